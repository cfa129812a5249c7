"use client";

import { useEffect, type KeyboardEvent, type RefObject } from "react";
import type { Cursor } from "../timeline/rows/use-cursor.ts";
import type { TallList } from "../timeline/rows/use-tall-list.ts";

type Options = {
  readonly scroll: RefObject<HTMLDivElement | null>;
  readonly cursor: Cursor;
  readonly list: TallList;
  readonly total: number;
  /** Enter on the row at a place; false where that row is not here yet. */
  readonly onEnter: (index: number) => boolean;
};

/** The keys of a table with one tab stop: arrows, pages, both ends go from row to row and take the focus along, Enter opens. Answers the handler. */
export function useRowKeys({ scroll, cursor, list, total, onEnter }: Options): (event: KeyboardEvent) => void {
  useEffect(() => {
    const element = scroll.current?.querySelector<HTMLElement>(`[data-index="${cursor.index}"]`);
    if (element && cursor.takeFocus(cursor.index)) element.focus({ preventScroll: true });
  });
  return (event) => {
    if (event.key === "Enter" && onEnter(cursor.index)) {
      event.preventDefault();
      return;
    }
    const next = nextRow(event.key, cursor.index, total, list.pageRows());
    if (next === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    list.show(next, "near");
    cursor.go(next, true);
  };
}

function nextRow(key: string, index: number, total: number, page: number): number | null {
  const to = new Map([["ArrowDown", index + 1], ["ArrowUp", index - 1], ["PageDown", index + page], ["PageUp", index - page], ["Home", 0], ["End", total - 1]]).get(key);
  return to === undefined || total === 0 ? null : Math.max(0, Math.min(total - 1, to));
}
