"use client";

import { useEffect, useLayoutEffect } from "react";
import { applyTheme, followTheme } from "./theme-choice.ts";

/**
 * For a page that the browser draws alone, as after "not found": there the script in <head> never runs. Where it has run,
 * nothing is left to do.
 */
export function ThemeKeeper() {
  useBeforePaint(() => {
    if (document.documentElement.dataset["theme"] !== undefined) return undefined;
    applyTheme();
    return followTheme();
  }, []);
  return null;
}

const useBeforePaint = typeof window === "undefined" ? useEffect : useLayoutEffect;
