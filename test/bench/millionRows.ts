import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { timelineQuerySchema, type TimelineQuery } from "../../lib/api/timelineContract.ts";
import { indexPath } from "../../lib/store/dataFolder.ts";
import { closeIndex, incidentIndex, type IncidentIndex } from "../../lib/store/incidentIndex.ts";
import { openTraceIndex } from "../../lib/store/openDatabase.ts";
import type { MarkedRows } from "../../lib/store/rowMarks.ts";
import { timelinePosition, timelineWindow } from "../../lib/store/timeline.ts";
import { timelineFacets } from "../../lib/store/timelineFacets.ts";
import { timelineOverview } from "../../lib/store/timelineOverview.ts";
import { timelineStop } from "../../lib/store/timelineStops.ts";
import { sortKeys, type RowMarks } from "../../lib/timeline/row.ts";
import { fillSyntheticIndex } from "./syntheticIndex.ts";

type Query = Record<string, string>;
const someTime = "2025-10-09T08:53:30Z..2025-10-09T08:53:50Z";

const filters: readonly (readonly [string, Query])[] = [
  ["kind", { kind: "LLM,TOOL", from: "100000" }],
  ["tool", { tool: "bash" }],
  ["state", { state: "failed,refused" }],
  ["status", { status: "error" }],
  ["model", { model: "reasoning" }],
  ["agent", { agent: "planner" }],
  ["exhibit", { x: "x1" }],
  ["one trace", { trace: "trace-777" }],
  ["one thread", { thread: "thread-77" }],
  ["mark", { mark: "star,tag:checked" }],
  ["window of time", { t: someTime }],
  ["window of positions", { t: "400000..500000" }],
  ["rare word", { q: "needle" }],
  ["frequent word", { q: "orders" }],
  ["prefix and filter", { q: "cust*", kind: "LLM" }],
  ["word of every row", { q: "every" }],
  ["six filters", { kind: "TOOL", tool: "run_sql", status: "error", x: "x1", state: "failed", t: someTime }],
];

const windows: readonly (readonly [string, Query])[] = [
  ["tree, first window", {}],
  ["tree, middle", { from: "500000" }],
  ["tree, 3 folds", { fold: "2,102,50002", from: "400000" }],
  ["tree, level 1", { level: "1", fold: "2,102" }],
  ["flat, end", { view: "flat", from: "999800" }],
  ...filters,
  ...filters.map(([name, query]) => [`${name}, flat`, { ...query, view: "flat" }] as const),
  ["kind, folded", { kind: "TOOL", level: "1" }],
  ...sortKeys.flatMap((key) => [key, `-${key}`].map((sort) => [`table by ${sort}`, { view: "table", sort }] as const)),
  ["table by cost, filtered", { view: "table", sort: "-cost", kind: "LLM", model: "small" }],
];

export type Measured = { readonly name: string; readonly firstMs: number; readonly againMs: number; readonly total: number };
type Ask = (index: IncidentIndex, query: TimelineQuery, marks: MarkedRows) => number;

const askOverview: Ask = (index, query, marks) => timelineOverview(index, query, marks, { buckets: 600, slots: 200 }, []).density.all.length;
const others: readonly (readonly [string, Query, Ask])[] = [
  ["position, filtered tree", { kind: "RETRIEVER", tool: "" }, (index, query, marks) => timelinePosition(index, query, marks, 900_001)?.position ?? 0],
  ["position, table", { view: "table", sort: "name" }, (index, query, marks) => timelinePosition(index, query, marks, 900_001)?.position ?? 0],
  ...(["match", "flagged", "harmful", "marked"] as const).flatMap((stop) => [
    [`next ${stop}`, { agent: "writer" }, (index, query, marks) => timelineStop(index, query, marks, { row: 500_001, stop, direction: "next" }).of] as const,
    [`previous ${stop}, table`, { view: "table", sort: "-duration" }, (index, query, marks) => timelineStop(index, query, marks, { row: 500_001, stop, direction: "previous" }).of] as const,
  ] satisfies readonly (readonly [string, Query, Ask])[]),
  ["facets", {}, (index, query, marks) => timelineFacets(index, query, marks).trace.of],
  ...filters.map(([name, query]) => [`facets, ${name}`, query, (index, parsed, marks) => timelineFacets(index, parsed, marks).trace.of] as const satisfies readonly [string, Query, Ask]),
  ["overview", {}, askOverview],
  ["overview, filtered", { kind: "TOOL" }, askOverview],
  ["overview of a window", { t: someTime, status: "error" }, askOverview],
];

/** Measures every query twice, first with nothing kept from before, over an index of `rows` rows; JSON included. */
export function measureTimeline(rows: number, root: string): { buildMs: number; openMs: number; measured: Measured[] } {
  const folder = mkdtempSync(join(tmpdir(), "aftertrace-bench-"));
  try {
    const path = indexPath(folder, "i");
    const buildStart = performance.now();
    const db = openTraceIndex(path, "create", root);
    fillSyntheticIndex(db, rows);
    db.close();
    const buildMs = performance.now() - buildStart;
    const openStart = performance.now();
    const opened = open(folder, root);
    timelineWindow(opened, timelineQuerySchema.parse({}), new Map());
    const openMs = performance.now() - openStart;
    const askWindow: Ask = (index, query, marks) => {
      const window = timelineWindow(index, query, marks);
      JSON.stringify(window);
      return window.total;
    };
    const all = [...windows.map(([name, query]) => [name, query, askWindow] as const), ...others];
    const measured = all.map(([name, query, ask]) => measure(open(folder, root), name, timelineQuerySchema.parse(query), ask));
    closeIndex(path);
    return { buildMs, openMs, measured };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function open(folder: string, root: string): IncidentIndex {
  const index = incidentIndex(folder, "i", root);
  if (index === null) throw new Error("the index did not open");
  return index;
}

function measure(index: IncidentIndex, name: string, query: TimelineQuery, ask: Ask): Measured {
  index.results.clear();
  const marks = someMarks(index);
  const [first, again] = [1, 2].map(() => {
    const start = performance.now();
    const total = ask(index, query, marks);
    return { ms: performance.now() - start, total };
  });
  return { name, firstMs: first?.ms ?? 0, againMs: again?.ms ?? 0, total: first?.total ?? 0 };
}

/** Every 200th row is marked, one in ten of them harmful. */
function someMarks(index: IncidentIndex): MarkedRows {
  const marks = new Map<number, RowMarks>();
  for (let id = 200; id <= index.columns.rows; id += 200)
    marks.set(id, { star: id % 400 === 0, notes: id % 600 === 0 ? 2 : 0, tags: id % 800 === 0 ? ["checked"] : [], decided: id % 2_000 === 0 ? "harmful" : null });
  return marks;
}
