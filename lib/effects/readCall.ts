import type { JsonObject, JsonValue } from "../base/json.ts";
import { keptSightings, loadDraft, type DraftSource, type SightingPlace } from "../trace/loadSighting.ts";
import type { IndexedCall } from "./effectIndex.ts";

/** Results are read up to here: numbers and tables stand at the beginning or are no numbers to report. */
export const resultMax = 262_144;

/** What a call was given and what came back, read from the exhibit. */
export type CallText = { readonly arguments: JsonValue | undefined; readonly result: string | undefined; readonly metadata: JsonObject };

export async function readCall(source: DraftSource, { argumentsAt, resultAt }: IndexedCall): Promise<CallText> {
  const asked = await sightingAt(source, argumentsAt);
  // Both stand in one step mostly, which is read once then.
  const answered = asked !== null && argumentsAt !== null && resultAt !== null && samePlace(argumentsAt, resultAt) ? { ...asked, sighting: asked.kept[resultAt.ordinal] ?? null } : await sightingAt(source, resultAt);
  const args = asked?.sighting?.arguments ?? null;
  const captured = args !== null && (args.state === "present" || args.state === "empty" || args.state === "cut");
  const answer = answered?.sighting ?? null;
  const hasText = answer !== null && answer.text !== null && (answer.state === "present" || answer.state === "cut");
  return {
    arguments: captured ? (args.value ?? (args.state === "empty" ? {} : undefined)) : undefined,
    result: hasText ? (answer.text ?? "").slice(0, resultMax) : undefined,
    metadata: { ...answered?.metadata, ...asked?.metadata },
  };
}

export async function sightingAt(source: DraftSource, at: SightingPlace | null) {
  const draft = at === null ? null : await loadDraft(source, at.place, at.parts);
  if (draft === null || at === null) return null;
  const kept = keptSightings(draft);
  return { kept, sighting: kept[at.ordinal] ?? null, metadata: draft.metadata };
}

const samePlace = (a: SightingPlace, b: SightingPlace): boolean => a.place.exhibit === b.place.exhibit && a.place.record === b.place.record && a.place.draft === b.place.draft && a.parts.length === 0 && b.parts.length === 0;
