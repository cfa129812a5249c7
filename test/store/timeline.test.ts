import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { timelineQuerySchema, timelineWindowSchema } from "../../lib/api/timelineContract.ts";
import { indexPath } from "../../lib/store/dataFolder.ts";
import { closeIndex, incidentIndex } from "../../lib/store/incidentIndex.ts";
import { openTraceIndex } from "../../lib/store/openDatabase.ts";
import { timelineFacets, timelinePosition, timelineWindow } from "../../lib/store/timeline.ts";
import { fillSyntheticIndex } from "../bench/syntheticIndex.ts";

const rows = 730;
const folder = mkdtempSync(join(tmpdir(), "aftertrace-test-"));
const built = openTraceIndex(indexPath(folder, "i"), "create");
fillSyntheticIndex(built, rows);
built.close();
const opened = incidentIndex(folder, "i");
if (opened === null) throw new Error("the index did not open");
const index = opened;
afterAll(() => {
  closeIndex(indexPath(folder, "i"));
  rmSync(folder, { recursive: true });
});

const all = timelineWindow(index, timelineQuerySchema.parse({ count: "500" })).rows.concat(timelineWindow(index, timelineQuerySchema.parse({ from: "500", count: "500" })).rows);
const some = <T extends string>(...values: readonly T[]) => fc.subarray([...values], { maxLength: 2 });
const queries = fc.record({
  view: fc.constantFrom("tree", "flat"), kind: some("LLM", "TOOL", "AGENT"), tool: some("bash", "run_sql", "no_such_tool"),
  status: some("ok", "error"), trace: some("trace-1", "trace-4", "none"), x: some("x1", "x2", "x9"), from: fc.nat(rows), count: fc.integer({ min: 1, max: 60 }),
});

test("a window under any filter is the slice of the rows that a plain walk keeps", () => {
  expect(all).toHaveLength(rows);
  fc.assert(
    fc.property(queries, ({ from, count, view, ...lists }) => {
      const query = timelineQuerySchema.parse({ view, from, count, ...Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.join(",")])) });
      const keeps = (list: readonly string[], value: string | null) => list.length === 0 || (value !== null && list.includes(value));
      const ordered = view === "flat" ? [...all].sort((a, b) => b.order - a.order) : all;
      const expected = ordered.filter((row) => keeps(lists.kind, row.kind) && keeps(lists.tool, row.tool) && keeps(lists.status, row.status)
        && keeps(lists.trace, row.trace) && keeps(lists.x, row.exhibit));
      const window = timelineWindow(index, query);
      expect(window).toEqual({ from, total: expected.length, of: rows, rows: expected.slice(from, from + count) });
      expect(timelineWindowSchema.safeParse(window).success).toBe(true);
      for (const [place, row] of window.rows.entries()) expect(timelinePosition(index, query, row.id)?.position).toBe(from + place);
    }),
    { numRuns: 200 },
  );
});

test("a folded row hides what is below it, and says where a hidden row is", () => {
  const head = all[50];
  if (!head) throw new Error("row 50");
  const query = timelineQuerySchema.parse({ fold: `${head.id}`, from: "50", count: "2" });
  const window = timelineWindow(index, query);
  expect(window.rows.map(({ order }) => order)).toEqual([50, 51 + head.subtree]);
  expect(window.total).toBe(rows - head.subtree);
  expect(timelinePosition(index, query, all[60]?.id ?? 0)).toEqual({ id: all[60]?.id, position: null, foldedIn: head.id });
  expect(timelinePosition(index, query, 999_999)).toBeNull();
});

test("words find exactly the rows that hold them", () => {
  const found = timelineWindow(index, timelineQuerySchema.parse({ q: "n44" }));
  expect(found.rows.map(({ order }) => order)).toEqual([44]);
  expect(timelineWindow(index, timelineQuerySchema.parse({ q: "n4*", kind: "LLM" })).total).toBeGreaterThan(0);
  expect(timelineWindow(index, timelineQuerySchema.parse({ q: "every" })).total).toBe(rows);
  expect(timelineWindow(index, timelineQuerySchema.parse({ q: '")( *' })).total).toBe(0);
});

test("facets are counts over all rows and say how many values there are", () => {
  const facets = timelineFacets(index);
  expect(facets.kinds.reduce((sum, { count }) => sum + count, 0)).toBe(rows);
  expect(facets.of.traces).toBe(facets.traces.length);
});
