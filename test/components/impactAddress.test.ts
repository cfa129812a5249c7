import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { effectsHref, effectsQuery, filterCount, noFilter, readImpactAddress, recoveryOrder, recoveryQuery, showsExactly, writeImpactAddress, type ImpactAddress } from "@/components/impact/impact-address.ts";
import { classOrder, environmentOrder, harmOrder, reversibleOrder, sharedOrder } from "@/components/impact/impact-words.ts";
import { effectsQuerySchema, recoveryQuerySchema } from "@/lib/api/impactContract.ts";

const read = (query: string) => readImpactAddress(new URLSearchParams(query));
const usual: ImpactAddress = { ...noFilter, sort: "time", effect: null, todo: [], todoHarm: [] };

const address: fc.Arbitrary<ImpactAddress> = fc.record({
  class: fc.subarray([...classOrder]), reversible: fc.subarray([...reversibleOrder]), shared: fc.subarray([...sharedOrder]), environment: fc.subarray([...environmentOrder]), harm: fc.subarray([...harmOrder]),
  destructive: fc.constantFrom("yes", "no", null), target: fc.option(fc.string({ minLength: 1, maxLength: 40, unit: "grapheme" })), sort: fc.constantFrom("time", "worst"),
  rule: fc.constantFrom("sql.delete", "shell.rm.recursive", null), effect: fc.constantFrom("c7.1", "c12.30", null), todo: fc.subarray([...recoveryOrder]), todoHarm: fc.subarray([...harmOrder]),
});

describe("the address of the blast radius", () => {
  test("whatever is open and filtered is read back as it was written", () => {
    fc.assert(fc.property(address, (one) => {
      expect(read(writeImpactAddress(one))).toEqual({ address: one, misread: [] });
    }));
  });

  test("the API understands the same words: what the address filters is what is asked for", () => {
    fc.assert(fc.property(address, (one) => {
      const asked = effectsQuerySchema.parse(Object.fromEntries(new URLSearchParams(effectsQuery(one))));
      expect(asked).toMatchObject({ class: one.class, reversible: one.reversible, shared: one.shared, environment: one.environment, harm: one.harm, sort: one.sort });
      expect([asked.destructive ?? null, asked.target ?? null, asked.rule ?? null]).toEqual([one.destructive, one.target, one.rule]);
      expect(recoveryQuerySchema.parse(Object.fromEntries(new URLSearchParams(recoveryQuery(one))))).toMatchObject({ state: one.todo, harm: one.todoHarm });
    }));
  });

  test("the usual view has no query at all", () => {
    expect(writeImpactAddress(usual)).toBe("");
  });

  test("a value that does not parse falls back and is named, and the rest still counts", () => {
    const { address: got, misread } = read("class=data_mutation,boats&reversible=perhaps&sort=size&effect=7&destructive=yes");
    expect(got).toEqual({ ...usual, class: ["data_mutation"], destructive: "yes" });
    expect(misread.map(({ name, value }) => `${name}=${value}`).toSorted()).toEqual(["class=boats", "effect=7", "reversible=perhaps", "sort=size"]);
  });

  test("what is open and how the list is ordered are no filters", () => {
    expect(filterCount(read("effect=c1.1&sort=worst&todo=open").address)).toBe(0);
    expect(filterCount(read("class=unknown,infrastructure&destructive=no&target=users&rule=sql.drop").address)).toBe(5);
  });

  test("a number says whether its effects are the ones listed: these filters and no other", () => {
    const view = read("class=data_mutation&reversible=no&sort=worst").address;
    expect(showsExactly(view, { class: ["data_mutation"], reversible: ["no"] })).toBe(true);
    expect(showsExactly(view, { class: ["data_mutation"] })).toBe(false);
  });

  test("a link to effects carries nothing but their filters", () => {
    expect(effectsHref("i1", { harm: ["harmful"], reversible: ["no"] })).toBe("/incidents/i1/impact?reversible=no&harm=harmful#effects");
  });
});
