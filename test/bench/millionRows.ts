import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { timelineQuerySchema } from "../../lib/api/timelineContract.ts";
import { indexPath } from "../../lib/store/dataFolder.ts";
import { closeIndex, incidentIndex } from "../../lib/store/incidentIndex.ts";
import { openTraceIndex } from "../../lib/store/openDatabase.ts";
import { timelineFacets, timelinePosition, timelineWindow } from "../../lib/store/timeline.ts";
import { fillSyntheticIndex } from "./syntheticIndex.ts";

const queries: readonly (readonly [string, Record<string, string>])[] = [
  ["tree, first window", {}],
  ["tree, middle", { from: "500000" }],
  ["tree, 3 folds", { fold: "2,102,50002", from: "400000" }],
  ["flat, end", { view: "flat", from: "999800" }],
  ["kind", { kind: "LLM,TOOL", from: "100000" }],
  ["kind, tool, status, exhibit", { kind: "TOOL", tool: "run_sql", status: "error", x: "x1" }],
  ["one trace", { trace: "trace-777" }],
  ["rare word", { q: "needle" }],
  ["frequent word", { q: "orders" }],
  ["prefix and filter", { q: "cust*", kind: "LLM" }],
  ["word of every row", { q: "every" }],
];

export type Measured = { readonly name: string; readonly firstMs: number; readonly againMs: number; readonly total: number };

/** Measures every query twice, first with nothing cached, over an index of `rows` rows. */
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
    const index = incidentIndex(folder, "i", root);
    if (index === null) throw new Error("the index did not open");
    timelineWindow(index, timelineQuerySchema.parse({}));
    const openMs = performance.now() - openStart;
    const measured = queries.map(([name, query]) => {
      const parsed = timelineQuerySchema.parse(query);
      const [first, again] = [1, 2].map(() => {
        const start = performance.now();
        const window = timelineWindow(index, parsed);
        timelinePosition(index, parsed, 501);
        return { ms: performance.now() - start, total: window.total };
      });
      return { name, firstMs: first?.ms ?? 0, againMs: again?.ms ?? 0, total: first?.total ?? 0 };
    });
    const facetStart = performance.now();
    timelineFacets(index);
    measured.push({ name: "facets", firstMs: performance.now() - facetStart, againMs: 0, total: 0 });
    closeIndex(path);
    return { buildMs, openMs, measured };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
