"use client";

import { useEffect, useState } from "react";
import type { ListedEvent, ListedEvents } from "@/lib/api/eventContract.ts";
import { ask, incidentPath } from "../shell/api.ts";

export type ReplayEvents = { readonly events: readonly ListedEvent[]; readonly of: number };

/** What alerts, deploys and people say beside the runs: the first 500 in order of time. Null until they have come; a replay goes on without them. */
export function useReplayEvents(incident: string): ReplayEvents | null {
  const [read, setRead] = useState<ReplayEvents | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    ask<ListedEvents>(`${incidentPath(incident)}/events?count=500`, { signal: abort.signal }).then((answer) => { if (answer.ok) setRead({ events: answer.value.events, of: answer.value.of }); }, () => {});
    return () => abort.abort();
  }, [incident]);
  return read;
}

/** The events that had happened at an instant, the latest last. */
export const eventsUntil = ({ events }: ReplayEvents, us: number): readonly ListedEvent[] => events.filter(({ atUs }) => atUs <= us);
