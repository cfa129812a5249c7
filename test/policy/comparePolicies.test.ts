import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../../lib/base/json.ts";
import { comparePolicies, nextVersion, ruleCovers } from "../../lib/policy/comparePolicies.ts";
import { conditionCovers } from "../../lib/policy/conditionCovers.ts";
import type { DerivedFields, Provenance } from "../../lib/policy/decision.ts";
import { evaluate } from "../../lib/policy/evaluate.ts";
import type { Condition, Match, PolicyDocument, ToolPolicy } from "../../lib/policy/policyDocument.ts";
import { condition, conditionForm } from "./policyArbitrary.ts";

const plain: DerivedFields = { effect: ["read_only"], destructive: false, shared: ["no"], environment: ["unknown"], covers: [] };
const policyOf = (tool: Omit<ToolPolicy, "tool">, trust?: PolicyDocument["trust"]): PolicyDocument => ({ schema: "aftertrace.policy/1", name: "p", version: 1, default: "deny", ...(trust === undefined ? {} : { trust }), tools: [{ tool: "t", ...tool }] });
const allowing = (match: Match): PolicyDocument => policyOf({ allow: [{ id: "a", match }] });
const direction = (before: PolicyDocument, after: PolicyDocument) => comparePolicies(before, after).map((one) => one.direction);

describe("a change of a line", () => {
  test.each<[Condition, Condition, string]>([
    [["a", "b"], ["a"], "narrower"], [["a"], ["a", "b"], "wider"], ["a", ["a"], "same"], [{ min: 0, max: 10 }, { min: 1, max: 5 }, "narrower"], [{ max: 5 }, { max: 6 }, "wider"], [{ max: 5 }, [1, 2], "narrower"], [{ prefix: "/srv/" }, { prefix: "/srv/app/" }, "narrower"], [{ prefix: "/srv/app/" }, { prefix: "/srv/" }, "wider"],
    [{ from: ["user", "results"] }, { from: ["user"] }, "narrower"], [{ from: ["user"] }, { from: ["user", "results"] }, "wider"], [{ any: true }, { from: ["user"] }, "narrower"], [["a"], { any_of: [{ one_of: ["a"] }, { from: ["user"] }] }, "wider"], [{ any_of: [{ one_of: ["a"] }, { from: ["user"] }] }, ["a"], "narrower"],
    [["a"], { one_of: ["a"], optional: true }, "wider"], [{ type: "string", max_length: 5 }, { type: "string", max_length: 9 }, "wider"], [{ pattern: "a+" }, { pattern: "a" }, "wider"], [">=5", ">=6", "narrower"],
  ])("from %j to %j is %s", (before, after, expected) => {
    expect(direction(allowing({ x: before }), allowing({ x: after }))).toEqual([expected]);
  });

  test("a condition that covers another accepts all that the other accepts", () => {
    const value = fc.oneof(fc.constantFrom<JsonValue>("a", "b", "", 0, 1, 5, true, null, "2026-01-02", "/srv/x", "jo@example.com", ["a"], [], {}), fc.jsonValue() as fc.Arbitrary<JsonValue>);
    const narrowed = fc.tuple(conditionForm, conditionForm).map(([a, b]): readonly [Condition, Condition] => [a, { ...b, ...a }]);
    const pairs = fc.oneof(narrowed, fc.tuple(condition, condition), condition.map((one): readonly [Condition, Condition] => [{ any_of: [{ any: true }] }, one]));
    fc.assert(fc.property(pairs, value, fc.boolean(), ([wide, narrow], x, trusts) => {
      if (!conditionCovers(wide, narrow)) return;
      const provenance: Provenance = { has: () => trusts };
      const decide = (given: Condition, args: JsonObject) => evaluate(allowing({ x: given }), { tool: "t", arguments: { ...args }, derived: plain }, provenance).decision;
      const calls: readonly JsonObject[] = [{ x }, {}];
      for (const args of calls) if (decide(narrow, args) === "allow") expect(decide(wide, args)).toBe("allow");
    }), { numRuns: 2_000 });
  });
});

