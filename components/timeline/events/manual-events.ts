import { formatInstant } from "@/lib/base/time.ts";
import type { ManualEvent } from "@/lib/api/annotationContract.ts";
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

export async function readEvents(incident: string, signal?: AbortSignal): Promise<Answer<readonly ManualEvent[]>> {
  const answer = await ask<{ readonly events: readonly ManualEvent[] }>(eventsPath(incident), signal && { signal });
  return answer.ok ? { ok: true, value: answer.value.events } : answer;
}

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
