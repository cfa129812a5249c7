"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import type { Axis } from "@/lib/timeline/axis.ts";
import type { Refusal } from "../../shell/api.ts";
import { RowStore } from "./row-store.ts";

export type Rows = {
  readonly store: RowStore;
  /** The rows drawn are those of the view before; the new ones are on their way. */
  readonly pending: boolean;
  /** Why the rows of this view could not be read; those of the view before stay. */
  readonly refusal: Refusal | null;
  readonly retry: () => void;
};

/** The rows of a view. While another view loads, the one before stays, so that nothing flashes. */
export function useRows(incident: string, query: string, lanes: ReadonlyMap<string, Axis | null>, anchor: number): Rows {
  const [store, setStore] = useState(() => new RowStore(incident, query, lanes));
  const [failed, setFailed] = useState<RowStore | null>(null);
  const version = useSyncExternalStore(store.subscribe, store.version, store.version);
  useEffect(() => {
    if (store.query === query) return;
    const next = new RowStore(incident, query, lanes);
    const swap = () => {
      if (next.size !== null) setStore(next);
      setFailed(next.size === null && next.refusal !== null ? next : null);
    };
    const stop = next.subscribe(swap);
    next.want(anchor, anchor);
    return () => {
      stop();
      if (next.size === null) next.stop();
    };
    // `anchor` only says where to begin; its changes do not start over.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [incident, query, lanes, store]);
  void version;
  const asked = failed !== null && failed.query === query && store.query !== query ? failed : store;
  return { store, pending: store.query !== query, refusal: asked.refusal, retry: () => asked.retry(anchor, anchor) };
}
