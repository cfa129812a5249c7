"use client";

import { useEffect, useState } from "react";
import type { Runs } from "@/lib/api/compareContract.ts";
import { ask, incidentPath, type Answer } from "../shell/api.ts";

/** The reader types on: only then the list is asked for. */
const typingMs = 150;

/** The runs of an incident that hold some words; null while they are on their way. What was there before stays. */
export function useRuns(incident: string, query: string, open: boolean): Answer<Runs> | null {
  const [read, setRead] = useState<{ readonly incident: string; readonly answer: Answer<Runs> } | null>(null);
  useEffect(() => {
    if (!open) return undefined;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      ask<Runs>(`${incidentPath(incident)}/runs?${new URLSearchParams({ q: query, count: "100" })}`, { signal: abort.signal }).then((answer) => setRead({ incident, answer }), () => {});
    }, query === "" ? 0 : typingMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [incident, query, open]);
  return read?.incident === incident ? read.answer : null;
}
