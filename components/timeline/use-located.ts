"use client";

import { useCallback, useEffect, useRef, useState, type RefObject } from "react";
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

type Found = "shown" | "hidden" | "missing";

/**
 * Keeps the reader's row in sight when the rows change: the open row, else the one that had the tab stop.
 * `found` says whether the open row is among the rows of the view; `locate` goes to any row by its id.
 */
export function useLocated({ incident, store, cursor, listRef, sel, onUnfold }: Options): { readonly found: Found; readonly locate: (row: number) => void } {
  const [found, setFound] = useState<Found>("shown");
  const [target, setTarget] = useState<{ readonly index: number } | null>(null);
  const { go } = cursor;

  const place = useCallback((row: number, isOpen: boolean, focus: boolean) => {
    const abort = new AbortController();
    const query = new URLSearchParams(store.query);
    query.set("row", String(row));
    ask<Place>(`${incidentPath(incident)}/timeline/position?${query}`, { signal: abort.signal }).then((answer) => {
      if (!answer.ok) return setFound(answer.refusal.status === 404 ? "missing" : "shown");
      const { position, foldedIn } = answer.value;
      setFound(position === null && foldedIn === null ? "hidden" : "shown");
      if (foldedIn !== null && isOpen) return onUnfold(foldedIn);
      go(position ?? 0, focus && position !== null);
      setTarget({ index: position ?? 0 });
    }, () => {});
    return () => abort.abort();
  }, [incident, store, go, onUnfold]);

  // The row to keep in sight and what to do with it, as of the last drawing.
  const here = store.row(cursor.index)?.id ?? null;
  const last = useRef({ row: sel, isOpen: sel !== null, isFirst: true, place });
  useEffect(() => {
    last.current = { row: sel ?? here ?? last.current.row, isOpen: sel !== null, isFirst: last.current.isFirst, place };
  });
  useEffect(() => {
    const { row, isOpen, isFirst } = last.current;
    last.current.isFirst = false;
    return row === null ? undefined : last.current.place(row, isOpen, isFirst);
  }, [store]);

  const known = store.size !== null;
  useEffect(() => {
    if (target !== null && known) listRef.current?.show(target.index, "centre");
  }, [target, known, listRef]);
  const locate = useCallback((row: number) => void place(row, true, true), [place]);
  return { found: sel === null ? "shown" : found, locate };
}
