"use client";

import { useCallback, useRef, useState } from "react";

export type CursorPlace = {
  /** The row that has the tab stop. */
  readonly index: number;
  /** How often it was gone somewhere: to go to the row where one is already is a move too. */
  readonly moves: number;
};

export type Cursor = CursorPlace & {
  /** Goes to a row and asks for the focus there. */
  readonly go: (index: number, focus: boolean) => void;
  /** The focus came to a row by itself: Tab or the mouse. */
  readonly follow: (index: number) => void;
  /** Where the last key led, drawn yet or not: an answer that comes late is compared with it. */
  readonly now: () => CursorPlace;
  /** True once after `go` asked for the focus at this place: a drawing that is behind by a key does not get it. */
  readonly takeFocus: (index: number) => boolean;
  /** A row is being opened where the cursor is; the address follows later. */
  readonly opens: (row: number) => void;
  /** The address has come to a row: was it opened where the cursor was? Then the cursor has been there and may have gone on. */
  readonly hasOpened: (row: number) => boolean;
};

/** Where the reader is in the list. Not in the address: that holds what is open, and this moves with every key. */
export function useCursor(): Cursor {
  // `moves` makes going to the row where one is already a change too: the focus may be elsewhere.
  const [place, setPlace] = useState<CursorPlace>({ index: 0, moves: 0 });
  const last = useRef(place);
  const wantsFocus = useRef(false);
  const put = useCallback((next: CursorPlace) => {
    last.current = next;
    setPlace(next);
  }, []);
  const go = useCallback((index: number, focus: boolean) => {
    wantsFocus.current = focus;
    put({ index, moves: last.current.moves + 1 });
  }, [put]);
  const follow = useCallback((index: number) => {
    if (last.current.index !== index) put({ ...last.current, index });
  }, [put]);
  const now = useCallback(() => last.current, []);
  const takeFocus = useCallback((index: number) => {
    const asked = wantsFocus.current && last.current.index === index;
    if (asked) wantsFocus.current = false;
    return asked;
  }, []);
  return { ...place, go, follow, now, takeFocus, ...useOpenings() };
}

/** Rows on their way into the address, oldest first: it comes late, and may leave some out. */
function useOpenings(): Pick<Cursor, "opens" | "hasOpened"> {
  const waiting = useRef<readonly number[]>([]);
  const opens = useCallback((row: number) => {
    waiting.current = [...waiting.current, row];
  }, []);
  const hasOpened = useCallback((row: number) => {
    const at = waiting.current.lastIndexOf(row);
    waiting.current = waiting.current.slice(at + 1);
    return at !== -1;
  }, []);
  return { opens, hasOpened };
}
