import { citesOfStep } from "../store/stepCites.ts";
import { revealedSubject } from "../store/reveals.ts";
import type { Store } from "../store/incidents.ts";
import { ApiError } from "./answers.ts";
import { needEvidence } from "./lookups.ts";

type Stretch = { readonly exhibit: number; readonly offset: number; readonly length: number };

const ended = (): ApiError =>
  new ApiError(403, "reveal_ended", "This may not be read in the clear: the reveal has ended, or was for something else.", "Ask anew: POST …/reveals. Each time is a line of the custody log.");

/** Whether a step is to be read in the clear; a refusal where the reveal does not hold for it. */
export function isRowRevealed(store: Store, incident: string, row: number, reveal: string | undefined): boolean {
  if (reveal === undefined) return false;
  const subject = revealedSubject(store, incident, reveal);
  if (subject === null || !("row" in subject) || subject.row !== row) throw ended();
  return true;
}

/** The same of an entry of a signed log. */
export function isEntryRevealed(store: Store, incident: string, exhibit: string, entry: number, reveal: string | undefined): boolean {
  if (reveal === undefined) return false;
  const subject = revealedSubject(store, incident, reveal);
  if (subject === null || !("entry" in subject) || subject.exhibit !== exhibit || subject.entry !== entry) throw ended();
  return true;
}

/** The same of a stretch of an exhibit: it was asked for itself, or lies in a record of the step that was. */
export async function isStretchRevealed(store: Store, incident: string, stretch: Stretch, reveal: string | undefined): Promise<boolean> {
  if (reveal === undefined) return false;
  const subject = revealedSubject(store, incident, reveal);
  if (subject === null || "entry" in subject) throw ended();
  const places = "row" in subject ? await needEvidence(store, incident, async (reading) => citesOfStep(reading, subject.row)) : [subject];
  if (!places.some(({ exhibit, offset, length }) => exhibit === `x${stretch.exhibit}` && offset !== null && length !== null && holds({ offset, length }, stretch))) throw ended();
  return true;
}

function holds({ offset, length }: Omit<Stretch, "exhibit">, inner: Stretch): boolean {
  return inner.offset >= offset && inner.offset + inner.length <= offset + length;
}
