"use client";

import { useCallback, useEffect, useState } from "react";
import type { Impact } from "@/lib/api/impactContract.ts";
import { jobEvent } from "../intake/uploads.ts";
import { onMarkedAnywhere } from "../marks/marked-event.ts";
import type { Refusal } from "../shell/api.ts";
import { eventsChanged } from "../timeline/events/manual-events.ts";
import { impactChanged, readImpact } from "./impact-api.ts";

export type ImpactRead = {
  /** Null until it has come; what is there stays while it is read anew. */
  readonly impact: Impact | null;
  readonly refusal: Refusal | null;
  /** Grows with everything that may have changed an answer. */
  readonly version: number;
  readonly retry: () => void;
};

/** What the incident comes to: at first as the page came with it, and read again whenever a correction, a decision, a manual event or an import on this page may have changed it. */
export function useImpact(incident: string, start: Impact | null): ImpactRead {
  const [read, setRead] = useState<Pick<ImpactRead, "impact" | "refusal">>({ impact: start, refusal: null });
  const [version, setVersion] = useState(0);
  const again = useCallback(() => setVersion((known) => known + 1), []);
  useEffect(() => {
    const stopMarks = onMarkedAnywhere(again);
    addEventListener(impactChanged, again);
    addEventListener(eventsChanged, again);
    addEventListener(jobEvent, again);
    return () => {
      stopMarks();
      removeEventListener(impactChanged, again);
      removeEventListener(eventsChanged, again);
      removeEventListener(jobEvent, again);
    };
  }, [again]);
  const isAsCame = version === 0 && start !== null;
  useEffect(() => {
    if (isAsCame) return undefined;
    const abort = new AbortController();
    readImpact(incident, abort.signal).then(
      (answer) => setRead((known) => (answer.ok ? { impact: answer.value, refusal: null } : { ...known, refusal: answer.refusal })),
      () => {},
    );
    return () => abort.abort();
  }, [incident, version, isAsCame]);
  return { ...read, version, retry: again };
}
