import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { timelineCsvHeader, timelineCsvLine } from "../../lib/timeline/csv.ts";
import type { TimelineRow } from "../../lib/timeline/row.ts";

const row = (more: Partial<TimelineRow> = {}): TimelineRow => ({
  id: 7, order: 4, place: 2, through: 2, depth: 1, subtree: 0, type: "span", kind: "TOOL", name: "run_sql", preview: "DROP TABLE users", tool: "run_sql",
  call: "c1", callState: "executed", status: "ok", trace: "t", thread: null, exhibit: "x1", model: null, agent: null, entersAgent: false,
  tokensIn: 1_204, tokensOut: null, cost: 0.25, startUs: 1_772_618_530_512_000, endUs: 1_772_618_530_512_750,
  context: false, collapsed: false, hidden: { rows: 0, flagged: 0 }, marks: null, effect: null, origin: null, read: null, ...more,
});

const read = (more?: Partial<TimelineRow>): Record<string, string> => {
  const [first] = parse<Record<string, string>>(timelineCsvHeader + timelineCsvLine(row(more)), { columns: true });
  return first ?? {};
};

describe("the timeline as CSV", () => {
  test("instants are ISO 8601 in UTC and numbers are plain digits", () => {
    expect(read()).toMatchObject({
      row: "7", position: "3", start_utc: "2026-03-04T10:02:10.512Z", end_utc: "2026-03-04T10:02:10.512750Z", duration_us: "750", tokens_in: "1204", cost: "0.25",
    });
  });

  test("what the evidence does not say is an empty cell, never a zero", () => {
    const line = read({ startUs: null, endUs: null, tokensIn: null, cost: null, callState: null, tool: null, call: null });
    expect([line["start_utc"], line["duration_us"], line["tokens_in"], line["cost"], line["state"], line["tool"]]).toEqual(["", "", "", "", "", ""]);
  });

  test("the worst effect of a call has its answers in cells of their own, and a row that is no call has none", () => {
    const effect = { class: "data_mutation", destructive: true, reversible: "unknown", shared: "yes", harm: "attempt" } as const;
    expect(read({ effect })).toMatchObject({ effect: "data_mutation", destructive: "true", reversible: "unknown", shared: "yes", harm: "attempt" });
    expect(read()).toMatchObject({ effect: "", destructive: "", reversible: "", shared: "", harm: "" });
  });

  test("what people said is beside what the evidence says", () => {
    expect(read({ marks: { star: true, notes: 2, tags: ["reset", "ask ops"], decided: "harmful" } })).toMatchObject({ starred: "true", notes: "2", tags: "reset, ask ops", called: "harmful" });
  });

  test("a row is one line with as many cells as the header, whatever the evidence wrote, and no text starts a formula", () => {
    const text = fc.string({ unit: "grapheme" });
    fc.assert(
      fc.property(text, text, text, text, (name, preview, tool, agent) => {
        const lines: string[][] = parse(timelineCsvHeader + timelineCsvLine(row({ name, preview, tool, agent })), { record_delimiter: "\r\n" });
        expect(lines.map((line) => line.length)).toEqual([lines[0]?.length, lines[0]?.length]);
        for (const cell of lines[1] ?? []) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
      }),
    );
  });
});
