import fc from "fast-check";
import { expect, test } from "vitest";
import { nameRanks } from "../../lib/timeline/nameRanks.ts";
import { sortedRows } from "../../lib/timeline/sortRows.ts";

/** What the radix sort must agree with: a stable comparison sort, rows without a key last. */
function naive(keys: readonly number[], rows: readonly number[], descending: boolean): number[] {
  const key = (row: number): number => keys[row] ?? NaN;
  const withKey = rows.filter((row) => !Number.isNaN(key(row)));
  return [...withKey.sort((a, b) => (descending ? -1 : 1) * (key(a) - key(b))), ...rows.filter((row) => Number.isNaN(key(row)))];
}

const whole = fc.oneof(fc.nat(20), fc.integer({ min: -5, max: 5 }), fc.constant(2 ** 32 - 2), fc.constant(2 ** 32), fc.constant(1_772_874_000_000_000));
const number = fc.oneof(whole, fc.double({ noDefaultInfinity: true, min: -1e300, max: 1e300 }), fc.constant(NaN), fc.constant(-0), fc.constant(0));

test("rows are sorted as a comparison would sort them, and ties keep their order, both ways", () => {
  fc.assert(fc.property(fc.array(fc.oneof(whole, number), { maxLength: 200 }), fc.boolean(), (keys, descending) => {
    const rows = Array.from(keys.keys()).toReversed();
    expect([...sortedRows(Float64Array.from(keys), Uint32Array.from(rows), descending)]).toEqual(naive(keys, rows, descending));
  }), { numRuns: 300 });
});

test("ranks sort like numbers, and rank 0 comes last both ways", () => {
  fc.assert(fc.property(fc.array(fc.oneof(fc.nat(5), fc.nat(2 ** 32 - 1)), { maxLength: 200 }), fc.boolean(), (ranks, descending) => {
    const rows = Array.from(ranks.keys());
    const keys = ranks.map((rank) => (rank === 0 ? NaN : rank));
    expect([...sortedRows(Uint32Array.from(ranks), Uint32Array.from(rows), descending)]).toEqual(naive(keys, rows, descending));
  }));
});

test("only the rows asked for are listed", () => {
  expect([...sortedRows(Float64Array.of(3, 1, NaN, 2), Uint32Array.of(0, 2, 3), true)]).toEqual([0, 3, 2]);
});

test("names go by the alphabet, whatever their capitals, and two codes of one name are one", () => {
  expect([...nameRanks({ codes: Uint8Array.of(0, 1, 2, 3, 4), names: ["", "run", "Bash", "apply", "run"] })]).toEqual([0, 3, 2, 1, 3]);
});
