"use client";

import { useCallback, useRef, useState } from "react";

export type Cursor = {
  /** The row that has the tab stop. */
  readonly index: number;
  /** How often it was gone somewhere: to go to the row where one is already is a move too. */
  readonly moves: number;
  /** Goes to a row and asks for the focus there. */
  readonly go: (index: number, focus: boolean) => void;
  /** The focus came to a row by itself: Tab or the mouse. */
  readonly follow: (index: number) => void;
  /** True once after `go` asked for the focus. */
  readonly takeFocus: () => boolean;
};

/** Where the reader is in the list. Not in the address: that holds what is open, and this moves with every key. */
export function useCursor(): Cursor {
  // `moves` makes going to the row where one is already a change too: the focus may be elsewhere.
  const [place, setPlace] = useState({ index: 0, moves: 0 });
  const wantsFocus = useRef(false);
  const go = useCallback((index: number, focus: boolean) => {
    wantsFocus.current = focus;
    setPlace(({ moves }) => ({ index, moves: moves + 1 }));
  }, []);
  const follow = useCallback((index: number) => setPlace((known) => (known.index === index ? known : { ...known, index })), []);
  const takeFocus = useCallback(() => {
    const asked = wantsFocus.current;
    wantsFocus.current = false;
    return asked;
  }, []);
  return { ...place, go, follow, takeFocus };
}