describe("a change of rules", () => {
  test.each<[string, Omit<ToolPolicy, "tool">, Omit<ToolPolicy, "tool">, string[]]>([
    ["a rule that allows is added", { allow: [] }, { allow: [{ id: "a", match: { x: 1 } }] }, ["wider"]],
    ["a rule that allows is added, and another allowed it already", { allow: [{ id: "a", match: { x: [1, 2] } }] }, { allow: [{ id: "a", match: { x: [1, 2] } }, { id: "b", match: { x: 1 } }] }, ["narrower"]],
    ["a rule that allows is removed", { allow: [{ id: "a", match: {} }] }, {}, ["narrower"]],
    ["a rule that denies is removed", { deny: [{ id: "d", match: { x: 1 } }] }, {}, ["wider"]],
    ["a rule that denies is widened", { deny: [{ id: "d", match: { x: 1 } }] }, { deny: [{ id: "d", match: { x: [1, 2] } }] }, ["narrower"]],
    ["an approval is no longer wanted", { require_approval: [{ id: "q", match: { x: 1 } }] }, {}, ["wider"]],
    ["an argument more is allowed", { allow: [{ id: "a", match: { x: 1 } }] }, { allow: [{ id: "a", match: { x: 1, y: { any: true, optional: true } } }] }, ["wider"]],
    ["a derived field more is asked for", { allow: [{ id: "a", match: { x: 1 } }] }, { allow: [{ id: "a", match: { x: 1, effect: ["read_only"] } }] }, ["narrower"]],
    ["further arguments are no obstacle any more", { allow: [{ id: "a", match: { x: 1 } }] }, { allow: [{ id: "a", match: { x: 1 }, extra: "allow" }] }, ["wider"]],
    ["a limit is raised", { limits: { quota: { calls: 5, per: "session" } } }, { limits: { quota: { calls: 6, per: "session" } } }, ["wider"]],
    ["a limit is added", {}, { limits: { quota: { calls: 6, per: "session" } } }, ["narrower"]],
    ["a limit is gone", { limits: { quota: { calls: 5, per: "session" } } }, {}, ["wider"]],
    ["nothing", { allow: [{ id: "a", match: { x: 1 } }] }, { allow: [{ id: "a", match: { x: 1 }, reason: "told" }] }, []],
  ])("%s", (_, before, after, expected) => {
    expect(direction(policyOf(before), policyOf(after))).toEqual(expected);
  });

  test("a place of results that is trusted anew is wider, one that no longer is narrower", () => {
    const [none, one] = [policyOf({}, { results: [] }), policyOf({}, { results: ["t:$.a"] })];
    expect([direction(none, one), direction(one, none)]).toEqual([["wider"], ["narrower"]]);
  });

  test("a rule that covers another lets through what the other lets through", () => {
    const match = fc.dictionary(fc.constantFrom("x", "y", "effect"), condition, { maxKeys: 3 });
    const rule = fc.record({ id: fc.constant("a"), match, extra: fc.constantFrom("allow" as const, undefined) });
    const args = fc.dictionary(fc.constantFrom("x", "y", "z"), fc.constantFrom<JsonValue>("a", 1, null, true, []), { maxKeys: 3 });
    fc.assert(fc.property(rule, rule, args, (a, b, given) => {
      const narrow = { ...b, match: { ...b.match, ...a.match } };
      if (!ruleCovers(a, narrow)) return;
      const decide = (one: typeof a) => evaluate(policyOf({ allow: [one] }), { tool: "t", arguments: { ...given }, derived: plain }, { has: () => true }).decision;
      if (decide(narrow) === "allow") expect(decide(a)).toBe("allow");
    }), { numRuns: 2_000 });
  });
});

test("the next version names the one before, and nobody has signed it yet", () => {
  const before = { ...allowing({ x: 1 }), version: 3, signature: { alg: "ed25519" as const, key: "k", value: "v" } };
  expect(nextVersion(before, { ...before, name: "q" }, () => "sha256:01")).toEqual({ ...allowing({ x: 1 }), name: "q", version: 4, previous: "sha256:01" });
});
