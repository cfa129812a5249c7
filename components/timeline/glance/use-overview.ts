"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { TimelineOverview } from "@/lib/timeline/row.ts";
import { ask, incidentPath, type Refusal } from "../../shell/api.ts";
import { rowsQuery, type TimelineAddress } from "../address.ts";

/** A held-down key zooms many times a second; only where it stops is asked for. */
const askAfterMs = 120;
const buckets = 600;
/** As many as the widest lane has room for; what is still too close on the screen at hand is joined there. */
const slots = 200;

type Known = { readonly query: string; readonly overview: TimelineOverview };

export type OverviewRead = {
  readonly overview: TimelineOverview | null;
  /** What is drawn belongs to the filters or the window before. */
  readonly pending: boolean;
  readonly refusal: Refusal | null;
  readonly retry: () => void;
};

/** The whole at a glance: density, idle stretches, lanes. The old one stays until the new one has come. `version` grows when marks or events were changed. */
export function useOverview(incident: string, address: TimelineAddress, version: number): OverviewRead {
  const [known, setKnown] = useState<Known | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const query = overviewQuery(address);
  const [attempt, setAttempt] = useState(0);
  const asked = useRef(false);
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(() => {
      ask<TimelineOverview>(`${incidentPath(incident)}/timeline/overview?${query}`, { signal: abort.signal }).then((answer) => {
        if (answer.ok) setKnown({ query, overview: answer.value });
        setRefusal(answer.ok ? null : answer.refusal);
      }, () => {});
    }, asked.current ? askAfterMs : 0);
    asked.current = true;
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [incident, query, version, attempt]);
  const retry = useCallback(() => setAttempt((before) => before + 1), []);
  return { overview: known?.overview ?? null, pending: known !== null && known.query !== query, refusal, retry };
}

/** Folding, order and view change nothing about the whole. */
function overviewQuery(address: TimelineAddress): string {
  const query = new URLSearchParams(rowsQuery({ ...address, view: "flat" }));
  query.delete("view");
  if (address.axis !== null) query.set("axis", address.axis);
  query.set("buckets", String(buckets));
  query.set("slots", String(slots));
  return query.toString();
}
