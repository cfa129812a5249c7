import type { TraceIndexDatabase } from "./openDatabase.ts";
import type { StepRecord } from "./stepRecord.ts";

/** A condition on a column that holds the number of a trace, with its one value. */
export type TraceScope = { readonly where: (column: string) => string; readonly value: number | string };

/** The traces of one conversation. One trace is asked for by itself: then an index is walked, and nothing is sorted. */
export function conversationScope(db: TraceIndexDatabase, trace: number): TraceScope {
  const traces = db.prepare<[number], number>("select id from traces where conversation = (select conversation from traces where id = ?)").pluck().all(trace);
  if (traces.length <= 1) return { where: (column) => `${column} = ?`, value: trace };
  return { where: (column) => `${column} in (select value from json_each(?))`, value: JSON.stringify(traces) };
}

/** When a row began: by the clock, or by its place in the file. */
export type Moment = {
  readonly step: StepRecord;
  readonly scope: TraceScope;
  readonly us: number | null;
  /** Without a clock: what stands in an earlier record was before, and in the same record what belongs to a row up to this one. */
  readonly record: number | null;
  readonly saidThrough: number;
  readonly readThrough: number;
};

export function momentOf(db: TraceIndexDatabase, step: StepRecord): Moment {
  return { step, scope: conversationScope(db, step.trace), us: step.startUs, record: step.record, ...rowsBefore(step) };
}

/** A span has heard what went into it; a turn of a conversation is not its own cause; a call comes behind the turn that asks for it. */
function rowsBefore({ id, type, parent }: StepRecord): { saidThrough: number; readThrough: number } {
  switch (type) {
    case "span":
      return { saidThrough: id, readThrough: id - 1 };
    case "call":
      return { saidThrough: parent ?? 0, readThrough: parent ?? 0 };
    case "message":
    case "trace":
    case "missing_parent":
      return { saidThrough: id - 1, readThrough: id - 1 };
  }
}
