import { z } from "zod";
import type { Effect } from "../effects/effect.ts";
import { citeSchema, type Cite } from "../findings.ts";
import type { CallRow, DocumentRow } from "../findingsDocument.ts";
import type { SightingPlace } from "../trace/loadSighting.ts";
import { mergedDraft } from "../trace/mergeSpans.ts";
import type { DraftPlace } from "../trace/traceIndex.ts";
import { effectsOfCall, effectsOfCalls } from "./effectRows.ts";
import { originOf, originsOfCalls, passagesOfDocuments, type OriginRow, type PassageRow } from "./injectionRows.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

export type TraceRow = {
  readonly number: number; readonly id: string; readonly exhibit: number; readonly name: string | null; readonly thread: string | null;
  readonly startUs: number | null; readonly endUs: number | null; readonly spans: number;
};
export type DocumentAt = DocumentRow & { readonly textAt: SightingPlace };
type Page = { readonly after: number; readonly count: number };

type RawSighting = { readonly sExhibit: number | null; readonly sRecord: number | null; readonly sDraft: number | null; readonly sOrdinal: number | null; readonly sStep: number | null };
type RawCall = Omit<CallRow, "cites" | "argumentsAt" | "effects" | "origin"> & RawSighting & { readonly cites: string };
type RawDocument = Omit<DocumentRow, "cites" | "passages"> & RawSighting & { readonly cites: string };

const sightingColumns = "g.exhibit as sExhibit, g.record as sRecord, g.draft as sDraft, g.ordinal as sOrdinal, g.step as sStep";
const callColumns = `c.number, c.call_id as callId, t.trace_id as trace, s.span_id as span, c.tool, c.state, c.result, c.time_us as timeUs,
  c.arguments_from as argumentsFrom, c.cites, ${sightingColumns}
  from calls c join traces t on t.id = c.trace left join steps s on s.id = c.step left join sightings g on g.id = c.arguments_sighting`;
const documentColumns = `d.number, t.trace_id as trace, s.span_id as span, d.call_id as callId, d.origin, d.source, d.length, d.appearances, d.cites, d.verdict, d.read,
  ${sightingColumns}
  from documents d join traces t on t.id = d.trace left join steps s on s.id = d.step left join sightings g on g.id = d.sighting`;

/** Traces in the order in which they were met, after number `after`. */
export function traceRows(db: TraceIndexDatabase, { after, count }: Page): TraceRow[] {
  return db.prepare<[number, number], TraceRow>(
    `select id as number, trace_id as id, exhibit, name, thread, start_us as startUs, end_us as endUs, spans from traces
     where traces.id > ? order by traces.id limit ?`,
  ).all(after, count);
}

/** Calls in order of time, after c`after`. */
export function callRows(db: TraceIndexDatabase, { after, count }: Page): CallRow[] {
  const rows = db.prepare<[number, number], RawCall>(`select ${callColumns} where c.number > ? order by c.number limit ?`).all(after, count);
  const effects = effectsOfCalls(db, rows[0]?.number ?? 0, rows.at(-1)?.number ?? 0);
  const origins = originsOfCalls(db, rows[0]?.number ?? 0, rows.at(-1)?.number ?? 0);
  return rows.map((row) => toCall(db, row, effects.get(row.number) ?? [], origins.get(row.number) ?? null));
}

export function callRow(db: TraceIndexDatabase, number: number): CallRow | null {
  const row = db.prepare<[number], RawCall>(`select ${callColumns} where c.number = ?`).get(number);
  return row ? toCall(db, row, effectsOfCall(db, number), originOf(db, number)) : null;
}

/** Where the arguments of a call are written down. */
export function argumentsPlace(db: TraceIndexDatabase, call: number): SightingPlace | null {
  const row = db.prepare<[number], RawSighting>(`select ${sightingColumns} from calls c join sightings g on g.id = c.arguments_sighting where c.number = ?`).get(call);
  return row ? placeOf(db, row) : null;
}

/** Where the executor's response to a call is written down. */
export function resultPlace(db: TraceIndexDatabase, call: number): SightingPlace | null {
  const row = db.prepare<[number], RawSighting>(`select ${sightingColumns} from calls c join sightings g on g.id = c.result_sighting where c.number = ?`).get(call);
  return row ? placeOf(db, row) : null;
}

/** Documents in order of time, after d`after`. */
export function documentRows(db: TraceIndexDatabase, { after, count }: Page): DocumentAt[] {
  const rows = db.prepare<[number, number], RawDocument>(`select ${documentColumns} where d.number > ? order by d.number limit ?`).all(after, count);
  return withPassages(db, rows);
}

/** What the agent read in one row, or as the result of the row's call. */
export function documentRowsOfStep(db: TraceIndexDatabase, step: number, call: number | null): DocumentAt[] {
  const rows = db.prepare<[number, number | null], RawDocument>(`select ${documentColumns} where d.step = ? or d.call = ? order by d.number`).all(step, call);
  return withPassages(db, rows);
}

/** One document by its number; null where there is none. */
export function documentRow(db: TraceIndexDatabase, number: number): DocumentAt | null {
  return withPassages(db, db.prepare<[number], RawDocument>(`select ${documentColumns} where d.number = ?`).all(number))[0] ?? null;
}

function withPassages(db: TraceIndexDatabase, rows: readonly RawDocument[]): DocumentAt[] {
  const passages = passagesOfDocuments(db, rows[0]?.number ?? 0, rows.at(-1)?.number ?? 0);
  return rows.map((row) => toDocument(db, row, passages.get(row.number) ?? []));
}

function toCall(db: TraceIndexDatabase, row: RawCall, effects: readonly Effect[], origin: OriginRow | null): CallRow {
  const { number, callId, trace, span, tool, state, result, timeUs, argumentsFrom, cites } = row;
  return { number, callId, trace, span, tool, state, result, timeUs, argumentsFrom, cites: readCites(cites), argumentsAt: placeOf(db, row), effects, origin };
}

function toDocument(db: TraceIndexDatabase, row: RawDocument, passages: readonly PassageRow[]): DocumentAt {
  const { number, trace, span, callId, origin, source, length, appearances, cites, verdict, read } = row;
  const textAt = placeOf(db, row);
  if (textAt === null) throw new Error(`Document d${number} names no place in the evidence.`);
  return { number, trace, span, callId, origin, source, length, appearances, cites: readCites(cites), verdict, read, passages, textAt };
}

const citesSchema = z.array(citeSchema);
const readCites = (json: string): Cite[] => citesSchema.parse(JSON.parse(json));

function placeOf(db: TraceIndexDatabase, { sExhibit, sRecord, sDraft, sOrdinal, sStep }: RawSighting): SightingPlace | null {
  if (sExhibit === null || sRecord === null || sDraft === null || sOrdinal === null || sStep === null) return null;
  const place = { exhibit: sExhibit, record: sRecord, draft: sDraft };
  return { place, ordinal: sOrdinal, parts: sDraft === mergedDraft ? partsOfStep(db, sStep) : [] };
}

/** The places of all drafts that make up a span which came in parts: its first one, then the others as they were met. */
export function partsOfStep(db: TraceIndexDatabase, step: number): DraftPlace[] {
  return db.prepare<[number, number], DraftPlace>(
    `select exhibit, record, draft from (
       select exhibit, record, draft, 0 as place from steps where id = ?
       union all select r.exhibit, a.record, a.draft, a.rowid from appearances a join records r on r.id = a.record where a.step = ? and a.relation = 'part'
     ) order by place`,
  ).all(step, step);
}
