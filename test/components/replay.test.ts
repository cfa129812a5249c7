import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readReplayAddress, writeReplayAddress } from "@/components/replay/replay-address.ts";
import { stepAt, stepsInSight, wantedWindows, windowOf, windowSteps, type Windows } from "@/components/replay/replay-windows.ts";
import type { Replay, ReplayStep } from "@/lib/api/replayContract.ts";
import { noRadius } from "@/lib/timeline/replayState.ts";

describe("the address of a moment", () => {
  test("what is written is read again, whatever traces are called", () => {
    const at = fc.oneof(fc.constant(null), fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 1e9 }), fc.boolean()).map(([call, number, end]) => `${call ? "c" : ""}${number}${end ? ".end" : ""}`));
    fc.assert(fc.property(at, fc.array(fc.string({ minLength: 1 })), (step, trace) => {
      const { address, misread } = readReplayAddress(new URLSearchParams(writeReplayAddress({ at: step, trace })));
      expect(address).toEqual({ at: step, trace });
      expect(misread).toEqual([]);
    }));
  });

  test("what names no step is said, and the replay begins at its start", () => {
    for (const at of ["c0", "x", "-1", "c7.", "7.end.end", "c7 "]) expect(readReplayAddress(new URLSearchParams({ at }))).toEqual({ address: { at: null, trace: [] }, misread: [`at=${at}`] });
  });
});

const window = (number: number, total: number): Replay => ({
  total, rows: total, from: number * windowSteps, at: null, before: { ...noRadius, calls: number * windowSteps }, firstHarm: null, lastHarm: null, harmful: 0, marks: [], startUs: null, endUs: null,
  steps: Array.from({ length: Math.min(windowSteps, total - number * windowSteps) }, (_, at) => ({ number: number * windowSteps + at }) as ReplayStep),
});
const fetched = (numbers: readonly number[], total: number): Windows => new Map(numbers.map((number) => [number, window(number, total)]));

describe("windows of steps", () => {
  const total = 400;
  const places = fc.tuple(fc.nat(total - 1), fc.uniqueArray(fc.nat(9)));

  test("what is wanted holds the step itself first, nothing outside, and nothing twice", () => {
    fc.assert(fc.property(fc.nat(total - 1), (position) => {
      const wanted = wantedWindows(position, total);
      expect(wanted[0]).toBe(windowOf(position));
      expect(new Set(wanted).size).toBe(wanted.length);
      for (const one of wanted) expect(one >= 0 && one * windowSteps < total).toBe(true);
    }));
  });

  test("steps in sight follow one another up to the end of the window, and what was before is counted where they begin", () => {
    fc.assert(fc.property(places, ([position, numbers]) => {
      const windows = fetched(numbers, total);
      const sight = stepsInSight(windows, position);
      expect(sight === null).toBe(!numbers.includes(windowOf(position)));
      expect(stepAt(windows, position)?.number ?? null).toBe(sight === null ? null : position);
      if (sight === null) return;
      expect(sight.steps.map(({ number }) => number)).toEqual(Array.from(sight.steps, (_, at) => sight.from + at));
      expect(sight.before.calls).toBe(sight.from);
      expect(sight.steps.some(({ number }) => number === position)).toBe(true);
    }));
  });
});
