import "./steadyWasm.ts";
import * as cedar from "@cedar-policy/cedar-wasm/nodejs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "../../../lib/policy/evaluate.ts";
import type { PolicyDocument } from "../../../lib/policy/policyDocument.ts";
import { cedarDialect, exportCedar } from "../../../lib/policy/export/cedar.ts";
import { cedarRequest } from "../../../lib/policy/export/cedarRequest.ts";
import { engineRequest } from "../../../lib/policy/export/engineRequest.ts";
import { reducePolicy } from "../../../lib/policy/export/reduce.ts";
import { callsOf, policies, someProvenance } from "./arbitraries.ts";
import { loadCedar, ruleCount } from "./cedarEngine.ts";
import { runs } from "./runs.ts";

const fileOf = (policy: PolicyDocument, path: string): string => exportCedar(policy).files.find((file) => file.path === path)?.text ?? "";

describe("Cedar in our own namespace", () => {
  test("every file passes the strict validator against its schema, with exactly as many policies as rules", () => {
    fc.assert(fc.property(policies, (policy) => {
      const [text, schema] = [fileOf(policy, "policy.cedar"), fileOf(policy, "policy.cedarschema")];
      expect(cedar.checkParseSchema(schema)).toEqual({ type: "success" });
      const answer = cedar.validate({ schema, policies: { staticPolicies: text }, validationSettings: { mode: "strict" } });
      expect(answer.type === "success" ? answer.validationErrors : answer.errors).toEqual([]);
      const parts = cedar.policySetTextToParts(text);
      const { policy: reduced } = reducePolicy(policy, cedarDialect);
      const guards = (text.match(/^ {2}!context\.derived_known$/gm) ?? []).length;
      expect(parts.type === "success" ? parts.policies.length - guards : -1).toBe(ruleCount(reduced));
    }), runs(150, 3));
  });

  test("the engine decides every call as the kernel does", () => {
    let count = 0;
    const seen = new Map<string, number>();
    fc.assert(fc.property(policies.chain((policy) => fc.tuple(fc.constant(policy), fc.array(callsOf(policy), { minLength: 10, maxLength: 10 }))), ([policy, calls]) => {
      const { policy: reduced } = reducePolicy(policy, cedarDialect);
      const decide = loadCedar(fileOf(policy, "policy.cedar"), fileOf(policy, "policy.cedarschema"));
      for (const call of calls) {
        const kernel = evaluate(reduced, call, someProvenance);
        const engine = decide(cedarRequest(engineRequest(reduced, call, someProvenance)));
        count++;
        seen.set(kernel.decision, (seen.get(kernel.decision) ?? 0) + 1);
        expect({ call, decision: engine.decision }).toEqual({ call, decision: kernel.decision });
      }
    }), runs(200, 5));
    console.log(`cedar: ${count} calls, 0 differences (${[...seen].map(([name, n]) => `${name} ${n}`).join(", ")})`);
    expect(seen.get("allow") ?? 0).toBeGreaterThan(count / 50);
  });
});
