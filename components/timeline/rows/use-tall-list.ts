"use client";

import { defaultRangeExtractor, observeElementRect, useVirtualizer, type VirtualItem } from "@tanstack/react-virtual";
import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from "react";
import { follow, reveal, standAt, tallOf, type Stand } from "./tall-scroll.ts";

type Options = { readonly count: number; readonly rowPx: number; readonly scroll: RefObject<HTMLDivElement | null>; readonly active: number };

export type TallList = {
  readonly items: readonly VirtualItem[];
  /** Height of the box inside the scroller. */
  readonly boxPx: number;
  /** Rows are drawn at `start - offset`. */
  readonly offset: number;
  readonly first: number;
  readonly last: number;
  readonly show: (row: number, align: "near" | "centre") => void;
  readonly pageRows: () => number;
};

const overscan = 12;

/** Windowing for any number of rows of one height; see tall-scroll.ts for lists taller than a browser allows. */
export function useTallList({ count, rowPx, scroll, active }: Options): TallList {
  const tall = useMemo(() => tallOf(count, rowPx), [count, rowPx]);
  const stand = useRef<Stand>({ offset: 0, scrollTop: 0 });
  const report = useRef<((offset: number, moving: boolean) => void) | null>(null);
  const [offset, setOffset] = useState(0);
  const latest = useRef(tall);
  useEffect(() => {
    latest.current = tall;
  });

  const settle = useCallback((next: Stand, moving: boolean) => {
    const element = scroll.current;
    stand.current = next;
    setOffset(next.offset);
    if (element && Math.abs(element.scrollTop - next.scrollTop) > 1) element.scrollTop = next.scrollTop;
    report.current?.(next.scrollTop + next.offset, moving);
  }, [scroll]);

  const virtual = useVirtualizer<HTMLDivElement, Element>({
    count, overscan, estimateSize: () => rowPx, getScrollElement: () => scroll.current, observeElementRect,
    rangeExtractor: (range) => withActive(defaultRangeExtractor(range), active, range.count),
    observeElementOffset: (instance, tell) => {
      const element = instance.scrollElement;
      if (!element) return undefined;
      report.current = tell;
      const onScroll = () => settle(follow(latest.current, stand.current, element.scrollTop, element.clientHeight), true);
      tell(element.scrollTop + stand.current.offset, false);
      element.addEventListener("scroll", onScroll, { passive: true });
      return () => element.removeEventListener("scroll", onScroll);
    },
    // Scrolling is done by `show`; the library's own corrections are for rows that change height.
    scrollToFn: () => {},
  });

  // The library keeps the places of rows it has measured once.
  useEffect(() => virtual.measure(), [virtual, rowPx]);

  const show = useCallback((row: number, align: "near" | "centre") => {
    const view = scroll.current?.clientHeight ?? 0;
    const top = reveal(row, rowPx, stand.current.scrollTop + stand.current.offset, view, align);
    if (top !== null) settle(standAt(latest.current, Math.min(top, Math.max(0, latest.current.virtualPx - view))), false);
  }, [rowPx, scroll, settle]);

  return {
    items: virtual.getVirtualItems(), boxPx: tall.realPx, offset: tall.pages === 1 ? 0 : offset, show,
    first: virtual.range?.startIndex ?? 0, last: virtual.range?.endIndex ?? 0,
    pageRows: () => Math.max(1, Math.floor((scroll.current?.clientHeight ?? rowPx) / rowPx) - 1),
  };
}

/** The focused row stays in the page while it is scrolled away, or the focus would be lost. */
function withActive(shown: number[], active: number, count: number): number[] {
  if (active < 0 || active >= count || shown.includes(active)) return shown;
  return [...shown, active].sort((a, b) => a - b);
}
