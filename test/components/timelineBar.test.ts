import { describe, expect, test } from "vitest";
import { barOf } from "@/components/timeline/bar.ts";
import { durationText, rowSentence, whenText } from "@/components/timeline/row-words.ts";
import type { TimelineRow } from "@/lib/timeline/row.ts";

const row = (more: Partial<TimelineRow> = {}): TimelineRow => ({
  id: 1, order: 4, depth: 0, subtree: 0, type: "span", kind: "TOOL", name: "run_sql", preview: "DROP TABLE users", tool: "run_sql",
  call: "c1", callState: "executed", status: "ok", trace: "t", exhibit: "x1", startUs: 43_000_000, endUs: 45_000_000, ...more,
});

describe("bars on the lane", () => {
  const lane = { startUs: 0, endUs: 100_000_000 };

  test("a step lies where its times say", () => {
    expect(barOf(row(), lane)).toEqual({ type: "stretch", leftPercent: 43, widthPercent: 2, open: false });
  });

  test("a step without an end is open: how long it took is not known", () => {
    expect(barOf(row({ endUs: null }), lane)).toEqual({ type: "stretch", leftPercent: 43, widthPercent: 57, open: true });
  });

  test("a step without a clock has no bar, and one that ends as it starts is a dash", () => {
    expect(barOf(row({ startUs: null, endUs: null }), lane)).toEqual({ type: "none" });
    expect(barOf(row({ endUs: 43_000_000 }), lane)).toEqual({ type: "instant", leftPercent: 43 });
  });
});

describe("a row in words", () => {
  test("is said most important first, with the time and the state", () => {
    expect(rowSentence(row(), 0, false)).toBe("Tool run_sql, DROP TABLE users, T plus 43 s, 1970-01-01 00:00:43.000 UTC, took 2 s, executed");
  });

  test("says its position where there is no clock, and what folding hides", () => {
    expect(rowSentence(row({ startUs: null, endUs: null, subtree: 14, callState: null }), null, true)).toBe("Tool run_sql, DROP TABLE users, position 5, no time, 14 hidden");
    expect(whenText(row({ startUs: null }), null)).toBe("#5");
  });

  test("a missing parent is called missing, not by an invented name", () => {
    expect(rowSentence(row({ type: "missing_parent", name: "", preview: "", callState: null, status: "unset", startUs: null }), null, false)).toContain("Missing parent not in the evidence");
  });

  test("the gutter is a clock, to the thousandth below a day", () => {
    const at = (us: number) => whenText(row({ startUs: us }), 0);
    expect([at(37_000), at(3_661_001_999), at(90_000_000_000), at(-1_500_000)]).toEqual(["T+0:00.037", "T+1:01:01.001", "T+1 d 01:00:00", "T−0:01.500"]);
  });

  test("short times keep their unit", () => {
    expect([durationText(12), durationText(820_000), durationText(12_400_000)]).toEqual(["12 µs", "820 ms", "12.4 s"]);
  });
});
