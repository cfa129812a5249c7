"use client";

import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { AuditEntryDetail } from "@/lib/api/auditContract.ts";
import { isAbort, type Refusal } from "../../shell/api.ts";
import type { EntryFilter, EntrySource } from "./entry-source.ts";
import { EntryStore } from "./entry-store.ts";

/** The entries of a log that pass a filter; what was asked for and is no longer wanted is called off. */
export function useEntries(source: EntrySource, filter: EntryFilter | null): EntryStore {
  const store = useMemo(() => new EntryStore(source, filter), [source, filter]);
  useSyncExternalStore(store.subscribe, store.version, store.version);
  useEffect(() => () => store.stop(), [store]);
  return store;
}

export type DetailState = { readonly detail: AuditEntryDetail | null; readonly refusal: Refusal | null };
const nothing: DetailState = { detail: null, refusal: null };

/** One entry laid open; empty while it is on its way, or where `entry` is null. */
export function useEntryDetail(source: EntrySource, entry: number | null, limit: number): DetailState {
  const [state, setState] = useState<DetailState & { readonly source: EntrySource; readonly entry: number | null }>({ ...nothing, source, entry });
  useEffect(() => {
    if (entry === null) return undefined;
    const abort = new AbortController();
    source.detail(entry, limit, abort.signal).then(
      (answer) => setState({ source, entry, detail: answer.ok ? answer.value : null, refusal: answer.ok ? null : answer.refusal }),
      (error: unknown) => {
        if (!isAbort(error)) throw error;
      },
    );
    return () => abort.abort();
  }, [source, entry, limit]);
  // More of the same entry: what is there already stays until it has come.
  return state.source === source && state.entry === entry ? state : nothing;
}
