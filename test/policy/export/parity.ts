import fc from "fast-check";
import { expect } from "vitest";
import { isObject, type JsonValue } from "../../../lib/base/json.ts";
import type { PolicyCall } from "../../../lib/policy/decision.ts";
import { evaluate } from "../../../lib/policy/evaluate.ts";
import type { Dialect } from "../../../lib/policy/export/dialect.ts";
import { reducePolicy } from "../../../lib/policy/export/reduce.ts";
import type { Decision, PolicyDocument } from "../../../lib/policy/policyDocument.ts";
import { callsOf, plainPolicies, policies, someProvenance } from "./arbitraries.ts";
import { runs } from "./runs.ts";

/** Texts in NFC, as enforcement points hand them to engines that see arguments as they are. */
export function composed(value: JsonValue): JsonValue {
  if (typeof value === "string") return value.normalize("NFC");
  if (Array.isArray(value)) return value.map(composed);
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, composed(one)])) : value;
}

/**
 * Asks an engine and the kernel about every call of many policies; the kernel runs on the policy that the dialect can say,
 * and without what is derived from a call where the target does not see it.
 */
export function expectParity(name: string, dialect: Dialect, load: (policy: PolicyDocument) => (call: PolicyCall) => Decision, { policiesMax = 150, seesDerived = false, allowsAtLeast = 0.01 } = {}): void {
  const seen = new Map<Decision, number>();
  const both = fc.oneof(policies, { weight: 3, arbitrary: plainPolicies });
  fc.assert(fc.property(both.chain((policy) => fc.tuple(fc.constant(policy), fc.array(callsOf(policy), { minLength: 10, maxLength: 10 }))), ([policy, calls]) => {
    const { policy: reduced } = reducePolicy(policy, dialect);
    const decide = load(policy);
    for (const given of calls) {
      const call = { ...given, arguments: given.arguments === undefined ? undefined : composed(given.arguments), derived: seesDerived ? given.derived : null };
      const kernel = evaluate(reduced, call, someProvenance);
      seen.set(kernel.decision, (seen.get(kernel.decision) ?? 0) + 1);
      expect({ call, decision: decide(call) }).toEqual({ call, decision: kernel.decision });
    }
  }), runs(policiesMax, 31));
  const total = [...seen.values()].reduce((a, b) => a + b, 0);
  console.log(`${name}: ${total} calls, 0 differences (${[...seen].map(([decision, count]) => `${decision} ${count}`).join(", ")})`);
  expect(seen.get("allow") ?? 0).toBeGreaterThan(total * allowsAtLeast);
}
