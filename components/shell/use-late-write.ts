"use client";

import { useCallback, useEffect, useRef } from "react";

/** Browsers refuse more than about ten history changes a second when a key is held down. */
const writeEveryMs = 250;
const leaving = "aftertrace:leaving";

/** Says that another page is about to be asked for without a link being pressed. */
export function announceLeaving(): void {
  dispatchEvent(new Event(leaving));
}

/**
 * Writes the address a moment after it was asked to, once for all that was asked for until then; `write` answers whether the browser took it.
 * Before another page is asked for it is written at once: the router gives up a page that is on its way when the address changes under it.
 */
export function useLateWrite(write: () => boolean): () => void {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const run = useCallback(function writeNow() {
    // Refused, because there were too many in a short time or the router is not up yet: it is written a little later.
    timer.current = write() ? null : setTimeout(writeNow, writeEveryMs);
  }, [write]);
  useEffect(() => {
    const stop = () => {
      if (timer.current === null) return false;
      clearTimeout(timer.current);
      timer.current = null;
      return true;
    };
    const flush = () => {
      if (stop()) run();
    };
    document.addEventListener("click", flush, { capture: true });
    addEventListener(leaving, flush);
    return () => {
      stop();
      document.removeEventListener("click", flush, { capture: true });
      removeEventListener(leaving, flush);
    };
  }, [run]);
  return useCallback(() => {
    timer.current ??= setTimeout(run, writeEveryMs);
  }, [run]);
}
