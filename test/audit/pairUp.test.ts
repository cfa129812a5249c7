import fc from "fast-check";
import { expect, test } from "vitest";
import { pairUp } from "../../lib/audit/pairUp.ts";

type Case = { readonly left: readonly number[]; readonly right: readonly number[]; readonly reach: number };
const times = fc.array(fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 100_000 })), { maxLength: 9 });
const cases = fc.record({ left: times, right: times, reach: fc.constantFrom(3, 12, 40_000, Infinity) });
const pairsOf = ({ left, right, reach }: Case) =>
  pairUp({ items: left.map((_, at) => at), timeOf: (item) => left[item] ?? NaN }, { items: right.map((_, at) => at), timeOf: (item) => right[item] ?? NaN }, reach);

test("pairs are one to one, within reach, and none is left that could still be paired", () => {
  fc.assert(fc.property(cases, (one) => {
    const pairs = pairsOf(one);
    const apart = (a: number, b: number): number => Math.abs((one.left[a] ?? 0) - (one.right[b] ?? 0));
    expect(new Set(pairs.map(([a]) => a)).size).toBe(pairs.length);
    expect(new Set(pairs.map(([, b]) => b)).size).toBe(pairs.length);
    for (const [a, b] of pairs) expect(apart(a, b)).toBeLessThanOrEqual(one.reach);
    const open = (side: readonly number[], which: 0 | 1) => side.map((_, at) => at).filter((at) => !pairs.some((pair) => pair[which] === at));
    for (const a of open(one.left, 0)) for (const b of open(one.right, 1)) expect(apart(a, b)).toBeGreaterThan(one.reach);
  }));
});

test("of unequal numbers the nearest two are paired first: as slow a search finds the same distances", () => {
  fc.assert(fc.property(cases.filter(({ left, right }) => left.length !== right.length), (one) => {
    const slow: number[] = [];
    const [left, right] = [[...one.left], [...one.right]];
    for (;;) {
      const all = left.flatMap((a, i) => right.map((b, j) => ({ gap: Math.abs(a - b), i, j }))).filter(({ gap }) => gap <= one.reach);
      const best = all.reduce<(typeof all)[number] | null>((least, next) => (least === null || next.gap < least.gap ? next : least), null);
      if (best === null) break;
      slow.push(best.gap);
      left.splice(best.i, 1);
      right.splice(best.j, 1);
    }
    const fast = pairsOf(one).map(([a, b]) => Math.abs((one.left[a] ?? 0) - (one.right[b] ?? 0)));
    // Ties may fall either way; the first and nearest may not.
    expect(Math.min(...fast, Infinity)).toBe(Math.min(...slow, Infinity));
    const gaps = one.left.flatMap((a) => one.right.map((b) => Math.abs(a - b)));
    if (new Set(gaps).size === gaps.length) expect(fast.toSorted((a, b) => a - b)).toEqual(slow.toSorted((a, b) => a - b));
  }), { numRuns: 500 });
});

test("as many on one side as on the other are taken in their order, however the clocks are apart", () => {
  expect(pairsOf({ left: [0, 10, 20], right: [9, 19, 29], reach: Infinity })).toEqual([[0, 0], [1, 1], [2, 2]]);
  expect(pairsOf({ left: [0, 10, 20], right: [9, 19, 29], reach: 5 })).toEqual([[1, 0], [2, 1]]);
});

test("without times order is all there is, where distance is no matter", () => {
  const timeless = (reach: number) => pairUp({ items: [4, 5], timeOf: () => NaN }, { items: [7, 8, 9], timeOf: () => NaN }, reach);
  expect(timeless(Infinity)).toEqual([[4, 7], [5, 8]]);
  expect(timeless(10)).toEqual([]);
});
