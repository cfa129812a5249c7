"use client";

import { useSyncExternalStore } from "react";

/** The theme in force, as a word that changes with it: what is drawn on a canvas has to be drawn again. */
export function useThemeTurn(): string {
  return useSyncExternalStore(subscribe, () => document.documentElement.dataset["theme"] ?? "", () => "");
}

function subscribe(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}
