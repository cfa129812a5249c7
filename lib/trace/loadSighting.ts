import type { Draft, SpanDraft } from "./model.ts";
import { mergedDraft, mergeParts } from "./mergeSpans.ts";
import { type Sighting, sightingsOf } from "./sightings.ts";
import type { DraftPlace } from "./traceIndex.ts";

/** Where a sighting's content lies: a draft of a record, or the merged draft of a step whose parts are given. */
export type SightingPlace = { readonly place: DraftPlace; readonly ordinal: number; readonly parts: readonly DraftPlace[] };

/** Maps records again. */
export type DraftSource = {
  draft(place: DraftPlace): Promise<Draft | null>;
  complete(merged: SpanDraft, exhibit: number): Promise<SpanDraft>;
};

/** A span out of all its parts; the draft itself where it came whole. Null where the record can no longer be read. */
export async function loadDraft(source: DraftSource, place: DraftPlace, parts: readonly DraftPlace[]): Promise<Draft | null> {
  if (place.draft !== mergedDraft) return source.draft(place);
  const drafts: SpanDraft[] = [];
  for (const part of parts) {
    const draft = await source.draft(part);
    if (draft?.type === "span") drafts.push(draft);
  }
  const merged = mergeParts(drafts);
  return merged === null ? null : source.complete(merged, place.exhibit);
}

/** One sighting with its content. Null where the record can no longer be read. */
export async function loadSighting(source: DraftSource, at: SightingPlace): Promise<Sighting | null> {
  const draft = await loadDraft(source, at.place, at.parts);
  return draft === null ? null : (keptSightings(draft)[at.ordinal] ?? null);
}

/** What a draft shows, made once while the draft is kept: a conversation of ten thousand messages is asked ten thousand times. */
export function keptSightings(draft: Draft): readonly Sighting[] {
  const known = kept.get(draft) ?? sightingsOf(draft);
  kept.set(draft, known);
  return known;
}
const kept = new WeakMap<Draft, readonly Sighting[]>();
