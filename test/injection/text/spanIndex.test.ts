import * as fc from "fast-check";
import { expect, test } from "vitest";
import { SpanIndex } from "@/lib/injection/text/spanIndex.ts";

const span = fc.record({ start: fc.nat(60), length: fc.integer({ min: 1, max: 20 }) }).map(({ start, length }) => ({ start, end: start + length }));

test("finds the stretches that overlap another, begin in it or before a place, as a look at each would", () => {
  fc.assert(fc.property(fc.array(span, { maxLength: 30 }), span, (all, { start, end }) => {
    const index = new SpanIndex(all, (one) => one);
    expect(index.overlapping({ start, end })).toEqual(all.filter((one) => one.start < end && one.end > start));
    expect([...index.beginning({ start, end })].map((one) => one.start)).toEqual(all.map((one) => one.start).filter((at) => at >= start && at <= end).sort((a, b) => a - b));
    expect(index.lastBefore(start)?.start).toBe(all.map((one) => one.start).filter((at) => at < start).sort((a, b) => a - b).at(-1));
  }));
});
