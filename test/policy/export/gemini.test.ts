import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exportGemini, geminiDialect } from "../../../lib/policy/export/gemini.ts";
import { reducePolicy } from "../../../lib/policy/export/reduce.ts";
import { plainPolicies, policies } from "./arbitraries.ts";
import { ruleCount } from "./cedarEngine.ts";
import { loadGemini } from "./geminiEngine.ts";
import { expectParity } from "./parity.ts";
import { readTomlRules } from "./tomlRules.ts";
import { runs } from "./runs.ts";

describe("Gemini CLI", () => {
  test("every file is TOML with exactly the rules of the policy and the last one that denies; patterns are accepted", () => {
    fc.assert(fc.property(fc.oneof(policies, plainPolicies), (policy) => {
      const rules = readTomlRules(exportGemini(policy).files[0]?.text ?? "");
      expect(rules).toHaveLength(ruleCount(reducePolicy(policy, geminiDialect).policy) + 1);
      expect(rules.at(-1)).toEqual({ toolName: "*", decision: "deny", priority: 1 });
      expect(rules.slice(0, -1).every(({ toolName }) => toolName !== "*" && toolName !== undefined)).toBe(true);
      for (const { argsPattern } of rules) expect(String(argsPattern ?? "").length).toBeLessThanOrEqual(2048);
    }), runs(150, 61));
  });

  test("the patterns decide every call as the kernel does", () => expectParity("gemini (stand-in for the engine)", geminiDialect, loadGemini));
});
