import fc from "fast-check";
import { expect, test } from "vitest";
import { custodyLog } from "./logs.ts";
import { keySet, signer, trusted } from "./signer.ts";
import { verdict } from "./verdicts.ts";

const own = signer("laws");
const keys = keySet(trusted(own));
/** Made once: signing is slow. The last record closes the log. */
const longest = 30;
const open = custodyLog(longest, own, { closes: false });
const logs = fc.integer({ min: 5, max: longest }).map((count) => open.slice(0, count));
const placeIn = (lines: readonly string[], seed: number): number => 1 + (seed % (lines.length - 2));

test("a chain without a closing record is verified, and its end is called open", () => {
  fc.assert(fc.property(logs, (lines) => {
    expect(verdict(lines, keys)).toEqual({ status: "verified", found: [`tail_unproven ${lines.length}`] });
  }), { numRuns: 20 });
});

test("a record taken out of the middle is missing at the one after it, and nowhere else", () => {
  fc.assert(fc.property(logs, fc.nat(), (lines, seed) => {
    const place = placeIn(lines, seed);
    expect(verdict(lines.filter((_, at) => at !== place), keys)).toEqual({ status: "incomplete", found: [`missing_entry ${place + 1}`, `tail_unproven ${lines.length - 1}`] });
  }), { numRuns: 30 });
});

test("records cut off the front are missing at the first", () => {
  fc.assert(fc.property(logs, fc.integer({ min: 1, max: 3 }), (lines, cut) => {
    expect(verdict(lines.slice(cut), keys)).toEqual({ status: "incomplete", found: ["missing_entry 1", `tail_unproven ${lines.length - cut}`] });
  }), { numRuns: 20 });
});

test("two neighbours that were swapped: the second of them is out of order, and nothing is missing", () => {
  fc.assert(fc.property(logs, fc.nat(), (lines, seed) => {
    const place = placeIn(lines, seed);
    const swapped = lines.with(place, lines[place + 1] ?? "").with(place + 1, lines[place] ?? "");
    const { status, found } = verdict(swapped, keys);
    expect([status, found.filter((one) => !one.startsWith("tail_unproven"))]).toEqual(["altered", [`reordered ${place + 2}`]]);
  }), { numRuns: 30 });
});

test("a copied record is a copy wherever it is put behind the first, and breaks nothing else", () => {
  fc.assert(fc.property(logs, fc.nat(), fc.nat(), (lines, seed, gap) => {
    const place = placeIn(lines, seed);
    const to = place + 1 + (gap % (lines.length - place));
    const { status, found } = verdict(lines.toSpliced(to, 0, lines[place] ?? ""), keys);
    expect([status, found.filter((one) => !one.startsWith("tail_unproven"))]).toEqual(["altered", [`duplicate_entry ${to + 1}`]]);
  }), { numRuns: 30 });
});

test("an edited record is altered, and its neighbours hold", () => {
  fc.assert(fc.property(logs, fc.nat(), (lines, seed) => {
    const place = placeIn(lines, seed);
    const { status, found } = verdict(lines.with(place, (lines[place] ?? "").replace('"row":', '"row":1')), keys);
    expect([status, found.filter((one) => !one.startsWith("tail_unproven"))]).toEqual(["altered", [`altered_entry ${place + 1}`]]);
  }), { numRuns: 30 });
});

test("members in another order, other white space and escapes change nothing", () => {
  const respelled = open.slice(0, 8).map((line) => {
    const members = Object.entries(JSON.parse(line) as Record<string, unknown>).toReversed();
    return JSON.stringify(Object.fromEntries(members)).replaceAll(":", " :\t").replaceAll(",", " , ").replaceAll("responder", "\\u0072esponder").replaceAll(/(\d) :\t(\d)/g, "$1:$2");
  });
  const timesBack = respelled.map((line) => line.replaceAll(/(\d) :\t(?=\d)/g, "$1:").replaceAll(/(did|key|sha256) :\t/g, "$1:"));
  expect(verdict(timesBack, keys).status).toBe("verified");
});
