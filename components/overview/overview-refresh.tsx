"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import type { PolicyHead } from "@/lib/api/policyContract.ts";
import { jobEvent } from "../intake/uploads.ts";
import { ask, incidentPath } from "../shell/api.ts";
import { eventsChanged } from "../timeline/events/manual-events.ts";

type Props = { readonly incident: string; /** The figures of the allow-list were not there in time. */ readonly pending: boolean };

/** Reads the page again when something on it, a job, or figures that were still being worked out changed what it says. Draws nothing. */
export function OverviewRefresh({ incident, pending }: Props) {
  const router = useRouter();
  useEffect(() => {
    if (!pending) return;
    const abort = new AbortController();
    const again = () => router.refresh();
    workedOut(incident, abort.signal).then((known) => { if (known) again(); }, () => {});
    return () => abort.abort();
  }, [incident, pending, router]);
  useEffect(() => {
    const again = () => router.refresh();
    addEventListener(eventsChanged, again);
    addEventListener(jobEvent, again);
    return () => {
      removeEventListener(eventsChanged, again);
      removeEventListener(jobEvent, again);
    };
  }, [router]);
  return null;
}

/** Every answer waits a moment for the figures, so this does not hurry. @returns false where the server does not answer. */
async function workedOut(incident: string, signal: AbortSignal): Promise<boolean> {
  for (;;) {
    const head = await ask<PolicyHead>(`${incidentPath(incident)}/policy`, { signal });
    if (!head.ok) return false;
    if (!head.value.standing.pending) return true;
  }
}
