"use client";

import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";
import type { TimelinePosition } from "@/lib/timeline/row.ts";
import { ask, incidentPath } from "../../shell/api.ts";
import type { TimelineAddress } from "../address.ts";
import { focusIsInRows } from "./rows-focus.ts";
import type { Cursor, CursorPlace } from "./use-cursor.ts";
import type { RowStore } from "./row-store.ts";
import type { TallList } from "./use-tall-list.ts";

type Options = {
  readonly incident: string;
  readonly store: RowStore;
  readonly cursor: Cursor;
  readonly listRef: RefObject<TallList | null>;
  readonly address: Pick<TimelineAddress, "sel" | "named">;
  readonly onUnfold: (row: number) => void;
  /** The row of a named call or document is known. */
  readonly onNamed: (row: number) => void;
};

/** Where the open row is: in the list, folded away, filtered away, or not in this incident at all. */
export type Found = "shown" | "folded" | "hidden" | "missing";

export type Located = {
  readonly found: Found;
  /** Brings a row into sight, out of every fold, and gives it the focus. */
  readonly locate: (row: number) => void;
};

/** A row to be found by its id or, where a link names it, by its call or document. */
type Goal = {
  readonly row: number | string;
  /** `kept`: the rows had the focus before they changed, and get it back unless it has gone elsewhere since. */
  readonly focus: "taken" | "kept" | "left";
  readonly unfold: boolean;
};

/** Keeps the reader's row in sight when the rows change: the open row, else the one that had the tab stop. */
export function useLocated({ incident, store, cursor, listRef, address: { sel, named }, onUnfold, onNamed }: Options): Located {
  const open = sel ?? named;
  const [known, setKnown] = useState<{ readonly row: number | string; readonly found: Found } | null>(null);
  const [target, setTarget] = useState<CursorPlace | null>(null);
  const { go, now, hasOpened } = cursor;
  // What is being dug out of its folds: each one that opens makes another set of rows.
  const digging = useRef<Goal | null>(null);

  const place = useCallback((goal: Goal, began = now()) => {
    const abort = new AbortController();
    digging.current = goal.unfold ? goal : null;
    const settle = (index: number, found: boolean) => {
      digging.current = null;
      // Whoever has gone on meanwhile stays where they went.
      if (goal.focus !== "taken" && now() !== began) return;
      // The rows may change under the focus: it then goes where the cursor goes.
      const kept = focusIsInRows() || (goal.focus === "kept" && document.activeElement === document.body);
      go(index, kept || (goal.focus === "taken" && found));
      setTarget(now());
    };
    const positionOf = (row: number | string) => ask<TimelinePosition>(`${incidentPath(incident)}/timeline/position?${withRow(store.query, row)}`, { signal: abort.signal });
    const find = async () => {
      const answer = await positionOf(goal.row);
      if (!answer.ok) {
        digging.current = null;
        return setKnown({ row: goal.row, found: answer.refusal.status === 404 ? "missing" : "shown" });
      }
      const { id, position, foldedIn } = answer.value;
      if (typeof goal.row === "string") onNamed(id);
      setKnown({ row: id, found: position !== null ? "shown" : foldedIn !== null ? "folded" : "hidden" });
      if (position !== null || foldedIn === null) return settle(position ?? 0, position !== null);
      if (goal.unfold) return onUnfold(foldedIn);
      const fold = await positionOf(foldedIn);
      return settle(fold.ok ? (fold.value.position ?? 0) : 0, false);
    };
    // An aborted request rejects; nobody waits for it any more.
    find().catch(() => {});
    return () => abort.abort();
  }, [incident, store, go, now, onUnfold, onNamed]);

  const here = store.row(cursor.index)?.id ?? null;
  // A key may come between the drawing of new rows and what follows it: it is a step away from where the drawing left the reader.
  const drawnAt = useRef(now());
  useLayoutEffect(() => {
    drawnAt.current = now();
  }, [store, now]);
  const find = useRef(place);
  useEffect(() => {
    find.current = place;
  });
  // The row to keep in sight, as of the drawing before: other rows may be at its place by now.
  const last = useRef({ row: open, here, isFirst: true, hadFocus: false });
  useEffect(() => {
    const { row, isFirst, hadFocus } = last.current;
    last.current.isFirst = false;
    const focus = isFirst ? "taken" : hadFocus ? "kept" : "left";
    const goal: Goal | null = digging.current ?? (row === null ? null : { row, focus, unfold: isFirst });
    return goal === null ? undefined : find.current(goal, drawnAt.current);
  }, [store]);
  useEffect(() => {
    last.current = { row: open ?? here ?? last.current.row, here, isFirst: last.current.isFirst, hadFocus: focusIsInRows() };
  });
  useEffect(() => {
    // Opened by a link or by going back, not from the rows, where the cursor is on it already. Who names a call wants to be there.
    const { here: at } = last.current;
    if (typeof open === "number" && hasOpened(open)) return;
    if (open !== null && at !== null && open !== at && digging.current?.row !== open) find.current({ row: open, focus: typeof open === "string" ? "taken" : "left", unfold: true });
  }, [open, hasOpened]);

  const hasRows = store.size !== null;
  useEffect(() => {
    // Whoever has gone on before this was drawn is not pulled back.
    if (target !== null && hasRows && now() === target) listRef.current?.show(target.index, "centre");
  }, [target, hasRows, listRef, now]);
  const locate = useCallback((row: number) => void place({ row, focus: "taken", unfold: true }), [place]);
  return { found: known !== null && known.row === open ? known.found : "shown", locate };
}

function withRow(query: string, row: number | string): URLSearchParams {
  const params = new URLSearchParams(query);
  params.set("row", String(row));
  return params;
}
