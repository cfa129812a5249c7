import fc from "fast-check";
import { expect, test } from "vitest";
import { EntryRuns } from "@/components/verify/session/entry-runs.ts";

const entries = 40;
const runs = fc.array(fc.tuple(fc.integer({ min: -3, max: 45 }), fc.nat(8)).map(([from, more]) => ({ from, to: from + more })), { maxLength: 12 });
const listed = (set: EntryRuns): (number | null)[] => Array.from({ length: set.count }, (_, place) => set.nth(place));

test("runs hold exactly the entries that they name, each once and in order, and nothing outside of the log", () => {
  fc.assert(fc.property(runs, (given) => {
    const named = Array.from({ length: entries }, (_, at) => at + 1).filter((entry) => given.some(({ from, to }) => entry >= from && entry <= to));
    const set = new EntryRuns(given, entries);
    expect(listed(set)).toEqual(named);
    expect([set.nth(-1), set.nth(set.count)]).toEqual([null, null]);
  }));
});

test("the others of the others are the entries themselves, and both together are all", () => {
  fc.assert(fc.property(runs, (given) => {
    const set = new EntryRuns(given, entries);
    const others = set.others(entries);
    expect(listed(others.others(entries))).toEqual(listed(set));
    expect([...listed(set), ...listed(others)].sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual(Array.from({ length: entries }, (_, at) => at + 1));
  }));
});
