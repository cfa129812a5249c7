"use client";

import { useCallback, useEffect, useRef, type RefObject } from "react";
import { filterCount, isTree } from "./address.ts";
import type { Command } from "./keys.ts";
import type { AddressBar } from "./use-address.ts";
import type { Cursor } from "./use-cursor.ts";
import type { RowStore } from "./row-store.ts";
import type { TallList } from "./use-tall-list.ts";
import type { TimelineRow } from "@/lib/timeline/row.ts";

type Options = {
  readonly bar: AddressBar;
  readonly store: RowStore;
  readonly cursor: Cursor;
  readonly listRef: RefObject<TallList | null>;
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly onHelp: () => void;
  readonly onCopy: () => void;
};

export type Commands = {
  readonly run: (command: Command) => boolean;
  readonly openRow: (index: number, row: TimelineRow) => void;
  readonly toggle: (row: TimelineRow) => void;
  /** Goes to a row by its place and opens it when it has come. */
  readonly goTo: (index: number, open: boolean) => void;
};

/** What the keys and the buttons of the timeline do. */
export function useCommands({ bar, store, cursor, listRef, searchRef, onHelp, onCopy }: Options): Commands {
  const { address, change } = bar;
  const total = store.size?.total ?? 0;
  const openWhenHere = useRef<number | null>(null);
  const row = store.row(cursor.index);

  const goTo = (index: number, open: boolean) => {
    const next = Math.min(total - 1, Math.max(0, index));
    if (next < 0) return;
    cursor.go(next, true);
    listRef.current?.show(next, "near");
    openWhenHere.current = open ? next : null;
    const there = store.row(next);
    if (open && there !== null) change({ sel: there.id });
  };
  useEffect(() => {
    // The row was not loaded when it was gone to.
    const there = openWhenHere.current === cursor.index ? store.row(cursor.index) : null;
    if (there === null) return;
    openWhenHere.current = null;
    if (there.id !== address.sel) change({ sel: there.id });
  });

  const toggle = useCallback((target: TimelineRow) => {
    const folded = address.fold.includes(target.id);
    change({ fold: folded ? address.fold.filter((id) => id !== target.id) : [...address.fold, target.id] });
  }, [address.fold, change]);
  const { go } = cursor;
  const openRow = useCallback((index: number, target: TimelineRow) => {
    openWhenHere.current = null;
    go(index, true);
    change({ sel: target.id });
  }, [go, change]);

  const follows = address.sel !== null;
  const step = (by: number) => goTo(cursor.index + by, follows);
  const page = () => listRef.current?.pageRows() ?? 1;
  const expand = () => {
    if (row === null || row.subtree === 0) return;
    if (address.fold.includes(row.id)) toggle(row);
    else step(1);
  };
  const collapse = async () => {
    if (row === null) return;
    if (row.subtree > 0 && !address.fold.includes(row.id)) return toggle(row);
    const parent = await store.parentOf(cursor.index);
    if (parent !== null) goTo(parent, follows);
  };
  const close = () => {
    if (!follows) return false;
    change({ sel: null });
    cursor.go(cursor.index, true);
    return true;
  };
  const hit = (by: number) => {
    if (filterCount(address) === 0) return false;
    goTo(row !== null && row.id !== address.sel && by > 0 ? cursor.index : cursor.index + by, true);
    return true;
  };

  const run = (command: Command): boolean => {
    switch (command) {
      case "next": step(1); return true;
      case "previous": step(-1); return true;
      case "first": goTo(0, follows); return true;
      case "last": goTo(total - 1, follows); return true;
      case "pageDown": step(page()); return true;
      case "pageUp": step(-page()); return true;
      case "expand": if (isTree(address)) expand(); return true;
      case "collapse": if (isTree(address)) void collapse(); return true;
      case "open": goTo(cursor.index, true); return true;
      case "close": return close();
      case "search": searchRef.current?.focus(); searchRef.current?.select(); return true;
      case "nextHit": return hit(1);
      case "previousHit": return hit(-1);
      case "view": change({ view: address.view === "tree" ? "flat" : "tree" }); return true;
      case "copyLink": onCopy(); return true;
      case "help": onHelp(); return true;
    }
  };
  return { run, openRow, toggle, goTo };
}
