import fc from "fast-check";
import { expect, test } from "vitest";
import { axisOf, placeOn, valueAt, type Axis } from "../../lib/timeline/axis.ts";
import { roundStep, ticksOf } from "../../lib/timeline/axisTicks.ts";
import { panned, zoomed } from "../../lib/timeline/axisZoom.ts";

const beganUs = 1_772_874_000_000_000;
const span = fc.tuple(fc.nat(10_000_000), fc.nat(10_000_000)).map(([a, b]) => ({ from: beganUs + Math.min(a, b), to: beganUs + Math.max(a, b) }));
const axes = fc.record({ kind: fc.constantFrom("time" as const, "position" as const), range: span, folded: fc.array(span, { maxLength: 60 }) })
  .map(({ kind, range, folded }) => axisOf(kind, range, folded));
const longAxes = axes.filter(({ range }) => range.to > range.from);
const shares = fc.double({ min: 0, max: 1, noNaN: true });

const foldedShare = (axis: Axis): number => axis.pieces.filter((one) => one.folded).reduce((sum, { left, right }) => sum + right - left, 0);

test("the pieces of an axis tile the line and the range, without a hole and without an overlap", () => {
  fc.assert(fc.property(axes, (axis) => {
    const { pieces, range } = axis;
    expect([pieces[0]?.left, pieces[0]?.from]).toEqual([0, range.from]);
    expect([pieces.at(-1)?.right, pieces.at(-1)?.to]).toEqual([1, range.to]);
    for (const [at, piece] of pieces.entries()) {
      expect(piece.right).toBeGreaterThanOrEqual(piece.left);
      if (at > 0) expect([piece.left, piece.from]).toEqual([pieces[at - 1]?.right, pieces[at - 1]?.to]);
    }
    expect(foldedShare(axis)).toBeLessThanOrEqual(0.4 + 1e-9);
  }));
});

test("later is never further left, and nothing leaves the line", () => {
  fc.assert(fc.property(longAxes, fc.array(fc.integer({ min: beganUs - 1_000_000, max: beganUs + 11_000_000 })), (axis, values) => {
    const places = values.toSorted((a, b) => a - b).map((value) => placeOn(axis, value));
    for (const [at, place] of places.entries()) {
      expect(place).toBeGreaterThanOrEqual(places[at - 1] ?? 0);
      expect(place).toBeLessThanOrEqual(1);
    }
  }));
});

test("what stands at the place of a value is that value", () => {
  fc.assert(fc.property(longAxes, shares, (axis, share) => {
    const value = valueAt(axis, share);
    // Between two neighbouring doubles near 2^50 lie 0.25 µs; a share of the line cannot be told closer than what a microsecond takes of it.
    const microsecond = Math.max(...axis.pieces.map(({ from, to, left, right }) => (right - left) / Math.max(1, to - from)));
    expect(Math.abs(placeOn(axis, value) - share)).toBeLessThan(1e-6 + microsecond);
    expect(Math.abs(valueAt(axis, placeOn(axis, value)) - value)).toBeLessThan(1);
  }));
});

test("an idle night between two busy minutes becomes a notch", () => {
  const axis = axisOf("time", { from: 0, to: 36_000_000_000 }, [{ from: 60_000_000, to: 35_940_000_000 }]);
  expect(axis.pieces.map(({ folded }) => folded)).toEqual([false, true, false]);
  expect(placeOn(axis, 60_000_000)).toBeCloseTo(0.494, 3);
  expect(placeOn(axis, 35_940_000_000)).toBeCloseTo(0.506, 3);
});

test("an axis of one instant, or idle from end to end, is one piece", () => {
  expect(axisOf("time", { from: 5, to: 5 }).pieces).toEqual([{ from: 5, to: 5, folded: false, left: 0, right: 1 }]);
  expect(axisOf("time", { from: 5, to: 9 }, [{ from: 0, to: 20 }]).pieces).toEqual([{ from: 5, to: 9, folded: false, left: 0, right: 1 }]);
});

test("marks stand at round steps and at the edges of folds, never inside a fold, and never too many", () => {
  fc.assert(fc.property(longAxes, fc.integer({ min: 1, max: 40 }), (axis, max) => {
    const ticks = ticksOf(axis, max);
    expect(ticks.length).toBeLessThanOrEqual(max);
    for (const { value, place, edge } of ticks) {
      expect(place).toBe(placeOn(axis, value));
      expect(value).toBeGreaterThanOrEqual(axis.range.from);
      expect(value).toBeLessThanOrEqual(axis.range.to);
      const folds = axis.pieces.filter((one) => one.folded);
      expect(folds.some(({ from, to }) => value > from && value < to)).toBe(false);
      if (edge) expect(folds.some(({ from, to }) => value === from || value === to)).toBe(true);
    }
    expect(ticks.map(({ value }) => value)).toEqual(ticks.map(({ value }) => value).toSorted((a, b) => a - b));
  }));
});

test("steps are those of a clock, and whole positions where there is none", () => {
  expect([3, 400_000, 700_000, 16_000_000, 40_000_000, 3_600_000_001].map((least) => roundStep("time", least)))
    .toEqual([5, 500_000, 1_000_000, 30_000_000, 60_000_000, 7_200_000_000]);
  expect(roundStep("time", 4 * 86_400_000_000)).toBe(5 * 86_400_000_000);
  expect([0.1, 1, 3, 6, 70].map((least) => roundStep("position", least))).toEqual([1, 1, 5, 10, 100]);
  const hour = axisOf("time", { from: beganUs, to: beganUs + 3_600_000_000 });
  expect(ticksOf(hour, 7, beganUs).map(({ value }) => (value - beganUs) / 60_000_000)).toEqual([0, 10, 20, 30, 40, 50, 60]);
});

test("zooming keeps the value under the pointer and the range inside the whole", () => {
  const whole = { from: beganUs, to: beganUs + 10_000_000 };
  fc.assert(fc.property(span, fc.double({ min: 0.01, max: 100, noNaN: true }), shares, (range, factor, share) => {
    const around = range.from + (range.to - range.from) * share;
    const next = zoomed(range, whole, factor, around);
    expect(next.from).toBeGreaterThanOrEqual(whole.from);
    expect(next.to).toBeLessThanOrEqual(whole.to);
    expect(next.to - next.from).toBeGreaterThanOrEqual(1);
    expect(around).toBeGreaterThanOrEqual(next.from - 1);
    expect(around).toBeLessThanOrEqual(next.to + 1);
  }));
  expect(zoomed({ from: 100, to: 200 }, { from: 0, to: 1_000 }, 0.5, 150)).toEqual({ from: 125, to: 175 });
  expect(zoomed({ from: 100, to: 200 }, { from: 0, to: 1_000 }, 100, 150)).toEqual({ from: 0, to: 1_000 });
});

test("moving keeps the length and stops at the ends", () => {
  const whole = { from: 0, to: 1_000 };
  expect(panned({ from: 100, to: 200 }, whole, 0.5)).toEqual({ from: 150, to: 250 });
  expect(panned({ from: 100, to: 200 }, whole, -5)).toEqual({ from: 0, to: 100 });
  expect(panned({ from: 900, to: 1_000 }, whole, 1)).toEqual({ from: 900, to: 1_000 });
});
