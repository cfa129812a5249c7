"use client";

import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { EffectRow } from "@/lib/api/impactContract.ts";
import type { Refusal } from "../../shell/api.ts";
import { PagedRows } from "../../shell/paged-rows.ts";
import { readEffects } from "../impact-api.ts";

/** `pending`: what is shown is of the question before, because the answer to this one is on its way. */
export type EffectsRead = { readonly store: PagedRows<EffectRow>; readonly pending: boolean };

/** The effects that pass a query; another version of the answers is read anew. */
export function useEffects(incident: string, query: string, version: number): EffectsRead {
  // oxlint-disable-next-line react/exhaustive-deps -- the version says that the same question has another answer
  const store = useMemo(() => new PagedRows<EffectRow>((from, count, signal) => readEffects(incident, query, from, count, signal)), [incident, query, version]);
  useSyncExternalStore(store.subscribe, store.version, store.version);
  const [shown, setShown] = useState(store);
  const isHere = store.size !== null || store.refusal !== null;
  if (isHere && shown !== store) setShown(store);
  useEffect(() => {
    store.want(0, 0);
    return () => store.stop();
  }, [store]);
  return { store: isHere ? store : shown, pending: !isHere };
}

export type OpenEffect = { readonly row: EffectRow | null; readonly state: "reading" | "found" | "missing"; readonly refusal: Refusal | null };

const perPage = 500;

/** The effect that is laid open: out of the list where it is in sight, else looked for in all of them. */
export function useOpenEffect(incident: string, id: string | null, store: PagedRows<EffectRow>, version: number): OpenEffect {
  const [held, setHeld] = useState<(OpenEffect & { readonly id: string; readonly version: number }) | null>(null);
  const listed = id === null ? null : store.find((row) => row.id === id);
  const known = held !== null && held.id === id && held.version === version && held.state !== "reading";
  const isRead = store.size !== null || store.refusal !== null;
  useEffect(() => {
    if (id === null || !isRead || listed !== null || known) return undefined;
    const abort = new AbortController();
    findEffect(incident, id, abort.signal).then((open) => setHeld({ ...open, id, version }), () => {});
    return () => abort.abort();
  }, [incident, id, version, isRead, listed, known]);
  // Kept while drawing, not after: when the answers are read anew, the list is empty at once.
  if (id !== null && listed !== null && held?.row !== listed) setHeld({ row: listed, state: "found", refusal: null, id, version });
  if (listed !== null) return { row: listed, state: "found", refusal: null };
  // What was there stays while the answers are read anew.
  return held !== null && held.id === id ? held : { row: null, state: "reading", refusal: null };
}

async function findEffect(incident: string, id: string, signal: AbortSignal): Promise<OpenEffect> {
  for (let from = 0, total = 1; from < total; from += perPage) {
    const page = await readEffects(incident, "", from, perPage, signal);
    if (!page.ok) return { row: null, state: "missing", refusal: page.refusal };
    const row = page.value.rows.find((one) => one.id === id);
    if (row !== undefined) return { row, state: "found", refusal: null };
    total = page.value.total;
  }
  return { row: null, state: "missing", refusal: null };
}
