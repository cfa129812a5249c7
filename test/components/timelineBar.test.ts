import { describe, expect, test } from "vitest";
import { barOf, liesApart } from "@/components/timeline/rows/bar.ts";
import { durationText, rowSentence, whenText } from "@/components/timeline/rows/row-words.ts";
import { axisOf } from "@/lib/timeline/axis.ts";
import { timelineRow as row } from "./timelineRows.ts";

describe("bars on the lane", () => {
  const lane = axisOf("time", { from: 0, to: 100_000_000 });

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

  test("a step outside the window has no bar, and one that reaches into it is cut at its edge", () => {
    expect(barOf(row(), axisOf("time", { from: 50_000_000, to: 60_000_000 }))).toEqual({ type: "none" });
    expect(barOf(row(), axisOf("time", { from: 44_000_000, to: 46_000_000 }))).toEqual({ type: "stretch", leftPercent: 0, widthPercent: 50, open: false });
  });

  test("on the axis of positions a bar goes from the row to the last one below it, with a clock or without", () => {
    const positions = axisOf("position", { from: 0, to: 10 });
    expect(barOf(row({ place: 2, through: 7, startUs: null, endUs: null }), positions)).toEqual({ type: "stretch", leftPercent: 20, widthPercent: 50, open: false });
    expect(barOf(row({ place: 2, through: 2 }), positions)).toEqual({ type: "instant", leftPercent: 20 });
  });
});

describe("whether each trace is drawn over its own time", () => {
  const trace = (id: string, startUs: number, endUs: number) => ({ id, startUs, endUs });

  test("runs that lie days apart are; runs that fill their time, and a single one, share the clock", () => {
    expect(liesApart([trace("a", 0, 10), trace("b", 90, 100)], { startUs: 0, endUs: 100 })).toBe(true);
    expect(liesApart([trace("a", 0, 60), trace("b", 40, 100)], { startUs: 0, endUs: 100 })).toBe(false);
    expect(liesApart([trace("a", 0, 10)], { startUs: 0, endUs: 100 })).toBe(false);
  });

  test("time that two traces share counts once", () => {
    expect(liesApart([trace("a", 0, 30), trace("b", 0, 30)], { startUs: 0, endUs: 100 })).toBe(true);
  });
});

describe("a row in words", () => {
  test("is said most important first, with the time and the state", () => {
    expect(rowSentence(row(), 0)).toBe("Tool run_sql, DROP TABLE users, T plus 43 s, 1970-01-01 00:00:43.000 UTC, took 2 s, executed");
  });

  test("says its position where there is no clock, and what folding hides", () => {
    const folded = row({ startUs: null, endUs: null, subtree: 14, callState: null, collapsed: true, hidden: { rows: 14, flagged: 2 } });
    expect(rowSentence(folded, null)).toBe("Tool run_sql, DROP TABLE users, position 5, no time, 14 hidden below, 2 of them flagged");
  });

  test("says what a filter hides below it, and that it is only there for what is below", () => {
    const context = row({ callState: null, startUs: null, endUs: null, context: true, subtree: 3, hidden: { rows: 2, flagged: 0 } });
    expect(rowSentence(context, null)).toMatch(/2 hidden by the filter, shown because something below passes$/);
  });

  test("says every mark that the reader would see", () => {
    const marked = row({ marks: { star: true, notes: 2, tags: ["exfil", "later"], decided: "harmful" } });
    expect(rowSentence(marked, 0)).toContain("called harmful, starred, 2 notes, tag exfil, tag later");
  });

  test("a missing parent is called missing, not by an invented name", () => {
    expect(rowSentence(row({ type: "missing_parent", name: "", preview: "", callState: null, status: "unset", startUs: null }), null)).toContain("Missing parent not in the evidence");
  });

  test("the gutter is a clock, to the thousandth below a day", () => {
    const at = (us: number) => whenText(row({ startUs: us }), 0);
    expect([at(37_000), at(3_661_001_999), at(90_000_000_000), at(-1_500_000)]).toEqual(["T+0:00.037", "T+1:01:01.001", "T+1 d 01:00:00", "T−0:01.500"]);
  });

  test("without a clock the gutter is the position in order of time, not in the tree", () => {
    expect(whenText(row({ startUs: null, order: 4, place: 9 }), null)).toBe("#10");
  });

  test("short times keep their unit", () => {
    expect([durationText(12), durationText(820_000), durationText(12_400_000)]).toEqual(["12 µs", "820 ms", "12.4 s"]);
  });
});
