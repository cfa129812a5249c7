"use client";

import { useLayoutEffect, useRef, type RefObject } from "react";

/** A box that keeps what came last in sight: its beginning, or the passage in it; also when earlier things come in above it. No animation: it would run behind the steps. */
export function useNewest<T extends HTMLElement>(position: number, from: number): RefObject<T | null> {
  const box = useRef<T | null>(null);
  useLayoutEffect(() => {
    const within = box.current;
    if (within === null) return;
    const newest = within.querySelector<HTMLElement>("[data-newest]");
    const target = newest?.querySelector<HTMLElement>("mark") ?? newest;
    const top = target ? target.getBoundingClientRect().top - within.getBoundingClientRect().top + within.scrollTop - (target === newest ? 8 : 90) : within.scrollHeight;
    within.scrollTop = Math.min(top, within.scrollHeight);
  }, [position, from]);
  return box;
}
