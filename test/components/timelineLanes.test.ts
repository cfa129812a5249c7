import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { laneCount, markName, marksOnLane, widthOf } from "@/components/timeline/glance/lane-marks.ts";
import { axisOf } from "@/lib/timeline/axis.ts";
import type { LaneMark } from "@/lib/timeline/row.ts";

const axis = axisOf("time", { from: 0, to: 1000 });
const mark = (from: number, more: Partial<LaneMark> = {}): LaneMark => ({ from, to: from, count: 1, row: from + 1, event: null, label: `run_sql ${from}`, ...more });

describe("marks on a lane", () => {
  test("marks too close to be told apart become one that counts them and leads to the first", () => {
    expect(marksOnLane([mark(100), mark(110), mark(115), mark(500)], axis, 500)).toMatchObject([{ from: 100, to: 115, count: 3, row: 101, xPx: 50 }, { from: 500, count: 1 }]);
  });

  test("no mark is lost and no two targets overlap, at any width", () => {
    const places = fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { maxLength: 60 }).map((all) => all.toSorted((a, b) => a - b).map((from) => mark(from)));
    fc.assert(fc.property(places, fc.integer({ min: 24, max: 1600 }), (marks, width) => {
      const placed = marksOnLane(marks, axis, width);
      expect(placed.reduce((sum, { count }) => sum + count, 0)).toBe(marks.length);
      for (const [index, { xPx }] of placed.entries()) {
        expect(xPx).toBeGreaterThanOrEqual(12);
        expect(xPx).toBeLessThanOrEqual(width - 12);
        const next = placed[index + 1];
        if (next !== undefined) expect(next.xPx - xPx).toBeGreaterThanOrEqual(24);
      }
    }));
  });

  test("an event says in words whether it came with a file or from a person", () => {
    const named = (more: Partial<LaneMark>) => markName("event", mark(0, { row: null, event: "x2-1", ...more }), axis, 0);
    expect(named({ imported: true })).toMatch(/^Imported event: run_sql 0, /);
    expect(named({ imported: false })).toMatch(/^Event added by a person: run_sql 0, /);
    expect(named({ imported: true, count: 3, to: 5 })).toMatch(/^3 events, /);
  });

  test("what lies outside the window is not drawn at its edge", () => {
    expect(marksOnLane([mark(100), mark(500)], axisOf("time", { from: 400, to: 600 }), 500)).toMatchObject([{ from: 500 }]);
  });

  test("a lane counts what it has, and with a window how many of them are in it", () => {
    expect(laneCount([{ count: 1 }, { count: 4 }], 5)).toBe("5");
    expect(laneCount([{ count: 1 }], 5)).toBe("1 of 5");
    expect(laneCount([], 2)).toBe("0 of 2");
  });

  test("a target is never narrower than 24 px, and wider where its number needs it", () => {
    expect([widthOf({ count: 1 }), widthOf({ count: 12 })]).toEqual([24, 28]);
    expect(widthOf({ count: 1200 })).toBeGreaterThan(40);
  });

  test("says what it is, when, and of how many", () => {
    const label = "Tool run_sql";
    expect(markName("failed", mark(100, { label, from: 60_000_000, to: 60_000_000 }), axis, 0)).toBe("Tool run_sql, T+1:00");
    expect(markName("failed", mark(100, { label, from: 60_000_000, to: 61_500_000, count: 3 }), axis, 0)).toBe("3 failed, T+1:00 to T+1:01.5; the first: Tool run_sql");
  });
});
