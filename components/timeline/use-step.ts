"use client";

import { useEffect, useState } from "react";
import type { Step } from "@/lib/api/stepContract.ts";
import { ask, incidentPath, type Answer } from "../shell/api.ts";

/** A held-down key passes many rows; only the one it stops at is read. */
const readAfterMs = 120;

/** What the panel shows of one row, read from the exhibit's own bytes. Null while it is on its way. */
export function useStep(incident: string, row: number): { readonly answer: Answer<Step> | null; readonly retry: () => void } {
  const [answer, setAnswer] = useState<Answer<Step> | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(() => {
      ask<Step>(`${incidentPath(incident)}/steps/${row}`, { signal: abort.signal }).then(setAnswer, () => {});
    }, readAfterMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [incident, row, attempt]);
  const retry = () => {
    setAnswer(null);
    setAttempt(attempt + 1);
  };
  return { answer, retry };
}
