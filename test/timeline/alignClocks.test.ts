import fc from "fast-check";
import { expect, test } from "vitest";
import { alignedTimes } from "../../lib/timeline/alignClocks.ts";
import { lastPlaces } from "../../lib/timeline/structure.ts";
import { drawnRows, structureOf } from "./forest.ts";

const cases = fc.record({ rows: drawnRows(), exhibits: fc.infiniteStream(fc.integer({ min: 1, max: 3 })), shift: fc.integer({ min: -2_000_000, max: 2_000_000 }) })
  .map(({ rows, exhibits, shift }) => ({ columns: structureOf(rows), exhibit: Array.from(rows, () => Number(exhibits.next().value)), shift }));
const plain = drawnRows().map((rows) => structureOf(rows.map((row) => ({ ...row, heading: false }))));

test("with no clock moved nothing changes", () => {
  fc.assert(fc.property(plain, (columns) => {
    const aligned = alignedTimes(columns, new Uint8Array(columns.rows).fill(1), new Map());
    for (const name of ["start", "end", "place", "through", "treeAtTime"] as const) expect(aligned[name]).toEqual(columns[name]);
  }));
});

test("rows of moved exhibits are moved by exactly that, the others stay, and nothing of the recorded columns is changed", () => {
  fc.assert(fc.property(cases, ({ columns, exhibit, shift }) => {
    const before = Float64Array.from(columns.start);
    const { start, end } = alignedTimes({ ...columns, heading: new Uint8Array(columns.rows) }, exhibit, new Map([[2, shift]]));
    exhibit.forEach((of, row) => {
      expect(start[row]).toBe((columns.start[row] ?? NaN) + (of === 2 ? shift : 0));
      expect(end[row]).toBe((columns.end[row] ?? NaN) + (of === 2 ? shift : 0));
    });
    expect(columns.start).toEqual(before);
  }));
});

test("every row has one place, in order of the new times, and each exhibit keeps its own order", () => {
  fc.assert(fc.property(cases, ({ columns, exhibit, shift }) => {
    const { treeAtTime, place, through, start } = alignedTimes({ ...columns, heading: new Uint8Array(columns.rows) }, exhibit, new Map([[2, shift]]));
    expect([...treeAtTime].toSorted((a, b) => a - b)).toEqual([...treeAtTime.keys()]);
    treeAtTime.forEach((row, at) => expect(place[row]).toBe(at));
    expect(through).toEqual(lastPlaces(place, columns.parent));
    const timed = [...treeAtTime].filter((row) => !Number.isNaN(start[row]));
    expect(timed.map((row) => start[row])).toEqual(timed.map((row) => start[row] ?? 0).toSorted((a, b) => a - b));
    for (const one of [1, 2, 3]) expect([...treeAtTime].filter((row) => exhibit[row] === one)).toEqual([...columns.treeAtTime].filter((row) => exhibit[row] === one));
  }));
});

test("a heading begins with the first and ends with the last row below it, whichever of them was moved", () => {
  fc.assert(fc.property(cases, ({ columns, exhibit, shift }) => {
    const { start, end } = alignedTimes(columns, exhibit, new Map([[2, shift]]));
    for (let row = 0; row < columns.rows; row++) {
      const below = Array.from({ length: columns.subtree[row] ?? 0 }, (_, at) => row + 1 + at).filter((one) => !Number.isNaN(start[one]));
      if (columns.heading[row] !== 1 || below.length === 0 || Number.isNaN(start[row])) continue;
      expect(start[row]).toBe(Math.min(...below.map((one) => start[one] ?? Infinity)));
      if (!Number.isNaN(end[row])) expect(end[row]).toBe(Math.max(...below.flatMap((one) => [start[one] ?? -Infinity, Number.isNaN(end[one]) ? -Infinity : (end[one] ?? -Infinity)])));
    }
  }));
});
