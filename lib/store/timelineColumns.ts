import { countCodes } from "../timeline/countFacets.ts";
import { wholeRange } from "../timeline/density.ts";
import { effectClasses, rowCallStates, rowHarms, rowOrigins, rowReads, type AxisRange, type FacetName } from "../timeline/row.ts";
import { treeShape, type CodedColumn, type Codes, type TimelineStructure } from "../timeline/structure.ts";
import { spanKinds, type SpanStatus } from "../trace/model.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

export const spanStatuses = ["ok", "error", "pending", "unset"] as const satisfies readonly SpanStatus[];

/** The facets that every row has one value of, or none. */
export type CodedName = Exclude<FacetName, "mark">;

/** Numbers that only sorting asks for. */
export type MeasureName = "tokensIn" | "tokensOut" | "cost";

/** The structure of a whole timeline as it was stored by `packTimelineColumns`: about 60 bytes a row. */
export type TimelineColumns = TimelineStructure & {
  /** Row id. */
  readonly id: Uint32Array;
  /** Tree order of each row id, plus one; 0 where there is no such row. */
  readonly treeOfId: Uint32Array;
  readonly coded: (name: CodedName) => CodedColumn;
  /** Rows per code of a column, of all rows or of those that are steps. */
  readonly totals: (name: CodedName, among: "rows" | "steps") => Uint32Array;
  /** NaN where the row has none. Read each time, not kept. */
  readonly measure: (name: MeasureName) => Float64Array;
  /** The place of each row's name in the alphabet, from 1; 0 where it has none. Read each time, not kept. */
  readonly nameRanks: () => Uint32Array;
  /** From the first start to the last end; null where there is no clock. */
  readonly clock: AxisRange | null;
};

/** The columns as they were stored. */
export function loadTimelineColumns(db: TraceIndexDatabase): TimelineColumns {
  const read = db.prepare<[string], Buffer>("select bytes from timeline_columns where name = ?").pluck();
  const stored: Stored = {
    u8: (name) => new Uint8Array(alignedBytes(read.get(name))),
    u16: (name) => new Uint16Array(alignedBytes(read.get(name))),
    u32: (name) => new Uint32Array(alignedBytes(read.get(name))),
    f64: (name) => new Float64Array(alignedBytes(read.get(name))),
    names: (name) => readNames(read.get(name)),
  };
  const [id, place, subtree] = [stored.u32("id"), stored.u32("place"), stored.u32("subtree")];
  const [status, state] = [stored.u8("status"), stored.u8("state")];
  const [start, end] = [stored.f64("start"), stored.f64("end")];
  const rows = id.length;
  const heading = stored.u8("heading");
  const coded = codedColumns(db, rows, stored, { status, state });
  return {
    rows, id, place, subtree, ...treeShape(subtree), through: stored.u32("through"), start, end, heading,
    failed: failedRows(status, state),
    treeAtTime: inverse(place, rows, 0),
    treeOfId: inverse(id, largest(id) + 1, 1),
    clock: wholeRange({ rows, start, end }, "time"),
    coded,
    totals: keptTotals(coded, heading),
    measure: (name) => withNothing(stored.f64(name), rows),
    nameRanks: () => stored.u32("nameRank"),
  };
}

function keptTotals(coded: TimelineColumns["coded"], heading: Uint8Array): TimelineColumns["totals"] {
  const kept = new Map<string, Uint32Array>();
  return (name, among) => {
    const key = `${name} ${among}`;
    const totals = kept.get(key) ?? countCodes(coded(name), among === "steps" ? heading : new Uint8Array(heading.length), 0);
    kept.set(key, totals);
    return totals;
  };
}

/** The stored columns, by name. */
type Stored = {
  readonly u8: (name: string) => Uint8Array;
  readonly u16: (name: string) => Uint16Array;
  readonly u32: (name: string) => Uint32Array;
  readonly f64: (name: string) => Float64Array;
  readonly names: (name: string) => string[];
};

/** A measure that the evidence never names was not stored. */
const withNothing = (measure: Float64Array, rows: number): Float64Array => (measure.length === rows ? measure : new Float64Array(rows).fill(NaN));

