"use client";

import { useCallback, useEffect, useRef, useState, type RefObject } from "react";
import { impactChanged } from "../impact/impact-api.ts";
import { onMarkedAnywhere } from "../marks/marked-event.ts";
import type { RowStore } from "./rows/row-store.ts";
import type { TallList } from "./rows/use-tall-list.ts";

export type MarksVersion = { readonly version: number; readonly onMarked: () => void };

/** Grows with every change of marks, decisions or corrections on this page; the rows in sight are then read again. */
export function useMarksVersion(store: RowStore, listRef: RefObject<TallList | null>): MarksVersion {
  const [version, setVersion] = useState(0);
  const onMarked = useCallback(() => setVersion((before) => before + 1), []);
  useEffect(() => {
    const stop = onMarkedAnywhere(onMarked);
    addEventListener(impactChanged, onMarked);
    return () => {
      stop();
      removeEventListener(impactChanged, onMarked);
    };
  }, [onMarked]);
  const latest = useRef(store);
  useEffect(() => {
    latest.current = store;
  });
  useEffect(() => {
    if (version > 0) latest.current.refresh(listRef.current?.first ?? 0, listRef.current?.last ?? 0);
  }, [version, listRef]);
  return { version, onMarked };
}
