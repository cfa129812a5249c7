import type { TimelineQuery } from "../api/timelineContract.ts";
import { nameRanks } from "../timeline/nameRanks.ts";
import type { Sort, SortKey } from "../timeline/row.ts";
import { effectRanks } from "../timeline/effectRanks.ts";
import { sortedRows } from "../timeline/sortRows.ts";
import { judgedColumn } from "./judgedColumn.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import { marksVersion } from "./marksVersion.ts";
import type { MarkedRows } from "./rowMarks.ts";

/** All rows that a view can hold, in its order, as tree orders. The table holds steps only. */
export function viewOrder(index: IncidentIndex, { view, sort }: Pick<TimelineQuery, "view" | "sort">, marks: MarkedRows): Uint32Array {
  switch (view) {
    case "tree": return index.results.numbers("all", () => upTo(index.columns.rows));
    case "flat": return index.columns.treeAtTime;
    case "table": return tableOrder(index, sort, marks);
  }
}

function upTo(count: number): Uint32Array {
  const numbers = new Uint32Array(count);
  for (let at = 0; at < count; at++) numbers[at] = at;
  return numbers;
}

function tableOrder(index: IncidentIndex, sort: Sort, marks: MarkedRows): Uint32Array {
  return index.results.numbers(`order ${orderKey(index, sort, marks)}`, () => {
    const steps = index.results.numbers("steps", () => stepsInOrder(index));
    return sortedRows(sortKeysOf(index, sort.key, marks), steps, sort.descending);
  });
}

/** The same for what orders the table in the same way: only the order by effect depends on what people said. */
export function orderKey(index: IncidentIndex, { key, descending }: Sort, marks: MarkedRows): string {
  const said = key === "effect" && (["class", "harm"] as const).some((name) => judgedColumn(index, marks, name) !== index.columns.coded(name));
  return `${key} ${descending} ${said ? marksVersion(marks) : 0}`;
}

/** Rows that are steps, in order of time. */
function stepsInOrder({ columns: { treeAtTime, heading } }: IncidentIndex): Uint32Array {
  const steps = new Uint32Array(treeAtTime.length);
  let count = 0;
  for (let place = 0; place < treeAtTime.length; place++) if (heading[treeAtTime[place] ?? 0] === 0) steps[count++] = treeAtTime[place] ?? 0;
  return steps.slice(0, count);
}

/** What the rows are sorted by; NaN, or rank 0, for rows that lack it. */
function sortKeysOf(index: IncidentIndex, key: SortKey, marks: MarkedRows): Float64Array | Uint32Array {
  const { columns } = index;
  switch (key) {
    case "time": return timeRanks(index);
    case "duration": return durations(index);
    case "name": return columns.nameRanks();
    case "tokensIn": case "tokensOut": case "cost": return columns.measure(key);
    case "trace": return nameRanks({ codes: columns.coded("trace").codes, names: traceNames(index) });
    case "effect": return effectRanks(judgedColumn(index, marks, "class"), judgedColumn(index, marks, "harm"));
    case "kind": case "tool": case "state": case "model": case "agent": return nameRanks(columns.coded(key));
  }
}

function timeRanks({ columns: { rows, start, place } }: IncidentIndex): Uint32Array {
  const ranks = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) if (!Number.isNaN(start[row])) ranks[row] = (place[row] ?? 0) + 1;
  return ranks;
}

function durations({ columns: { rows, start, end } }: IncidentIndex): Float64Array {
  const lengths = new Float64Array(rows);
  for (let row = 0; row < rows; row++) lengths[row] = (end[row] ?? NaN) - (start[row] ?? NaN);
  return lengths;
}

/** Traces are sorted by the name that is drawn, and those of one name by id. */
function traceNames({ db }: IncidentIndex): string[] {
  const names: string[] = [];
  for (const [id, name] of db.prepare<[], readonly [number, string]>("select id, coalesce(name || ' ', '') || trace_id from traces order by id").raw().iterate()) {
    while (names.length < id) names.push("");
    names[id] = name;
  }
  return names;
}
