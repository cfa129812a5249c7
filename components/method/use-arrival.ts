"use client";

import { useEffect, useRef, useSyncExternalStore } from "react";

/** The anchor of the address without its sign; "" where there is none, and on the server. */
export function useAnchor(): string {
  return useSyncExternalStore(subscribe, readAnchor, () => "");
}

function subscribe(changed: () => void): () => void {
  addEventListener("hashchange", changed);
  return () => removeEventListener("hashchange", changed);
}

function readAnchor(): string {
  const text = location.hash.slice(1);
  try {
    return decodeURIComponent(text);
  } catch {
    // A broken escape names nothing; as it stands it can at least be shown.
    return text;
  }
}

/**
 * Goes to the rule that the address names, once for each time it is named and as soon as it is drawn.
 * `isRule`: the anchor is one; `drawn`: it stands on the page.
 */
export function useArrival(anchor: string, isRule: boolean, drawn: boolean): void {
  const arrived = useRef("");
  useEffect(() => {
    if (!isRule || !drawn || arrived.current === anchor) return;
    arrived.current = anchor;
    const rule = document.getElementById(anchor);
    rule?.scrollIntoView({ block: "start" });
    rule?.focus({ preventScroll: true });
  }, [anchor, isRule, drawn]);
}
