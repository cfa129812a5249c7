import fc from "fast-check";
import { expect, test } from "vitest";
import { densityOf, wholeRange } from "../../lib/timeline/density.ts";
import { idleGaps } from "../../lib/timeline/gaps.ts";
import { joinMarks } from "../../lib/timeline/laneMarks.ts";
import { nextStop } from "../../lib/timeline/stops.ts";
import { drawnRows, structureOf, type Drawn } from "./forest.ts";

const row = (start: number | null, lasts: number | null, children = 0): Drawn => ({ children, start, lasts, failed: false, heading: false });
const second = 1_000_000;

test("in a gap nothing runs, starts or ends, it is long enough, and every such stretch is found", () => {
  fc.assert(fc.property(drawnRows(12), fc.nat(1_000_000), fc.nat(1_200_000), (drawn, from, length) => {
    const structure = structureOf(drawn);
    const shown = { from, to: from + length };
    const least = Math.max(10_000, length * 0.005);
    const points = new Set([shown.from, shown.to]);
    for (const at of structure.start.keys()) {
      for (const time of [structure.start[at] ?? NaN, structure.end[at] ?? NaN]) if (time > shown.from && time < shown.to) points.add(time);
    }
    const edges = [...points].sort((a, b) => a - b);
    const idle = (a: number, b: number): boolean =>
      !Array.from(structure.start.keys()).some((at) => structure.subtree[at] === 0 && (structure.start[at] ?? NaN) < b && (structure.end[at] ?? NaN) > a);
    const expected = edges.flatMap((to, at) => {
      const before = edges[at - 1];
      return before !== undefined && to - before >= least && idle(before, to) ? [{ from: before, to }] : [];
    });
    expect(idleGaps(structure, shown)).toEqual(expected);
  }), { numRuns: 300 });
});

test("the idle night in the middle of a long root is a gap; its end cuts the one after it", () => {
  const rows = structureOf([row(0, 3_600 * second, 2), row(0, 2 * second), row(3_000 * second, 2 * second), row(7_200 * second, second)]);
  expect(idleGaps(rows, { from: 0, to: 7_201 * second })).toEqual([
    { from: 2 * second, to: 3_000 * second }, { from: 3_002 * second, to: 3_600 * second }, { from: 3_600 * second, to: 7_200 * second },
  ]);
});

test("a root does not fill the density; a row counts in every part it runs in, one without an end where it starts", () => {
  const structure = structureOf([row(0, 1_000, 2), row(0, 250), row(900, null), row(null, null)]);
  const whole = wholeRange(structure, "time");
  expect(whole).toEqual({ from: 0, to: 1_000 });
  const density = densityOf(structure, "time", whole, 10, { passes: Uint8Array.of(1, 0, 1, 1), flagged: Uint8Array.of(1, 1, 0, 0) });
  expect(density).toEqual({ all: [1, 1, 1, 0, 0, 0, 0, 0, 0, 1], passing: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1], flagged: [1, 1, 1, 0, 0, 0, 0, 0, 0, 0] });
});

test("without a clock there is no place on an axis of time, and each row has one by position", () => {
  const structure = structureOf([row(null, null, 1), row(null, null), row(null, null)]);
  expect(wholeRange(structure, "time")).toBeNull();
  const whole = wholeRange(structure, "position");
  expect(whole).toEqual({ from: 0, to: 2 });
  expect(densityOf(structure, "position", whole, 2, { passes: null, flagged: new Uint8Array(3) }).all).toEqual([1, 2]);
  expect(densityOf(structure, "time", null, 2, { passes: null, flagged: new Uint8Array(3) }).all).toEqual([0, 0]);
});

test("what lies close together on a lane is one mark that says how many, and none is lost", () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.nat(1_000), fc.nat(100)), { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (drawn, slots) => {
    const things = drawn.toSorted(([a], [b]) => a - b).map(([from, lasts], of) => ({ from, to: from + lasts, of }));
    const shown = { from: 200, to: 800 };
    const touching = things.filter(({ from, to }) => to >= shown.from && from <= shown.to);
    const marks = joinMarks(things, shown, slots);
    expect(marks.length).toBeLessThanOrEqual(slots);
    expect(marks.reduce((sum, { count }) => sum + count, 0)).toBe(touching.length);
    for (const { first, from, to } of marks) expect([things[first]?.from, to >= from]).toEqual([from, true]);
  }));
});

test("next and previous visit every stop once, in order, and end at the edge", () => {
  fc.assert(fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], { minLength: 1 }), fc.uniqueArray(fc.nat(9)), (order, stops) => {
    const walk = (direction: "next" | "previous"): number[] => {
      const visited: number[] = [];
      for (let at: number | null = null; ; ) {
        const stop = nextStop(Uint32Array.from(order), (one) => stops.includes(one), at, direction);
        expect(stop.of).toBe(order.filter((one) => stops.includes(one)).length);
        if (stop.row === null) return visited;
        visited.push(stop.row);
        expect(stop.number).toBe(direction === "next" ? visited.length : stop.of + 1 - visited.length);
        at = stop.row;
      }
    };
    const expected = order.filter((one) => stops.includes(one));
    expect(walk("next")).toEqual(expected);
    expect(walk("previous")).toEqual(expected.toReversed());
  }));
});
