import { keptSightings, loadDraft, type SightingPlace } from "../trace/loadSighting.ts";
import { mergedDraft } from "../trace/mergeSpans.ts";
import type { Draft } from "../trace/model.ts";
import type { Sighting } from "../trace/sightings.ts";
import type { DraftPlace } from "../trace/traceIndex.ts";
import type { EvidenceReading } from "./evidenceReading.ts";
import { partsOfStep } from "./findingsRows.ts";
import { recordById } from "./recordLookup.ts";
import type { StepRecord } from "./stepRecord.ts";

/** Bytes of other records that may be read to say what led to a step: a tenth of a second. */
const neighbourBytesMax = 8_388_608;

/*
 * The shelf keeps the drafts of the last records; what is made of a draft is kept as long as the draft itself is. So one
 * record is mapped once while its values are opened one after the other, and nothing of an older analysis is ever shown:
 * the index says on every request which drafts a row is made of.
 */
const mergedKnown = new WeakMap<Draft, { readonly parts: readonly (Draft | null)[]; readonly merged: Draft | null }>();

/** Reads the content of rows for one request, each record once. */
export class StepReader {
  readonly reading: EvidenceReading;
  readonly #seen = new Set<number>();
  #bytesLeft: number;

  /** `bytesMax`: of other records that may be read beside the step's own. */
  constructor(reading: EvidenceReading, bytesMax = neighbourBytesMax) {
    this.reading = reading;
    this.#bytesLeft = bytesMax;
  }

  /** What a row is made of; null where no record stands behind it, or where it can no longer be read. */
  draftOf({ id, exhibit, record, draft, partial }: StepRecord): Promise<Draft | null> {
    if (record === null || draft === null) return Promise.resolve(null);
    if (partial === 1) return this.draft({ exhibit, record, draft: mergedDraft }, partsOfStep(this.reading.db, id));
    return this.draft({ exhibit, record, draft }, []);
  }

  async draft(place: DraftPlace, parts: readonly DraftPlace[]): Promise<Draft | null> {
    const { source } = this.reading;
    for (const { record } of [place, ...parts]) this.#seen.add(record);
    if (place.draft !== mergedDraft) return loadDraft(source, place, parts);
    const drafts: (Draft | null)[] = [];
    for (const part of parts) drafts.push(await source.draft(part));
    const first = drafts.find((draft) => draft !== null);
    const known = first && mergedKnown.get(first);
    if (known && known.parts.length === drafts.length && known.parts.every((draft, at) => draft === drafts[at])) return known.merged;
    const merged = await loadDraft(source, place, parts);
    if (first) mergedKnown.set(first, { parts: drafts, merged });
    return merged;
  }

  async sighting({ place, ordinal, parts }: SightingPlace): Promise<Sighting | null> {
    const draft = await this.draft(place, parts);
    return draft === null ? null : (keptSightings(draft)[ordinal] ?? null);
  }

  /** Whether these records may still be read beside the step's own. Records that have been read cost nothing more. */
  affords(places: readonly DraftPlace[]): boolean {
    const records = [...new Set(places.map(({ record }) => record))].filter((record) => !this.#seen.has(record));
    const bytes = records.reduce((sum, record) => sum + (recordById(this.reading.db, record)?.length ?? 0), 0);
    if (bytes > this.#bytesLeft) return false;
    this.#bytesLeft -= bytes;
    for (const record of records) this.#seen.add(record);
    return true;
  }
}
