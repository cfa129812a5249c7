"use client";

import { useCallback, useSyncExternalStore } from "react";

const changedEvent = "aftertrace-kept";

/** A choice kept per browser, as text. Where the browser keeps nothing it lasts as long as the page. */
export function useKept(key: string, usual: string): readonly [string, (value: string) => void] {
  const name = `aftertrace.${key}`;
  const value = useSyncExternalStore(subscribe, () => readKept(name) ?? usual, () => usual);
  const keep = useCallback((next: string) => {
    fallback.set(name, next);
    try {
      localStorage.setItem(name, next);
    } catch {
      // Private windows may refuse; the choice then lasts as long as the page.
    }
    dispatchEvent(new Event(changedEvent));
  }, [name]);
  return [value, keep];
}

const fallback = new Map<string, string>();

function readKept(name: string): string | null {
  const here = fallback.get(name);
  if (here !== undefined) return here;
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function subscribe(changed: () => void): () => void {
  addEventListener(changedEvent, changed);
  return () => removeEventListener(changedEvent, changed);
}
