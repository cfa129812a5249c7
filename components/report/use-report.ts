"use client";

import { useCallback, useEffect, useState } from "react";
import type { ReportView } from "@/lib/api/reportContract.ts";
import { impactChanged } from "../impact/impact-api.ts";
import { jobEvent } from "../intake/uploads.ts";
import { onMarkedAnywhere } from "../marks/marked-event.ts";
import type { Refusal } from "../shell/api.ts";
import { eventsChanged } from "../timeline/events/manual-events.ts";
import { readReport, reportChanged } from "./report-api.ts";

export type ReportRead = { /** Null until it has come; what is there stays while it is read anew. */ readonly view: ReportView | null; readonly refusal: Refusal | null; readonly retry: () => void };

/** The report: at first as the page came with it, and read again whenever something that it is made of may have changed on this page. */
export function useReport(incident: string, start: ReportView | null): ReportRead {
  const [read, setRead] = useState<Pick<ReportRead, "view" | "refusal">>({ view: start, refusal: null });
  const [version, setVersion] = useState(0);
  const again = useCallback(() => setVersion((known) => known + 1), []);
  useEffect(() => {
    const stopMarks = onMarkedAnywhere(again);
    const events = [impactChanged, eventsChanged, jobEvent, reportChanged];
    for (const event of events) addEventListener(event, again);
    return () => {
      stopMarks();
      for (const event of events) removeEventListener(event, again);
    };
  }, [again]);
  const isAsCame = version === 0 && start !== null;
  useEffect(() => {
    if (isAsCame) return undefined;
    const abort = new AbortController();
    readReport(incident, abort.signal).then((answer) => setRead((known) => (answer.ok ? { view: answer.value, refusal: null } : { ...known, refusal: answer.refusal })), () => {});
    return () => abort.abort();
  }, [incident, version, isAsCame]);
  return { ...read, retry: again };
}
