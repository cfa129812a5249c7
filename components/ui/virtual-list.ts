"use client";

import { defaultRangeExtractor, useVirtualizer, type Range, type Virtualizer } from "@tanstack/react-virtual";
import type { RefObject } from "react";

type Options = {
  readonly count: number;
  readonly scroll: RefObject<HTMLDivElement | null>;
  readonly rowHeightPx: number;
  readonly overscan?: number;
  /** The row that has the focus: it stays in the page while it is scrolled away, so that the focus is not lost. */
  readonly focused?: number | null;
  readonly keyOf?: (index: number) => string | number;
};

/** Windowing for rows of one height. The caller draws `getVirtualItems()` at `start` inside a box of `getTotalSize()`. */
export function useVirtualList({
  count,
  scroll,
  rowHeightPx,
  overscan = 10,
  focused = null,
  keyOf,
}: Options): Virtualizer<HTMLDivElement, Element> {
  return useVirtualizer<HTMLDivElement, Element>({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeightPx,
    overscan,
    rangeExtractor: (range) => withRow(range, focused),
    ...(keyOf && { getItemKey: keyOf }),
  });
}

/** The rows in sight, and the focused one, in order. */
export function withRow(range: Range, row: number | null): number[] {
  const shown = defaultRangeExtractor(range);
  if (row === null || row < 0 || row >= range.count || shown.includes(row)) return shown;
  return [...shown, row].sort((a, b) => a - b);
}
