"use client";

import { useEffect, useState } from "react";
import { eventsChanged, readEvents } from "./manual-events.ts";
import type { ManualEvent } from "@/lib/api/annotationContract.ts";
import type { Refusal } from "../../shell/api.ts";

export type EventsRead = { readonly events: readonly ManualEvent[] | null; readonly refusal: Refusal | null; readonly refresh: () => void };

/** The manual events of an incident in order of time, read again whenever one is changed on this page. */
export function useEvents(incident: string): EventsRead {
  const [events, setEvents] = useState<readonly ManualEvent[] | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const version = useEventsVersion();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    readEvents(incident, abort.signal).then((answer) => {
      if (answer.ok) setEvents(answer.value);
      setRefusal(answer.ok ? null : answer.refusal);
    }, () => {});
    return () => abort.abort();
  }, [incident, version, attempt]);
  return { events, refusal, refresh: () => setAttempt((before) => before + 1) };
}

/** Grows with every change of a manual event on this page. */
export function useEventsVersion(): number {
  const [version, setVersion] = useState(0);
  useEffect(() => {
    const onChange = () => setVersion((before) => before + 1);
    addEventListener(eventsChanged, onChange);
    return () => removeEventListener(eventsChanged, onChange);
  }, []);
  return version;
}
