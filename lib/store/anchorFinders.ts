import type Database from "better-sqlite3";
import type { TraceIndexDatabase } from "./openDatabase.ts";

type Find<P extends unknown[]> = Database.Statement<P, number>;
export type SightingAt = { readonly id: number; readonly identity: string; readonly tool: string | null; readonly textHash: string | null };
export type CallAt = { readonly number: number; readonly row: number | null; readonly tool: string };

/** The questions that finding an anchor asks. Each is answered by an index, however many rows there are. */
export type AnchorFinders = {
  readonly records: Find<[exhibit: number, at: string]>;
  readonly steps: Find<[record: number, draft: number, ordinal: number | null]>;
  readonly appearances: Find<[record: number, draft: number]>;
  /** Traces that the record has a part in. */
  readonly tracesOfRecord: Find<[record: number, again: number]>;
  readonly sightings: Database.Statement<[record: number, draft: number, ordinal: number], SightingAt>;
  /** The same thing, whichever exhibit shows it. `exhibits`: a JSON array of numbers. */
  readonly sameSightings: Find<[trace: number, identity: string, exhibits: string]>;
  readonly callsBySighting: Database.Statement<[sighting: number, again: number], CallAt>;
  /** Calls of an id in the conversation of a trace. */
  readonly callsOfId: Database.Statement<[callId: string, trace: number], CallAt>;
  readonly callsOfRecord: Database.Statement<[record: number, again: number], CallAt>;
  readonly documentsBySighting: Find<[sighting: number]>;
  readonly documentsOfCall: Find<[call: number, textHash: string | null]>;
  readonly documentsOfRecord: Find<[record: number, again: number, textHash: string | null]>;
  readonly documentRows: Database.Statement<[document: number], { readonly callRow: number | null; readonly step: number | null }>;
  readonly traces: Find<[traceId: string]>;
  readonly headings: Find<[trace: number, type: string, parent: string | null]>;
  readonly spans: Find<[trace: number, spanId: string]>;
};

const call = "select number, row, tool from calls";
/** All rows that a record has a part in: its own, and those that it repeats, completes or contradicts. */
const stepsOfRecord = "select id from steps where record = ? and type in ('span', 'message') union select step from appearances where record = ?";
const sameText = "(select text_hash from sightings where id = d.sighting) is ?";

/** The conditions on kinds and types are written as those of the partial indexes (createAnchorIndexes.ts), else SQLite would not use them. */
export function anchorFinders(db: TraceIndexDatabase): AnchorFinders {
  const number = <P extends unknown[]>(sql: string): Find<P> => db.prepare<P, number>(sql).pluck();
  return {
    records: number("select id from records where exhibit = ? and at = ? order by id"),
    steps: number("select id from steps where record = ? and draft = ? and ordinal is ? and type in ('span', 'message') order by id"),
    appearances: number("select step from appearances where record = ? and draft = ? order by rowid"),
    tracesOfRecord: number(`select distinct s.trace from (${stepsOfRecord}) as own join steps s on s.id = own.id order by 1`),
    sightings: db.prepare(`select id, identity, tool, text_hash as textHash from sightings where record = ? and draft = ? and ordinal = ?
      and kind in ('request', 'result', 'execution', 'retrieval', 'attachment')`),
    sameSightings: number(`select id from sightings where trace = ? and identity = ? and exhibit in (select value from json_each(?)) order by id`),
    callsBySighting: db.prepare(`${call} where arguments_sighting = ? union ${call} where result_sighting = ?`),
    callsOfId: db.prepare(`select c.number, c.row, c.tool from calls c join traces t on t.id = c.trace where c.call_id = ?
      and t.conversation = (select conversation from traces where id = ?) order by c.number`),
    callsOfRecord: db.prepare(`select c.number, c.row, c.tool from (${stepsOfRecord}) as own join calls c on c.step = own.id order by c.number`),
    documentsBySighting: number("select number from documents where sighting = ?"),
    documentsOfCall: number(`select number from documents d where call = ? and ${sameText} order by number`),
    documentsOfRecord: number(`select d.number from (${stepsOfRecord}) as own join documents d on d.step = own.id where ${sameText} order by d.number`),
    documentRows: db.prepare("select c.row as callRow, d.step from documents d left join calls c on c.number = d.call where d.number = ?"),
    traces: number("select id from traces where trace_id = ?"),
    headings: number("select id from steps where trace = ? and type in ('trace', 'missing_parent') and type = ? and parent_id is ? order by id"),
    spans: number("select id from steps where trace = ? and span_id = ?"),
  };
}
