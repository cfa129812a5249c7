import { lastPlaces, treeShape, type Codes } from "../timeline/structure.ts";
import { effectClasses, rowCallStates, rowHarms, rowOrigins, rowReads, type EffectClass, type RowCallState, type RowHarm, type RowOrigin, type RowRead, type RowType } from "../timeline/row.ts";
import { spanKinds, type SpanKind, type SpanStatus } from "../trace/model.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";
import { spanStatuses } from "./timelineColumns.ts";

type Structure = readonly [
  id: number, tree: number | null, place: number | null, subtree: number, type: RowType, kind: SpanKind, status: SpanStatus, state: RowCallState | null,
  tool: string | null, model: string | null, agent: string | null, trace: number, exhibit: number,
  start: number | null, end: number | null, tokensIn: number | null, tokensOut: number | null, cost: number | null,
  effect: EffectClass | null, harm: RowHarm | "none" | null, origin: RowOrigin | null,
];
const selectStructure = `select s.id, tree_order, time_order, subtree, type, kind, status, call_state, s.tool, model, agent, s.trace, exhibit,
  start_us, end_us, tokens_in, tokens_out, cost, c.class, c.harm, o.verdict from steps s left join calls c on c.number = s.call left join origins o on o.call = c.number`;

type Packed = ReturnType<typeof emptyColumns>;

/** Reads the joined rows once and stores their structure as packed arrays (`timelineColumns.ts`). Called when the rows are final. */
export function packTimelineColumns(db: TraceIndexDatabase): void {
  const rows = db.prepare<[], { n: number }>("select count(*) as n from steps").get()?.n ?? 0;
  const packed = emptyColumns(rows);
  const names = { tool: new Map([["", 0]]), model: new Map([["", 0]]), agent: new Map([["", 0]]) };
  const all = db.prepare<[], Structure>(selectStructure).raw();
  for (const row of all.iterate()) packRow(packed, names, row);
  packReads(db, packed.read);
  packNameRanks(db, packed.nameRank);
  const put = db.prepare<[string, Buffer]>("insert or replace into timeline_columns (name, bytes) values (?, ?)");
  const { tool, model, agent, trace, exhibit, tokensIn, tokensOut, cost, ...others } = packed;
  const narrowed = Object.entries({ tool, model, agent, trace, exhibit }).map(([name, codes]) => [name, narrow(codes)] as const);
  const through = lastPlaces(packed.place, treeShape(packed.subtree).parent);
  for (const [name, column] of [...Object.entries({ ...others, through }), ...narrowed]) put.run(name, bytesOf(column));
  // Where the evidence counts nothing there is nothing to keep.
  for (const [name, column] of Object.entries({ tokensIn, tokensOut, cost })) if (column.some((value) => !Number.isNaN(value))) put.run(name, bytesOf(column));
  for (const [name, codes] of Object.entries(names)) put.run(`${name}Names`, Buffer.from(JSON.stringify([...codes.keys()])));
}

function emptyColumns(rows: number) {
  const u32 = () => new Uint32Array(rows);
  const u8 = () => new Uint8Array(rows);
  const f64 = () => new Float64Array(rows).fill(NaN);
  return {
    id: u32(), place: u32(), subtree: u32(), heading: u8(), kind: u8(), status: u8(), state: u8(), class: u8(), harm: u8(), origin: u8(), read: u8(), tool: u32(), model: u32(), agent: u32(),
    trace: u32(), exhibit: u32(), start: f64(), end: f64(), tokensIn: f64(), tokensOut: f64(), cost: f64(), nameRank: u32(),
  };
}

const kindCodes = new Map(spanKinds.map((kind, at) => [kind, at + 1]));
const statusCodes = new Map(spanStatuses.map((status, at) => [status, at + 1]));
const classCodes = new Map(effectClasses.map((name, at) => [name, at + 1]));
const harmCodes = new Map<RowHarm | "none", number>(rowHarms.map((harm, at) => [harm, at + 1]));
const originCodes = new Map(rowOrigins.map((origin, at) => [origin, at + 1]));
const stateCodes = new Map(rowCallStates.map((state, at) => [state, at + 1]));

function packRow(packed: Packed, names: Record<"tool" | "model" | "agent", Map<string, number>>, row: Structure): void {
  const [id, tree, place, subtree, type, kind, status, state, tool, model, agent, trace, exhibit, start, end, tokensIn, tokensOut, cost, effect, harm, origin] = row;
  if (tree === null || place === null) throw new Error(`Row ${id} has no place in the timeline yet.`);
  const isHeading = type === "trace" || type === "missing_parent";
  packed.id[tree] = id;
  packed.place[tree] = place;
  packed.subtree[tree] = subtree;
  packed.heading[tree] = isHeading ? 1 : 0;
  // A heading is no step: the kind and status in its row are there to draw it.
  packed.kind[tree] = isHeading ? 0 : (kindCodes.get(kind) ?? 0);
  packed.status[tree] = isHeading ? 0 : (statusCodes.get(status) ?? 0);
  packed.state[tree] = state === null ? 0 : (stateCodes.get(state) ?? 0);
  packed.class[tree] = effect === null ? 0 : (classCodes.get(effect) ?? 0);
  packed.harm[tree] = harm === null ? 0 : (harmCodes.get(harm) ?? 0);
  packed.origin[tree] = origin === null ? 0 : (originCodes.get(origin) ?? 0);
  packed.tool[tree] = codeOf(names.tool, tool ?? "");
  packed.model[tree] = codeOf(names.model, model ?? "");
  packed.agent[tree] = codeOf(names.agent, agent ?? "");
  packed.trace[tree] = trace;
  packed.exhibit[tree] = exhibit;
  packed.start[tree] = start ?? NaN;
  packed.end[tree] = end ?? NaN;
  packed.tokensIn[tree] = tokensIn ?? NaN;
  packed.tokensOut[tree] = tokensOut ?? NaN;
  packed.cost[tree] = cost ?? NaN;
}

function codeOf(codes: Map<string, number>, name: string): number {
  const known = codes.get(name);
  if (known !== undefined) return known;
  codes.set(name, codes.size);
  return codes.size - 1;
}

/** What speaks to the agent was read in the row of the call whose result it is, else in its own. */
function packReads(db: TraceIndexDatabase, reads: Uint8Array): void {
  const found = db.prepare<[], readonly [number | null, RowRead]>(
    `select s.tree_order, d.verdict from documents d left join calls c on c.number = d.call join steps s on s.id = coalesce(c.row, d.step) where d.verdict in ('injected', 'suspicious')`,
  ).raw();
  for (const [tree, verdict] of found.iterate()) {
    const code = rowReads.indexOf(verdict) + 1;
    if (tree !== null && (reads[tree] === 0 || code < (reads[tree] ?? 0))) reads[tree] = code;
  }
}

/** Sorting by name needs no names in memory: only which comes before which. Rows without a name keep 0. */
function packNameRanks(db: TraceIndexDatabase, ranks: Uint32Array): void {
  const ranked = db.prepare<[], readonly [number, number]>(
    "select tree_order, dense_rank() over (order by name collate nocase, name) from steps where name <> ''",
  ).raw();
  for (const [tree, rank] of ranked.iterate()) ranks[tree] = rank;
}

/** The same numbers in as few bytes each as the largest of them needs. */
function narrow(codes: Uint32Array): Codes {
  let most = 0;
  for (const code of codes) if (code > most) most = code;
  return most < 256 ? Uint8Array.from(codes) : most < 65_536 ? Uint16Array.from(codes) : codes;
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Codes | Float64Array): Buffer => Buffer.from(buffer, byteOffset, byteLength);