/** Each column with its names, read when it is first asked for. */
function codedColumns(db: TraceIndexDatabase, rows: number, stored: Stored, known: Record<"status" | "state", Uint8Array>): TimelineColumns["coded"] {
  const kept = new Map<CodedName, CodedColumn>();
  const codes = (name: string): Codes => codesOf(rows, stored, name);
  const listed = (name: string): CodedColumn => ({ codes: codes(name), names: stored.names(`${name}Names`) });
  const coded = (name: CodedName): CodedColumn => {
    switch (name) {
      case "kind": return { codes: codes("kind"), names: ["", ...spanKinds] };
      case "status": return { codes: known.status, names: ["", ...spanStatuses] };
      case "state": return { codes: known.state, names: ["", ...rowCallStates] };
      case "class": return { codes: codes("class"), names: ["", ...effectClasses] };
      case "harm": return { codes: codes("harm"), names: ["", ...rowHarms] };
      case "origin": return { codes: codes("origin"), names: ["", ...rowOrigins] };
      case "read": return { codes: codes("read"), names: ["", ...rowReads] };
      case "tool": case "model": case "agent": return listed(name);
      case "x": return numbered(codes("exhibit"));
      case "trace": return { codes: codes("trace"), names: namesOfTraces(db, "trace_id") };
      case "thread": return { codes: get("trace").codes, names: namesOfTraces(db, "thread") };
    }
  };
  const get = (name: CodedName): CodedColumn => {
    const column = kept.get(name) ?? coded(name);
    kept.set(name, column);
    return column;
  };
  return get;
}

function numbered(codes: Codes): CodedColumn {
  return { codes, names: Array.from({ length: largest(codes) + 1 }, (_, number) => (number === 0 ? "" : `x${number}`)) };
}

/** Names of traces, or of their threads, by the number of the trace. */
function namesOfTraces(db: TraceIndexDatabase, column: "trace_id" | "thread"): string[] {
  const names: string[] = [""];
  for (const [id, name] of db.prepare<[], readonly [number, string | null]>(`select id, ${column} from traces order by id`).raw().iterate()) {
    while (names.length < id) names.push("");
    names[id] = name ?? "";
  }
  return names;
}

/** 1 for what failed or was refused. */
function failedRows(status: Uint8Array, state: Uint8Array): Uint8Array {
  const error = spanStatuses.indexOf("error") + 1;
  const [failed, refused] = [rowCallStates.indexOf("failed") + 1, rowCallStates.indexOf("refused") + 1];
  const rows = new Uint8Array(status.length);
  for (let row = 0; row < rows.length; row++) if (status[row] === error || state[row] === failed || state[row] === refused) rows[row] = 1;
  return rows;
}

/** As wide as they were stored. */
function codesOf(rows: number, stored: Stored, name: string): Codes {
  const bytes = stored.u8(name);
  return bytes.length <= rows ? bytes : bytes.length === rows * 2 ? stored.u16(name) : stored.u32(name);
}

function readNames(bytes: Buffer | undefined): string[] {
  const names: unknown = JSON.parse(bytes?.toString() ?? '[""]');
  return Array.isArray(names) ? names.map(String) : [""];
}

/** The bytes in memory of their own, at an address fit for numbers of any width. */
function alignedBytes(bytes: Buffer | undefined): ArrayBuffer {
  if (bytes === undefined) return new ArrayBuffer(0);
  const { buffer, byteOffset, byteLength } = bytes;
  if (byteOffset === 0 && buffer.byteLength === byteLength && buffer instanceof ArrayBuffer) return buffer;
  const copy = new ArrayBuffer(byteLength);
  new Uint8Array(copy).set(bytes);
  return copy;
}

function inverse(values: Uint32Array, size: number, add: 0 | 1): Uint32Array {
  const places = new Uint32Array(size);
  for (let at = 0; at < values.length; at++) places[values[at] ?? 0] = at + add;
  return places;
}

function largest(values: Codes): number {
  let most = 0;
  for (let at = 0; at < values.length; at++) if ((values[at] ?? 0) > most) most = values[at] ?? 0;
  return most;
}
