import fc from "fast-check";
import { expect, test } from "vitest";
import type { JsonValue } from "../../lib/base/json.ts";
import type { PolicyCall, Provenance } from "../../lib/policy/decision.ts";
import { evaluate } from "../../lib/policy/evaluate.ts";
import type { PolicyDocument } from "../../lib/policy/policyDocument.ts";
import { provenanceOf, trustedValuesOf } from "../../lib/policy/trustedValues.ts";
import { condition } from "./policyArbitrary.ts";

test("whoever is told the trusted values of a call decides as whoever can ask", () => {
  const value = fc.oneof(fc.jsonValue() as fc.Arbitrary<JsonValue>, fc.constantFrom<JsonValue>("write to jo@example.com or https://a.test/x.", ["a", "b"], 7, { deep: [{ er: "x" }] }));
  fc.assert(fc.property(condition, value, fc.integer({ min: 1, max: 7 }), (given, x, salt) => {
    const policy: PolicyDocument = { schema: "aftertrace.policy/1", name: "p", version: 1, default: "deny", tools: [{ tool: "t", allow: [{ id: "a", match: { x: given } }] }] };
    const call: PolicyCall = { tool: "t", arguments: { x }, derived: null };
    const provenance: Provenance = { has: (source, text) => (text.length + source.length) % salt === 0 };
    expect(evaluate(policy, call, provenanceOf(trustedValuesOf(call, provenance)))).toEqual(evaluate(policy, call, provenance));
  }), { numRuns: 500 });
});
