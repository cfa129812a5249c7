"use client";

import { useEffect, useState } from "react";
import { eventsChanged, readEvents, type EventsAsked } from "./manual-events.ts";
import type { ListedEvents } from "@/lib/api/eventContract.ts";
import type { Refusal } from "../../shell/api.ts";

export type EventsRead = { readonly list: ListedEvents | null; readonly refusal: Refusal | null; readonly refresh: () => void };

/** A page of the events of an incident, read again whenever one is changed on this page. */
export function useEvents(incident: string, asked: EventsAsked): EventsRead {
  const [list, setList] = useState<ListedEvents | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const version = useEventsVersion();
  const [attempt, setAttempt] = useState(0);
  const key = JSON.stringify(asked);
  useEffect(() => {
    const abort = new AbortController();
    const wanted: EventsAsked = JSON.parse(key);
    readEvents(incident, wanted, abort.signal).then((answer) => {
      if (answer.ok) setList(answer.value);
      setRefusal(answer.ok ? null : answer.refusal);
    }, () => {});
    return () => abort.abort();
  }, [incident, key, version, attempt]);
  return { list, refusal, refresh: () => setAttempt((before) => before + 1) };
}

/** Grows with every change of an event on this page. */
export function useEventsVersion(): number {
  const [version, setVersion] = useState(0);
  useEffect(() => {
    const onChange = () => setVersion((before) => before + 1);
    addEventListener(eventsChanged, onChange);
    return () => removeEventListener(eventsChanged, onChange);
  }, []);
  return version;
}
