import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { timelineQuerySchema, type TimelineQuery } from "../../lib/api/timelineContract.ts";
import { indexPath } from "../../lib/store/dataFolder.ts";
import { closeIndex, incidentIndex, type IncidentIndex } from "../../lib/store/incidentIndex.ts";
import { openTraceIndex } from "../../lib/store/openDatabase.ts";
import type { MarkedRows } from "../../lib/store/rowMarks.ts";
import { timelineWindow } from "../../lib/store/timeline.ts";
import type { RowMarks, TimelineRow } from "../../lib/timeline/row.ts";
import { fillSyntheticIndex } from "../bench/syntheticIndex.ts";

export const rows = 730;
export const noMarks: MarkedRows = new Map();

/** An index of 730 rows in 15 traces, gone after the tests of the file. */
export function syntheticIndex(): IncidentIndex {
  const folder = mkdtempSync(join(tmpdir(), "aftertrace-test-"));
  const built = openTraceIndex(indexPath(folder, "i"), "create");
  fillSyntheticIndex(built, rows);
  built.close();
  afterAll(() => {
    closeIndex(indexPath(folder, "i"));
    rmSync(folder, { recursive: true });
  });
  const index = incidentIndex(folder, "i");
  if (index === null) throw new Error("the index did not open");
  return index;
}

export const asked = (query: Record<string, string> = {}): TimelineQuery => timelineQuerySchema.parse(query);

/** Every row in tree order. */
export function allRows(index: IncidentIndex, marks: MarkedRows = noMarks): TimelineRow[] {
  return ["0", "500"].flatMap((from) => timelineWindow(index, asked({ from, count: "500" }), marks).rows);
}

export const mark = (more: Partial<RowMarks>): RowMarks => ({ star: false, notes: 0, tags: [], decided: null, ...more });

/** Rows by id with every kind of mark, some with several. */
export const someMarks: MarkedRows = new Map(Array.from({ length: 60 }, (_, n) => [n * 11 + 3, mark({
  star: n % 2 === 0, notes: n % 3, tags: n % 5 === 0 ? ["exfiltration", "to check"] : [], decided: n % 7 === 0 ? "harmful" : n % 11 === 0 ? "harmless" : null,
})]));
