import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alignmentFor, canAlign, lengthText, pairText, readSeconds, shiftText, shownApartUs } from "@/components/clocks/clock-words.ts";
import { recordedText, whenText } from "@/components/timeline/rows/row-words.ts";
import { timelineRow } from "../timelineRows.ts";
import type { ListedClockPair } from "@/lib/api/clockContract.ts";

const pair = (more: Partial<ListedClockPair> = {}): ListedClockPair => ({ first: "x1", second: "x2", offsetUs: 342_000, spreadUs: 3_000, matches: 193, by: "id", strength: "strong", moves: "x2", apart: true, ...more });

test("how two clocks compare is one sentence, with what tells it", () => {
  expect(pairText(pair())).toBe("x2 runs 342 ms ahead of x1, told from 193 matches, half of them within 3 ms.");
  expect(pairText(pair({ offsetUs: -61_000_000, matches: 1 }))).toBe("x2 runs 1 min 1 s behind x1, told from 1 match.");
  expect(pairText(pair({ offsetUs: 0, apart: false }))).toBe("The clocks of x1 and x2 agree, told from 193 matches, half of them within 3 ms.");
  expect(pairText(pair({ offsetUs: null, spreadUs: null, matches: 2, by: "mention", strength: null, apart: false }))).toMatch(/^Nothing tells how the clocks of x1 and x2 compare: 2 matches/);
});

test("lengths keep what matters of them", () => {
  expect([400, 1_500, 342_000, 1_500_000, 723_000_000, 7_325_000_000].map(lengthText)).toEqual(["400 µs", "1.5 ms", "342 ms", "1.5 s", "12 min 3 s", "2 h 2 min 5 s"]);
  expect([shiftText(2_000_000), shiftText(-2_000_000)]).toEqual(["2 s later", "2 s earlier"]);
});

describe("aligning a pair", () => {
  const cases = fc.record({ offsetUs: fc.integer({ min: -1e12, max: 1e12 }), one: fc.integer({ min: -1e12, max: 1e12 }), two: fc.integer({ min: -1e12, max: 1e12 }), moves: fc.constantFrom("x1", "x2") });

  test("brings its two clocks together on the timeline, whichever moves and whatever was moved before", () => {
    fc.assert(fc.property(cases, ({ offsetUs, one, two, moves }) => {
      const asked = pair({ offsetUs, moves });
      const shifts = new Map([["x1", one], ["x2", two]]);
      const { exhibit, shiftUs } = alignmentFor(asked, shifts);
      const after = new Map([...shifts, [exhibit, shiftUs]]);
      // `toBe` tells 0 from -0.
      expect(Math.abs(shownApartUs(asked, after) ?? NaN)).toBe(0);
      expect(canAlign(asked, after)).toBe(false);
    }));
  });

  test("is offered where they are apart as shown, and never for a signed log", () => {
    expect([canAlign(pair(), new Map()), canAlign(pair(), new Map([["x2", -342_000]])), canAlign(pair({ by: "log" }), new Map()), canAlign(pair({ apart: false }), new Map())]).toEqual([true, false, false, false]);
  });
});

test("seconds are read with either sign and either decimal sign; what is none is refused", () => {
  expect(["+2.5", "-2,5", "−0.000001", "3600", " 1 "].map(readSeconds)).toEqual([2_500_000, -2_500_000, -1, 3_600_000_000, 1_000_000]);
  expect(["", "0", "-0.0", "1e3", "2 s", "0x10", "123456789", "1.2345678", "NaN"].map(readSeconds)).toEqual(Array(9).fill(null));
});

test("a moved time says so, and what was recorded", () => {
  const row = timelineRow({ startUs: 1_778_587_200_000_000 });
  expect([whenText(row, 1_778_587_200_000_000), recordedText(row)]).toEqual(["T+0:00.000", null]);
  const moved = timelineRow({ startUs: 1_778_587_200_000_000, shiftUs: -342_000 });
  expect([whenText(moved, 1_778_587_200_000_000), recordedText(moved)]).toEqual(["≈ T+0:00.000", "clock aligned, recorded at 2026-05-12 12:00:00.342 UTC"]);
});
