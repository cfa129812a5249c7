"use client";

import { useEffect, useRef, useState, type RefObject } from "react";
import { ask, incidentPath } from "../shell/api.ts";
import type { RowStore } from "./row-store.ts";
import type { TallList } from "./use-tall-list.ts";
import type { Cursor } from "./use-cursor.ts";

type Place = { readonly id: number; readonly position: number | null; readonly foldedIn: number | null };

type Options = {
  readonly incident: string;
  readonly store: RowStore;
  readonly cursor: Cursor;
  readonly listRef: RefObject<TallList | null>;
  readonly sel: number | null;
  readonly onUnfold: (row: number) => void;
};

/**
 * Keeps the reader's row in sight when the rows change: the open row, else the one that had the tab stop.
 * Answers whether the open row is among the rows of the view.
 */
export function useLocated({ incident, store, cursor, listRef, sel, onUnfold }: Options): "shown" | "hidden" | "missing" {
  const [found, setFound] = useState<"shown" | "hidden" | "missing">("shown");
  const [target, setTarget] = useState<{ readonly index: number } | null>(null);
  const last = useRef<number | null>(null);
  const first = useRef(true);
  const here = store.row(cursor.index)?.id ?? null;
  const wanted = useRef(sel);
  useEffect(() => {
    wanted.current = sel ?? last.current;
    if (here !== null) last.current = here;
  });

  useEffect(() => {
    const id = wanted.current;
    const focus = first.current;
    first.current = false;
    if (id === null) return;
    const abort = new AbortController();
    const query = new URLSearchParams(store.query);
    query.set("row", String(id));
    ask<Place>(`${incidentPath(incident)}/timeline/position?${query}`, { signal: abort.signal }).then((answer) => {
      if (!answer.ok) return setFound(answer.refusal.status === 404 ? "missing" : "shown");
      const { position, foldedIn } = answer.value;
      setFound(position === null && foldedIn === null ? "hidden" : "shown");
      if (foldedIn !== null && sel !== null) return onUnfold(foldedIn);
      cursor.go(position ?? 0, focus && position !== null);
      setTarget({ index: position ?? 0 });
    }, () => {});
    return () => abort.abort();
    // Once for each set of rows.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [store]);

  const known = store.size !== null;
  useEffect(() => {
    if (target === null || !known) return;
    listRef.current?.show(target.index, "centre");
    setTarget(null);
  }, [target, known, listRef]);
  return sel === null ? "shown" : found;
}
