import fc from "fast-check";
import { expect, test } from "vitest";
import { stretchCount, stretchWidthUs } from "@/lib/timeline/stretches.ts";

const yearUs = 365 * 86_400 * 1_000_000;

test("a span of any length is divided into no more stretches than asked for, and its last instant lies in the last of them", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 200 * yearUs }), fc.integer({ min: 1, max: 60 }), (spanUs, stretchesMax) => {
    const width = stretchWidthUs(spanUs, stretchesMax);
    const count = stretchCount(spanUs, width);
    expect(count).toBeLessThanOrEqual(stretchesMax);
    expect(spanUs).toBeLessThan(count * width);
    expect(spanUs).toBeGreaterThanOrEqual((count - 1) * width);
  }));
});

test("one instant is one stretch, and widths are such that a reader can think in them", () => {
  expect(stretchCount(0, stretchWidthUs(0, 48))).toBe(1);
  expect([10, 3_600, 86_400 * 5].map((seconds) => stretchWidthUs(seconds * 1e6, 48) / 1e6)).toEqual([0.5, 300, 14_400]);
});
