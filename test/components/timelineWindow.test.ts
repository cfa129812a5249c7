import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { axisFrame, roundedRange, windowOf } from "@/components/timeline/axis/axis-frame.ts";
import { middleOf, pannedWindow, rowWindow, subtreeWindow, zoomedWindow } from "@/components/timeline/axis/window-moves.ts";
import { lengthText, readWindowEnd, windowEndText } from "@/components/timeline/axis/window-text.ts";
import type { TimelineOverview } from "@/lib/timeline/row.ts";
import { timelineRow } from "./timelineRows.ts";

const zeroUs = Date.UTC(2026, 2, 1, 10) * 1000;

describe("the ends of a window as text", () => {
  const read = (text: string) => {
    const end = readWindowEnd(text, "time", zeroUs);
    return end.ok ? end.value - zeroUs : null;
  };

  test("what a field shows is read back to the microsecond", () => {
    fc.assert(fc.property(fc.integer({ min: -5_000_000_000_000, max: 5_000_000_000_000 }), (us) => {
      expect(readWindowEnd(windowEndText(zeroUs + us, "time", zeroUs), "time", zeroUs)).toEqual({ ok: true, value: zeroUs + us });
    }));
    fc.assert(fc.property(fc.nat(), (place) => {
      expect(readWindowEnd(windowEndText(place, "position", null), "position", null)).toEqual({ ok: true, value: place });
    }));
  });

  test("distances are read with or without T, with either minus, as a clock or with units", () => {
    expect([read("T+1:20.5"), read("+1:20.5"), read("t-0:03"), read("T−0:03")]).toEqual([80_500_000, 80_500_000, -3_000_000, -3_000_000]);
    expect([read("T+90"), read("T+1 d 02:03:04"), read("T+2 min 3 s"), read("T+820 ms")]).toEqual([90_000_000, 93_784_000_000, 123_000_000, 820_000]);
  });

  test("instants are read as the page and as RFC 3339 write them", () => {
    expect([read("2026-03-01T10:00:05Z"), read("2026-03-01 10:00:05.000 UTC"), read("2026-03-01T11:00:05+01:00")]).toEqual([5_000_000, 5_000_000, 5_000_000]);
  });

  test("anything else is refused with a form that works", () => {
    for (const text of ["", "soon", "T+", "T+1:2:3:4", "2026-02-30T10:00:00Z", "80"]) {
      const end = readWindowEnd(text, "time", zeroUs);
      expect(end.ok, text).toBe(false);
      if (!end.ok) expect(end.error).toContain("T+1:20.5");
    }
    for (const text of ["", "0", "-3", "1.5", "T+3"]) expect(readWindowEnd(text, "position", null).ok, text).toBe(false);
  });

  test("a length is a time or a number of rows, both ends counted", () => {
    expect([lengthText(12_400_000, "time"), lengthText(0, "position"), lengthText(11, "position")]).toEqual(["12.4 s", "1 row", "12 rows"]);
  });
});

const overview = (more: Partial<TimelineOverview> = {}): TimelineOverview => ({
  axis: "time", whole: { from: 0, to: 1000 }, shown: { from: 0, to: 1000 }, density: { all: [], passing: [], flagged: [] },
  gaps: [{ from: 100, to: 900 }], lanes: [], ...more,
});
const plain = { axis: null, t: null, gaps: false, range: { startUs: 0, endUs: 1000 }, overview: overview() } as const;

