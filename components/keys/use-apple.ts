"use client";

import { useSyncExternalStore } from "react";

/** Apple's keyboards have Cmd where others have Ctrl. */
export function isApple(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}

const never = () => () => {};

/** The same for drawing; false on the server. */
export function useApple(): boolean {
  return useSyncExternalStore(never, isApple, () => false);
}
