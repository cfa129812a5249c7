import { sameTool } from "../trace/openCall.ts";
import { anchorFinders, type AnchorFinders, type CallAt, type SightingAt } from "./anchorFinders.ts";
import type { Anchor } from "./anchors.ts";
import type { ExhibitNumbers } from "./exhibitNumbers.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

/** Where something stands in the present index. */
export type Place = {
  /** The row itself, or the one that holds the document: the call that it answers, else the step that read it. */
  readonly row: number;
  /** 3 for d3. */
  readonly document: number | null;
  /** The step that read the document, where its call is another row. */
  readonly readIn: number | null;
};

type OfType<T extends Anchor["type"]> = Extract<Anchor, { readonly type: T }>;
/** `record`: the record at the anchor's place. */
type Ground = { readonly find: AnchorFinders; readonly exhibits: ExhibitNumbers; readonly record: number };

/**
 * Finds what an anchor speaks of in the present index; null where the evidence no longer shows it. First exactly, by the
 * place; then by what stood there, because another exhibit may now be the one that shows the same span, call or document
 * first. Where two things fit, none is taken: a mark on the wrong row is worse than one that is said to be lost.
 */
export function anchorResolver(db: TraceIndexDatabase, exhibits: ExhibitNumbers): (anchor: Anchor) => Place | null {
  const find = anchorFinders(db);
  return (anchor) => {
    if (anchor.type === "trace" || anchor.type === "missing_parent") return rowPlace(headingRow(find, exhibits, anchor));
    const exhibit = exhibits.numberOf(anchor.sha256);
    if (exhibit === null) return null;
    for (const record of find.records.all(exhibit, anchor.at)) {
      const place = placeInRecord({ find, exhibits, record }, anchor);
      if (place !== null) return place;
    }
    return null;
  };
}

function placeInRecord(ground: Ground, anchor: OfType<"row" | "call" | "document">): Place | null {
  switch (anchor.type) {
    case "row": return rowPlace(stepAt(ground, anchor));
    case "call": return rowPlace(callAt(ground, anchor)?.row ?? null);
    case "document": return documentPlace(ground.find, documentAt(ground, anchor));
  }
}

/** The row of the record itself, or the one that the record repeats, completes or contradicts. */
function stepAt({ find, record }: Ground, { draft, ordinal }: OfType<"row">): number | null {
  const own = find.steps.get(record, draft, ordinal);
  return own ?? (ordinal === null ? find.appearances.get(record, draft) : undefined) ?? null;
}

function callAt(ground: Ground, anchor: OfType<"call">): CallAt | null {
  const { find, record } = ground;
  const isSame = ({ tool }: SightingAt) => tool === null || sameTool(tool, anchor.tool);
  const seen = firstOnly(sightingsAt(ground, anchor, isSame), (id) => find.callsBySighting.all(id, id));
  if (seen) return seen;
  const byId = callOfId(ground, anchor.callId, anchor.tool);
  if (byId || anchor.callId !== null) return byId;
  return onlyOne(find.callsOfRecord.all(record, record).filter(({ tool }) => sameTool(tool, anchor.tool)));
}

/** The call of this id in the conversation that the record belongs to: ids are used again from run to run. */
function callOfId({ find, record }: Ground, callId: string | null, tool: string | null): CallAt | null {
  if (callId === null) return null;
  const calls = find.tracesOfRecord.all(record, record).flatMap((trace) => find.callsOfId.all(callId, trace));
  return onlyOne(calls.filter((call) => tool === null || sameTool(call.tool, tool)));
}

function documentAt(ground: Ground, anchor: OfType<"document">): number | null {
  const { find, record } = ground;
  const isSame = ({ textHash }: SightingAt) => textHash === anchor.textHash;
  const numbers = (list: readonly number[]) => list.map((number) => ({ number }));
  const seen = firstOnly(sightingsAt(ground, anchor, isSame), (id) => numbers(find.documentsBySighting.all(id)));
  if (seen) return seen.number;
  const call = callOfId(ground, anchor.callId, null);
  const ofCall = call ? find.documentsOfCall.get(call.number, anchor.textHash) : undefined;
  return ofCall ?? onlyOne(numbers(find.documentsOfRecord.all(record, record, anchor.textHash)))?.number ?? null;
}

/**
 * What was seen at the place, the surest first: the thing itself; the same thing in the traces that the record belongs to,
 * whichever exhibit shows it; whatever stands at the very place, if it could be the same, because another version may count
 * or compare in another way.
 */
function* sightingsAt(ground: Ground, { draft, ordinal, identity }: OfType<"call" | "document">, isSame: (sighting: SightingAt) => boolean): Generator<number[]> {
  const { find, exhibits, record } = ground;
  const there = draft === null || ordinal === null ? undefined : find.sightings.get(record, draft, ordinal);
  if (there && there.identity === identity) yield [there.id];
  if (identity !== null) yield find.tracesOfRecord.all(record, record).flatMap((trace) => find.sameSightings.all(trace, identity, JSON.stringify(exhibits.numbers)));
  if (there && isSame(there)) yield [there.id];
}

/** What the first sightings that stand for anything stand for. */
function firstOnly<T extends { readonly number: number }>(sightings: Iterable<readonly number[]>, standFor: (sighting: number) => readonly T[]): T | null {
  for (const ids of sightings) {
    const things = ids.flatMap(standFor);
    if (things.length > 0) return onlyOne(things);
  }
  return null;
}

/** Null where there is none, or more than one. */
function onlyOne<T extends { readonly number: number }>(things: readonly T[]): T | null {
  const [one, ...others] = things;
  return one && others.every(({ number }) => number === one.number) ? one : null;
}

function headingRow(find: AnchorFinders, exhibits: ExhibitNumbers, anchor: OfType<"trace" | "missing_parent">): number | null {
  const exhibit = exhibits.numberOf(anchor.sha256);
  if (anchor.named === "by_exhibit" && exhibit === null) return null;
  const trace = find.traces.get(anchor.named === "by_exhibit" ? `x${exhibit}${anchor.trace}` : anchor.trace);
  if (trace === undefined) return null;
  if (anchor.type === "trace") return find.headings.get(trace, anchor.type, null) ?? null;
  // It may have come since, as a span.
  return find.headings.get(trace, anchor.type, anchor.parent) ?? find.spans.get(trace, anchor.parent) ?? null;
}

const rowPlace = (row: number | null): Place | null => (row === null ? null : { row, document: null, readIn: null });

/** Null where there is no such document, or no row that holds it. */
function documentPlace(find: AnchorFinders, document: number | null): Place | null {
  const rows = document === null ? undefined : find.documentRows.get(document);
  const row = rows?.callRow ?? rows?.step ?? null;
  if (!rows || row === null) return null;
  return { row, document, readIn: rows.step === row ? null : rows.step };
}
