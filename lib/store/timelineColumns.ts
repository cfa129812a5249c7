import type { TraceIndexDatabase } from "./openDatabase.ts";
import { spanKinds, type SpanKind, type SpanStatus } from "../trace/model.ts";

export const spanStatuses = ["ok", "error", "pending", "unset"] as const satisfies readonly SpanStatus[];

/**
 * The structure of a whole timeline, packed: about 30 bytes a row, all arrays in tree order. A million rows are
 * filtered in a few milliseconds here, by any combination, where SQL would need an index for each.
 */
export type TimelineColumns = {
  readonly rows: number;
  /** Row id. */
  readonly id: Uint32Array;
  /** Place in time order. */
  readonly time: Uint32Array;
  /** Rows below. */
  readonly subtree: Uint32Array;
  /** Index into `spanKinds` and `spanStatuses`. */
  readonly kind: Uint8Array;
  readonly status: Uint8Array;
  /** Index into `toolNames`; 0 for rows without a tool. */
  readonly tool: Uint32Array;
  /** Number of the trace and of the exhibit. */
  readonly trace: Uint32Array;
  readonly exhibit: Uint32Array;
  readonly toolNames: readonly string[];
  /** Tree order of the row at each place in time order. */
  readonly treeAtTime: Uint32Array;
  /** Tree order of each row id, plus one; 0 where there is no such row. */
  readonly treeOfId: Uint32Array;
};

type Structure = {
  readonly id: number; readonly tree: number | null; readonly time: number | null; readonly subtree: number; readonly kind: SpanKind;
  readonly status: SpanStatus; readonly tool: string | null; readonly trace: number; readonly exhibit: number;
};
const wide = ["id", "time", "subtree", "tool", "trace", "exhibit"] as const;
const narrow = ["kind", "status"] as const;

/** Reads the joined rows once and stores their structure. Called when the rows are final. */
export function packTimelineColumns(db: TraceIndexDatabase): void {
  const rows = db.prepare<[], { n: number }>("select count(*) as n from steps").get()?.n ?? 0;
  const packed = emptyColumns(rows);
  const codes = new Map<string | null, number>([[null, 0]]);
  const kinds = new Map(spanKinds.map((kind, code) => [kind, code]));
  const all = db.prepare<[], Structure>(
    "select id, tree_order as tree, time_order as time, subtree, kind, status, tool, trace, exhibit from steps",
  );
  for (const row of all.iterate()) {
    if (row.tree === null || row.time === null) throw new Error(`Row ${row.id} has no place in the timeline yet.`);
    packed.id[row.tree] = row.id;
    packed.time[row.tree] = row.time;
    packed.subtree[row.tree] = row.subtree;
    packed.kind[row.tree] = kinds.get(row.kind) ?? kinds.get("UNKNOWN") ?? 0;
    packed.status[row.tree] = spanStatuses.indexOf(row.status);
    packed.tool[row.tree] = codeOf(codes, row.tool);
    packed.trace[row.tree] = row.trace;
    packed.exhibit[row.tree] = row.exhibit;
  }
  storeColumns(db, packed, [...codes.keys()].map((name) => name ?? ""));
}

function emptyColumns(rows: number) {
  const u32 = () => new Uint32Array(rows);
  return {
    id: u32(), time: u32(), subtree: u32(), tool: u32(), trace: u32(), exhibit: u32(),
    kind: new Uint8Array(rows), status: new Uint8Array(rows),
  };
}

function codeOf(codes: Map<string | null, number>, name: string | null): number {
  const known = codes.get(name);
  if (known !== undefined) return known;
  codes.set(name, codes.size);
  return codes.size - 1;
}

function storeColumns(db: TraceIndexDatabase, packed: ReturnType<typeof emptyColumns>, toolNames: readonly string[]): void {
  const put = db.prepare<[string, Buffer]>("insert or replace into timeline_columns (name, bytes) values (?, ?)");
  for (const name of [...wide, ...narrow]) {
    const { buffer, byteOffset, byteLength } = packed[name];
    put.run(name, Buffer.from(buffer, byteOffset, byteLength));
  }
  put.run("toolNames", Buffer.from(JSON.stringify(toolNames)));
}

/** The columns as they were stored. */
export function loadTimelineColumns(db: TraceIndexDatabase): TimelineColumns {
  const read = db.prepare<[string], { bytes: Buffer }>("select bytes from timeline_columns where name = ?");
  const bytesOf = (name: string): Buffer => read.get(name)?.bytes ?? Buffer.alloc(0);
  const u32 = (name: (typeof wide)[number]) => new Uint32Array(alignedBytes(bytesOf(name)));
  const u8 = (name: (typeof narrow)[number]) => new Uint8Array(alignedBytes(bytesOf(name)));
  const id = u32("id");
  const time = u32("time");
  const names: unknown = JSON.parse(bytesOf("toolNames").toString() || '[""]');
  return {
    rows: id.length, id, time, subtree: u32("subtree"), tool: u32("tool"), trace: u32("trace"), exhibit: u32("exhibit"),
    kind: u8("kind"), status: u8("status"),
    toolNames: Array.isArray(names) ? names.map(String) : [],
    treeAtTime: inverse(time, id.length, 0),
    treeOfId: inverse(id, largest(id) + 1, 1),
  };
}

/** A copy that starts at an address fit for 32-bit numbers. */
function alignedBytes(bytes: Buffer): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  return copy;
}

function inverse(values: Uint32Array, size: number, add: 0 | 1): Uint32Array {
  const places = new Uint32Array(size);
  values.forEach((value, place) => {
    places[value] = place + add;
  });
  return places;
}

function largest(values: Uint32Array): number {
  let most = 0;
  for (const value of values) if (value > most) most = value;
  return most;
}
