"use client";

import { useEffect, useState } from "react";
import type { History } from "@/lib/api/stepContract.ts";
import { ask, incidentPath, type Answer } from "../../shell/api.ts";

/** How the messages of a model call differ from those of another one; without `against` from the one before it. Null while that is on its way. */
export function useHistory(incident: string, row: number, against: number | null, reveal: string | null): { readonly answer: Answer<History> | null; readonly retry: () => void } {
  const path = `${incidentPath(incident)}/steps/${row}/history?${new URLSearchParams({ ...(against !== null && { against: String(against) }), ...(reveal !== null && { reveal }) })}`;
  const [read, setRead] = useState<{ readonly path: string; readonly answer: Answer<History> } | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    ask<History>(path, { signal: abort.signal }).then((answer) => setRead({ path, answer }), () => {});
    return () => abort.abort();
  }, [path, attempt]);
  const retry = () => {
    setRead(null);
    setAttempt(attempt + 1);
  };
  return { answer: read?.path === path ? read.answer : null, retry };
}
