"use client";

import { useCallback, useEffect, useMemo, useState } from "react";
import { usePathname, useSearchParams } from "next/navigation";
import type { Comparison } from "@/lib/api/compareContract.ts";
import { ask, incidentPath, type Refusal } from "../shell/api.ts";
import { compareQuery, readCompareAddress, type CompareAddress } from "./compare-address.ts";

export type Comparing = {
  readonly address: CompareAddress;
  readonly change: (patch: Partial<CompareAddress>) => void;
  /** What was asked for last and has come; `pending`: the address asks for another one. */
  readonly comparison: Comparison | null;
  readonly refusal: Refusal | null;
  readonly pending: boolean;
  readonly retry: () => void;
};

type Read = { readonly query: string; readonly comparison: Comparison | null; readonly refusal: Refusal | null };

/** The comparison that the address names. Runs that it leaves open are written into it as soon as they are chosen, so that the link shows the same. */
export function useComparison(incident: string): Comparing {
  const params = useSearchParams();
  const path = usePathname();
  const text = params.toString();
  const address = useMemo(() => readCompareAddress(new URLSearchParams(text)), [text]);
  const query = compareQuery(address);
  const [read, setRead] = useState<Read | null>(null);
  const [attempt, setAttempt] = useState(0);
  const change = useCallback((patch: Partial<CompareAddress>) => {
    const next = compareQuery({ ...address, ...patch });
    history.replaceState(null, "", next === "" ? path : `${path}?${next}`);
  }, [address, path]);
  const known = read?.query === query;
  useEffect(() => {
    if (known) return undefined;
    const abort = new AbortController();
    ask<Comparison>(`${incidentPath(incident)}/compare?${query}`, { signal: abort.signal }).then((answer) => {
      if (!answer.ok) return setRead({ query, comparison: null, refusal: answer.refusal });
      const { a, b } = answer.value;
      const named = compareQuery({ with: readCompareAddress(new URLSearchParams(query)).with, a: a?.trace ?? null, b: b?.trace ?? null });
      setRead({ query: named, comparison: answer.value, refusal: null });
      if (named !== query && path === location.pathname) history.replaceState(null, "", `${path}?${named}`);
      return undefined;
    }, () => {});
    return () => abort.abort();
  }, [incident, path, query, known, attempt]);
  const retry = useCallback(() => {
    setRead(null);
    setAttempt((before) => before + 1);
  }, []);
  return { address, change, comparison: read?.comparison ?? null, refusal: known ? (read?.refusal ?? null) : null, pending: !known, retry };
}
