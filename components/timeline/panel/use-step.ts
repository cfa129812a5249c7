"use client";

import { useEffect, useState } from "react";
import type { Step } from "@/lib/api/stepContract.ts";
import { impactChanged } from "../../impact/impact-api.ts";
import { ask, incidentPath, type Answer } from "../../shell/api.ts";

/** A held-down key passes many rows; only the one it stops at is read. */
const readAfterMs = 120;
/** The longest texts that the API sends with a step; longer ones are read under Raw. */
const longTexts = 2_000_000;

type StepReading = {
  /** Null while it is on its way. */
  readonly answer: Answer<Step> | null;
  readonly retry: () => void;
  /** Reads long texts as well; what is here stays until they have come. Undefined where that was done. */
  readonly readMore: (() => void) | undefined;
  /** Grows each time it was read anew. */
  readonly version: number;
};

type Read = { readonly incident: string; readonly row: number; readonly reveal: string | null; readonly answer: Answer<Step> };

/** What the panel shows of one row, read from the exhibit's own bytes. `reveal`: its credentials in the clear. */
export function useStep(incident: string, row: number, reveal: string | null): StepReading {
  const [read, setRead] = useState<Read | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [long, setLong] = useState<number | null>(null);
  const isLong = long === row;
  useEffect(() => {
    // A correction is part of the step; what is here stays until it has come.
    const again = () => setAttempt((known) => known + 1);
    addEventListener(impactChanged, again);
    return () => removeEventListener(impactChanged, again);
  }, []);
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(() => {
      const query = new URLSearchParams({ ...(isLong && { limit: String(longTexts) }), ...(reveal !== null && { reveal }) });
      ask<Step>(`${incidentPath(incident)}/steps/${row}${query.size > 0 ? `?${query}` : ""}`, { signal: abort.signal })
        .then((answer) => setRead({ incident, row, reveal, answer }), () => {});
    }, isLong || reveal !== null ? 0 : readAfterMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [incident, row, attempt, isLong, reveal]);
  const retry = () => {
    setRead(null);
    setAttempt(attempt + 1);
  };
  const here = read !== null && read.row === row && read.incident === incident && read.reveal === reveal ? read.answer : null;
  return { answer: here, version: attempt, retry, readMore: isLong ? undefined : () => setLong(row) };
}
