"use client";

import { useCallback, useEffect, useRef, type RefObject } from "react";
import type { TimelineRow } from "@/lib/timeline/row.ts";
import { toggled } from "./fold-state.ts";
import type { RowStore } from "./row-store.ts";
import type { AddressBar } from "../use-address.ts";
import type { Cursor } from "./use-cursor.ts";
import type { TallList } from "./use-tall-list.ts";

type Options = {
  readonly bar: AddressBar;
  readonly store: RowStore;
  readonly cursor: Cursor;
  readonly listRef: RefObject<TallList | null>;
};

export type Going = {
  /** Goes to a row by its place, and opens it when it has come. */
  readonly goTo: (index: number, open: boolean) => void;
  readonly openRow: (index: number, row: TimelineRow) => void;
  readonly toggle: (row: TimelineRow) => void;
  /** The row is open, or was told to open a moment ago and the address does not know it yet. */
  readonly isOpen: (row: TimelineRow) => boolean;
};

/** Going from row to row, opening and folding. */
export function useGoing({ bar: { address, change }, store, cursor, listRef }: Options): Going {
  const total = store.size?.total ?? 0;
  const openWhenHere = useRef<number | null>(null);
  const opening = useRef<number | null>(null);
  const { sel } = address;
  useEffect(() => {
    // An older one may arrive first.
    if (opening.current === sel) opening.current = null;
  }, [sel]);
  const { go, opens } = cursor;
  const open = useCallback(({ id }: TimelineRow) => {
    if (id !== sel) opens(id);
    opening.current = id;
    change({ sel: id });
  }, [sel, opens, change]);

  const goTo = (index: number, andOpen: boolean) => {
    const next = Math.min(total - 1, Math.max(0, index));
    if (next < 0) return;
    const list = listRef.current;
    const isFar = list !== null && (next < list.first - 1 || next > list.last + 1);
    cursor.go(next, true);
    list?.show(next, isFar && next > 0 && next < total - 1 ? "centre" : "near");
    openWhenHere.current = andOpen ? next : null;
    const there = store.row(next);
    if (andOpen && there !== null) open(there);
  };
  useEffect(() => {
    // The row was not loaded when it was gone to.
    const there = openWhenHere.current === cursor.index ? store.row(cursor.index) : null;
    if (there === null) return;
    openWhenHere.current = null;
    if (there.id !== sel) open(there);
  });

  const toggle = useCallback((row: TimelineRow) => change({ fold: toggled(address.fold, row.id) }), [address.fold, change]);
  const openRow = useCallback((index: number, row: TimelineRow) => {
    openWhenHere.current = null;
    go(index, true);
    open(row);
  }, [go, open]);
  const isOpen = ({ id }: TimelineRow) => id === opening.current || (opening.current === null && id === sel);
  return { goTo, openRow, toggle, isOpen };
}
