import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { areApart, clockPairs, median, type ClockSighting } from "../../lib/timeline/clockSkew.ts";

const seen = (source: number, times: readonly number[], by: ClockSighting["by"] = "id"): ClockSighting[] => times.map((atUs, key) => ({ source, key: `k${key}`, atUs, by }));
const times = fc.array(fc.integer({ min: 0, max: 1e12 }), { minLength: 2, maxLength: 60 });

describe("the offset of two clocks", () => {
  test("is exactly what separates them, from any number of calls that both saw, and zero noise is zero spread", () => {
    fc.assert(fc.property(times, fc.integer({ min: -1e10, max: 1e10 }), (at, skew) => {
      const [pair] = clockPairs([...seen(1, at), ...seen(2, at.map((us) => us + skew))]);
      expect(pair).toMatchObject({ first: 1, second: 2, offsetUs: skew, spreadUs: 0, matches: at.length, by: "id", strength: at.length < 5 ? "moderate" : "strong" });
    }));
  });

  test("stays within the noise while less than half of the matches are anything at all", () => {
    const noisy = fc.record({ noise: fc.integer({ min: -5_000, max: 5_000 }), lie: fc.integer({ min: -1e12, max: 1e12 }) });
    fc.assert(fc.property(fc.array(noisy, { minLength: 3, maxLength: 41 }), fc.integer({ min: -1e9, max: 1e9 }), (matches, skew) => {
      const lies = Math.floor((matches.length - 1) / 2);
      const at = matches.map((_, index) => index * 1e6);
      const other = matches.map(({ noise, lie }, index) => index * 1e6 + (index < lies ? lie : skew + noise));
      const offset = clockPairs([...seen(1, at), ...seen(2, other)])[0]?.offsetUs ?? NaN;
      expect(Math.abs(offset - skew)).toBeLessThanOrEqual(5_000);
    }));
  });

  test("does not depend on the order in which things are told, and the pair is named by its lower number first", () => {
    const told = [...seen(3, [10, 20, 30]), ...seen(1, [15, 25, 35]), ...seen(2, [10, 21, 32])];
    fc.assert(fc.property(fc.shuffledSubarray(told, { minLength: told.length }), (shuffled) => {
      expect(clockPairs(shuffled)).toEqual(clockPairs(told));
    }));
    expect(clockPairs(told).map(({ first, second, offsetUs }) => [first, second, offsetUs])).toEqual([[1, 2, -4], [1, 3, -5], [2, 3, -1]]);
  });

  test("is null where nothing tells: no common thing, few mentions, mentions that disagree", () => {
    expect(clockPairs([...seen(1, [1, 2]), { source: 2, key: "other", atUs: 5, by: "id" }])).toEqual([]);
    expect(clockPairs([...seen(1, [0, 1], "mention"), ...seen(2, [5, 6], "mention")])).toMatchObject([{ offsetUs: null, spreadUs: null, matches: 2, strength: null }]);
    expect(clockPairs([...seen(1, [0, 0, 0], "mention"), ...seen(2, [0, 60e6, 900e6], "mention")])).toMatchObject([{ offsetUs: null, matches: 3, strength: null }]);
  });

  test("told by mentions alone is weak, however many agree, and ids come before them", () => {
    const mentions = [...seen(1, [0, 10e6, 20e6, 30e6, 40e6], "mention"), ...seen(2, [3_600e6, 3_610e6, 3_620e6, 3_630e6, 3_641e6], "mention")];
    expect(clockPairs(mentions)).toMatchObject([{ offsetUs: 3_600e6, by: "mention", strength: "weak", matches: 5 }]);
    expect(clockPairs([...mentions, ...seen(1, [0]), ...seen(2, [342_000])])).toMatchObject([{ offsetUs: 342_000, by: "id", strength: "weak", matches: 1 }]);
  });

  test("where very many sources saw one thing each is compared with the first, so that pairs do not grow with their square", () => {
    const many = Array.from({ length: 40 }, (_, at) => seen(at + 1, [0, 1_000].map((us) => us + at)));
    const pairs = clockPairs(many.flat());
    expect(pairs.map(({ first, second, offsetUs }) => [first, second, offsetUs])).toEqual(Array.from({ length: 39 }, (_, at) => [1, at + 2, at + 1]));
  });

  test("of several sightings of one thing by one source the earliest counts", () => {
    expect(clockPairs([...seen(1, [10, 20]), ...seen(1, [500, 500]), ...seen(2, [110, 120])])[0]?.offsetUs).toBe(100);
  });
});

test("clocks are apart only by more than rounding and more than the matches differ among themselves", () => {
  expect([{ offsetUs: 342_000, spreadUs: 3_000 }, { offsetUs: 9_000, spreadUs: 0 }, { offsetUs: -400_000, spreadUs: 500_000 }, { offsetUs: null, spreadUs: null }].map(areApart)).toEqual([true, false, false, false]);
});

test("the median of whole numbers moves with them", () => {
  fc.assert(fc.property(fc.array(fc.integer(), { minLength: 1 }), fc.integer(), (values, by) => {
    expect(median(values.map((value) => value + by))).toBe(median(values) + by);
  }));
});
