import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareQuery, readCompareAddress, swapped } from "@/components/compare/compare-address.ts";
import { foldedMin, stepGroups } from "@/components/compare/compare-words.ts";
import { stepKinds, type CompareStep } from "@/lib/api/compareContract.ts";

const name = fc.option(fc.string({ minLength: 1 }), { nil: null });
const addresses = fc.record({ with: name, a: name, b: name });

describe("the address of two runs", () => {
  test("what is written is read again, whatever traces are called", () => {
    fc.assert(fc.property(addresses, (address) => { expect(readCompareAddress(new URLSearchParams(compareQuery(address)))).toEqual(address); }));
  });

  test("turned twice they stand as before, in the incident in which they stood", () => {
    fc.assert(fc.property(addresses, fc.string({ minLength: 1 }), (address, incident) => {
      fc.pre(address.with !== incident);
      const once = swapped(incident, address);
      const twice = swapped(once.incident, once.address);
      expect(twice).toEqual({ incident, address });
    }));
  });
});

describe("steps without a difference", () => {
  const steps = fc.array(fc.constantFrom(...stepKinds)).map((kinds) => kinds.map((kind): CompareStep => ({ kind, a: null, b: null, values: [], valuesOf: 0 })));

  test("no step is lost or moved, and only long stretches that are the same are folded", () => {
    fc.assert(fc.property(steps, (list) => {
      const groups = stepGroups(list);
      expect(groups.flatMap((group) => group.steps)).toEqual(list);
      let from = 0;
      for (const group of groups) {
        expect(group.from).toBe(from);
        from += group.steps.length;
        if (!group.folded) continue;
        expect(group.steps.length).toBeGreaterThanOrEqual(foldedMin);
        expect(group.steps.every(({ kind }) => kind === "same" || kind === "alike")).toBe(true);
      }
    }));
  });
});