describe("the axis of a view", () => {
  test("is the clock where there is one, and the position where there is none or it was asked for", () => {
    const places = overview({ axis: "position", whole: { from: 0, to: 9 } });
    expect(axisFrame(plain)).toMatchObject({ kind: "time", whole: { from: 0, to: 1000 }, isWindow: false });
    expect(axisFrame({ ...plain, range: null, overview: places })).toMatchObject({ kind: "position", whole: { from: 0, to: 9 } });
    expect(axisFrame({ ...plain, axis: "position", overview: places }).kind).toBe("position");
  });

  test("stands before the overview has come, and is not drawn from an overview of the other axis", () => {
    expect(axisFrame({ ...plain, overview: null }).shown?.range).toEqual({ from: 0, to: 1000 });
    expect(axisFrame({ ...plain, axis: "position" }).shown).toBeNull();
  });

  test("idle time is counted inside the window only, and folded only when that was asked for", () => {
    const window = axisFrame({ ...plain, t: { axis: "time", from: 50, to: 150 } });
    expect(window).toMatchObject({ isWindow: true, idle: 0.5, gaps: [{ from: 100, to: 150 }] });
    expect(window.shown?.pieces.some(({ folded }) => folded)).toBe(false);
    expect(axisFrame({ ...plain, gaps: true }).shown?.pieces.some(({ folded }) => folded)).toBe(true);
  });

  test("a window over everything is no window, so that the address stays short", () => {
    const frame = axisFrame(plain);
    expect(windowOf({ from: -5, to: 1000 }, frame)).toBeNull();
    expect(windowOf({ from: 0.4, to: 10.2 }, frame)).toEqual({ axis: "time", from: 0, to: 11 });
  });
});

describe("zooming and moving", () => {
  const frame = axisFrame({ ...plain, t: { axis: "time", from: 400, to: 600 } });

  test("in and out again is where one was, around the row or around the middle", () => {
    const near = zoomedWindow(frame, 0.5, 450);
    expect(near).toEqual({ from: 425, to: 525 });
    expect(zoomedWindow({ ...frame, shown: axisFrame({ ...plain, t: { axis: "time", from: 425, to: 525 } }).shown }, 2, 450)).toEqual({ from: 400, to: 600 });
    expect(zoomedWindow(frame, 0.5, 10_000)).toEqual({ from: 450, to: 550 });
  });

  test("moving keeps the length and stops at the edge", () => {
    expect(pannedWindow(frame, 0.25)).toEqual({ from: 450, to: 650 });
    expect(pannedWindow(frame, -100)).toEqual({ from: 0, to: 200 });
  });

  test("fit shows the row, and asked again everything below it, both with air around", () => {
    const row = timelineRow({ startUs: 1_000_000, endUs: 2_000_000 });
    expect(rowWindow(row, "time")).toEqual({ from: 980_000, to: 2_020_000 });
    expect(subtreeWindow(row, [timelineRow({ startUs: 1_500_000, endUs: 3_000_000 })], "time")).toEqual({ from: 960_000, to: 3_040_000 });
    expect(rowWindow(timelineRow({ startUs: null }), "time")).toBeNull();
    expect(subtreeWindow(timelineRow({ place: 10, through: 110 }), [], "position")).toEqual({ from: 8, to: 112 });
  });

  test("a row without a place on the axis is nothing to zoom around", () => {
    expect(middleOf(timelineRow({ startUs: null, endUs: null }), "time")).toBeNull();
    expect(middleOf(null, "time")).toBeNull();
    expect(middleOf(timelineRow({ endUs: null }), "time")).toBe(43_000_000);
  });
});

describe("windows that are drawn", () => {
  const hours = { kind: "time", whole: { from: 207_000, to: 90_000_000_000_123 } } as const;

  test("have ends as round as their length allows, counted from the beginning, and never lose what was inside", () => {
    expect(roundedRange({ from: 10_000_123_456, to: 20_000_123_456 }, hours)).toEqual({ from: 9_999_207_000, to: 20_000_207_000 });
    fc.assert(fc.property(fc.integer({ min: 207_000, max: 9e13 }), fc.integer({ min: 1, max: 9e13 }), (from, length) => {
      const to = Math.min(hours.whole.to, from + length);
      const rounded = roundedRange({ from, to }, hours);
      expect(rounded.from).toBeLessThanOrEqual(from);
      expect(rounded.to).toBeGreaterThanOrEqual(to);
      expect(rounded.to - rounded.from).toBeLessThanOrEqual(Math.max(1, (to - from) * 1.03 + 2));
    }));
  });

  test("positions stay as they are", () => {
    expect(roundedRange({ from: 3, to: 9 }, { kind: "position", whole: { from: 0, to: 20 } })).toEqual({ from: 3, to: 9 });
  });
});
