import type { Alignment, Clocks } from "@/lib/api/clockContract.ts";
import { ask, incidentPath, type Answer } from "../shell/api.ts";

/** Fired when an alignment was made or taken back, wherever on the page. */
export const clocksChanged = "aftertrace-clocks";

const clocksPath = (incident: string) => `${incidentPath(incident)}/clocks`;

export const readClocks = (incident: string, signal: AbortSignal): Promise<Answer<Clocks>> => ask(clocksPath(incident), { signal });

export function align(incident: string, body: { readonly exhibit: string; readonly shiftUs: number; readonly reason: string; readonly author: string }): Promise<Answer<Alignment>> {
  return told(ask(`${clocksPath(incident)}/alignments`, { method: "POST", body }));
}

export function withdraw(incident: string, alignment: string, author: string): Promise<Answer<Alignment>> {
  return told(ask(`${clocksPath(incident)}/alignments/${encodeURIComponent(alignment)}/withdraw`, { method: "POST", body: { author } }));
}

async function told<T>(asking: Promise<Answer<T>>): Promise<Answer<T>> {
  const answer = await asking;
  if (answer.ok) dispatchEvent(new Event(clocksChanged));
  return answer;
}
