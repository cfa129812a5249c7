import { formatInstant } from "@/lib/base/time.ts";
import { writeAxisRange } from "@/lib/timeline/axisRange.ts";
import { writeList } from "@/lib/timeline/filterList.ts";
import type { ManualEvent } from "@/lib/api/annotationContract.ts";
import type { ListedEvent, ListedEvents } from "@/lib/api/eventContract.ts";
import type { AxisRange } from "@/lib/timeline/row.ts";
import { ask, incidentPath, type Answer } from "../../shell/api.ts";

/** What a person says happened outside the evidence. */
export type EventWords = Pick<ManualEvent, "atUs" | "kind" | "text" | "author">;

/** The phases of an incident, and anything else, in the order in which they happen. */
export const eventKindWords: Readonly<Record<ManualEvent["kind"], string>> = { noticed: "Noticed", contained: "Contained", recovered: "Recovered", other: "Other" };
export const eventKinds: readonly ManualEvent["kind"][] = ["noticed", "contained", "recovered", "other"];

/** Fired when events were added, changed or removed, wherever on the page: lists and lanes read them again. */
export const eventsChanged = "aftertrace-events";

const eventsPath = (incident: string) => `${incidentPath(incident)}/events`;
const eventPath = (incident: string, event: string) => `${eventsPath(incident)}/${encodeURIComponent(event)}`;

/** Which events are asked for: lists of values, a stretch of time, a page. */
export type EventsAsked = { readonly origin?: string; readonly kind?: readonly string[]; readonly source?: readonly string[]; readonly t?: AxisRange; readonly from?: number; readonly count?: number };

/** Events of people and of files in order of time, a page of them. */
export function readEvents(incident: string, { origin = "", kind = [], source = [], t, from = 0, count = eventsPage }: EventsAsked, signal?: AbortSignal): Promise<Answer<ListedEvents>> {
  const query = new URLSearchParams({ from: String(from), count: String(count) });
  const given = { origin, kind: writeList(kind), source: writeList(source), t: t === undefined ? "" : writeAxisRange({ axis: "time", ...t }) };
  for (const [name, value] of Object.entries(given)) if (value !== "") query.set(name, value);
  return ask(`${eventsPath(incident)}?${query}`, signal && { signal });
}

/** Events of one page of the list. */
export const eventsPage = 100;

export function readEvent(incident: string, event: string, signal?: AbortSignal): Promise<Answer<ListedEvent>> {
  return ask(eventPath(incident, event), signal && { signal });
}

/** What sort of event it is, in the words of whoever says so. */
export const kindWord = (event: ListedEvent): string => (event.origin === "manual" ? eventKindWords[event.kind] : (event.kind ?? "Event"));

/** Writes a new event, or one that is there anew. */
export function writeEvent(incident: string, event: EventWords, id: string | null): Promise<Answer<ManualEvent>> {
  const body = { at: formatInstant(event.atUs), kind: event.kind, text: event.text, author: event.author };
  return told(id === null ? ask(eventsPath(incident), { method: "POST", body }) : ask(eventPath(incident, id), { method: "PATCH", body }));
}

export function removeEvent(incident: string, id: string): Promise<Answer<{ readonly removed: string }>> {
  return told(ask(eventPath(incident, id), { method: "DELETE", body: {} }));
}

async function told<T>(asking: Promise<Answer<T>>): Promise<Answer<T>> {
  const answer = await asking;
  if (answer.ok) dispatchEvent(new Event(eventsChanged));
  return answer;
}
