import fc from "fast-check";
import { expect, test } from "vitest";
import { countCodes, facetOf, facetValuesMax } from "../../lib/timeline/countFacets.ts";
import { failedTests, flagTest, valueTest, windowTest } from "../../lib/timeline/rowTests.ts";
import { agentsAtWork, type CodedColumn } from "../../lib/timeline/structure.ts";
import { drawnRows, structureOf } from "./forest.ts";

const names = ["", "a", "b", "c", "d"];
const rowsOf = (codes: readonly number[]): CodedColumn => ({ codes: Uint8Array.from(codes), names });
const chosen = fc.subarray(names.slice(1));
const rows = fc.array(fc.record({ one: fc.nat(4), two: fc.nat(4), flag: fc.boolean() }), { maxLength: 60 });

test("each row says which one test it fails, or that it fails several", () => {
  fc.assert(fc.property(rows, chosen, chosen, (all, first, second) => {
    const [one, two] = [rowsOf(all.map((row) => row.one)), rowsOf(all.map((row) => row.two))];
    const flags = Uint8Array.from(all, ({ flag }) => Number(flag));
    const fails = failedTests(all.length, [valueTest(one, first), valueTest(two, second), flagTest(flags)]);
    for (const [at, row] of all.entries()) {
      const failed = [!first.includes(names[row.one] ?? ""), !second.includes(names[row.two] ?? ""), !row.flag].flatMap((is, number) => (is ? [number + 1] : []));
      expect(fails[at]).toBe(failed.length > 1 ? 255 : (failed[0] ?? 0));
    }
  }));
});

test("a count beside a value is the number of rows that choosing it alone would give", () => {
  fc.assert(fc.property(rows, chosen, chosen, (all, first, second) => {
    const [one, two] = [rowsOf(all.map((row) => row.one)), rowsOf(all.map((row) => row.two))];
    const tests = [...(first.length > 0 ? [valueTest(one, first)] : []), ...(second.length > 0 ? [valueTest(two, second)] : [])];
    const counts = countCodes(one, failedTests(all.length, tests), first.length > 0 ? 1 : 0);
    const of = countCodes(one, new Uint8Array(all.length), 0);
    const facet = facetOf(names, counts, of, first);
    for (const { value, count, of: there } of facet.values) {
      const alone = [valueTest(one, [value]), ...(second.length > 0 ? [valueTest(two, second)] : [])];
      expect(count).toBe(failedTests(all.length, alone).filter((failed) => failed === 0).length);
      expect(there).toBe(all.filter((row) => names[row.one] === value).length);
    }
    expect(facet.values.map(({ value }) => value)).not.toContain("");
  }));
});

test("a chosen value stays in the list, beyond the thousand and even where no row has it; several codes of one name are one value", () => {
  const many = ["", ...Array.from({ length: facetValuesMax + 200 }, (_, at) => `v${at}`), "v7"];
  const counts = Uint32Array.from(many, (_, code) => (code === 0 ? 9 : many.length - code));
  const { values, of } = facetOf(many, counts, counts, ["v1150", "gone"]);
  expect(of).toBe(facetValuesMax + 200);
  expect(values).toHaveLength(facetValuesMax + 2);
  expect(values.slice(-2).map(({ value, count }) => [value, count])).toEqual([["v1150", many.length - 1151], ["gone", 0]]);
  expect(values.find(({ value }) => value === "v7")?.count).toBe(many.length - 8 + 1);
});

test("a window keeps what runs in it: by the clock from start to end, by position where it stands", () => {
  fc.assert(fc.property(drawnRows(), fc.nat(1_000_000), fc.nat(300_000), (drawn, from, length) => {
    const structure = structureOf(drawn);
    const to = from + length;
    const clock = failedTests(drawn.length, [windowTest(structure, { axis: "time", from, to })]);
    const positions = failedTests(drawn.length, [windowTest(structure, { axis: "position", from: 10, to: 20 })]);
    for (const [row, { start, lasts, heading }] of drawn.entries()) {
      expect(clock[row] === 0).toBe(start !== null && start <= to && start + (lasts ?? 0) >= from);
      const place = structure.place[row] ?? 0;
      expect(positions[row] === 0).toBe(place <= 20 && (heading ? (structure.through[row] ?? 0) : place) >= 10);
    }
  }));
});

test("a row belongs to the agent of the nearest row above that names one, and enters another where the nearest row above that names one names another", () => {
  // 0 planner > 1 (none) > 2 researcher > 3 researcher, 4 (none) > 5 planner; 6 writer is a root.
  const { inForce, enters } = agentsAtWork(Uint8Array.of(1, 0, 2, 2, 0, 1, 3), Int32Array.of(-1, 0, 1, 2, 2, 4, -1));
  expect([...enters]).toEqual([0, 0, 1, 0, 0, 1, 0]);
  expect([...inForce]).toEqual([1, 1, 2, 2, 2, 1, 3]);
});
