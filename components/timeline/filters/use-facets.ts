"use client";

import { useCallback, useEffect, useState } from "react";
import { ask, incidentPath, type Refusal } from "../../shell/api.ts";
import type { TimelineFacets } from "@/lib/timeline/row.ts";

export type FacetsRead = {
  /** Null until the first counts have come; then the last ones, also while newer are on their way. */
  readonly facets: TimelineFacets | null;
  /** The counts are those of an earlier choice. */
  readonly pending: boolean;
  readonly refusal: Refusal | null;
  readonly refresh: () => void;
};

/** Words that are being typed are counted when the typing rests. */
const countAfterMs = 300;

/** What each filter could be set to, with counts. Read again when the filters change, when marks do, and on request. */
export function useFacets(incident: string, query: string, marksVersion: number): FacetsRead {
  const [attempt, setAttempt] = useState(0);
  const wanted = `${query} ${marksVersion} ${attempt}`;
  const [read, setRead] = useState<{ readonly key: string; readonly facets: TimelineFacets | null; readonly refusal: Refusal | null }>({ key: "", facets: null, refusal: null });
  const isFirst = read.key === "";
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(() => {
      ask<TimelineFacets>(`${incidentPath(incident)}/timeline/facets?${query}`, { signal: abort.signal }).then((answer) => {
        setRead((known) => (answer.ok ? { key: wanted, facets: answer.value, refusal: null } : { key: wanted, facets: known.facets, refusal: answer.refusal }));
      }, () => {});
    }, isFirst ? 0 : countAfterMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [incident, query, wanted, isFirst]);
  const refresh = useCallback(() => setAttempt((before) => before + 1), []);
  return { facets: read.facets, pending: read.key !== wanted, refusal: read.refusal, refresh };
}
