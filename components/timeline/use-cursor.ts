"use client";

import { useCallback, useRef, useState } from "react";

export type Cursor = {
  /** The row that has the tab stop. */
  readonly index: number;
  /** Goes to a row and asks for the focus there. */
  readonly go: (index: number, focus: boolean) => void;
  /** The focus came to a row by itself: Tab or the mouse. */
  readonly follow: (index: number) => void;
  /** True once after `go` asked for the focus. */
  readonly takeFocus: () => boolean;
};

/** Where the reader is in the list. Not in the address: that holds what is open, and this moves with every key. */
export function useCursor(): Cursor {
  const [index, setIndex] = useState(0);
  const wantsFocus = useRef(false);
  const go = useCallback((next: number, focus: boolean) => {
    wantsFocus.current = focus;
    setIndex(next);
  }, []);
  const follow = useCallback((next: number) => setIndex(next), []);
  const takeFocus = useCallback(() => {
    const asked = wantsFocus.current;
    wantsFocus.current = false;
    return asked;
  }, []);
  return { index, go, follow, takeFocus };
}
