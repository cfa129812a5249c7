import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { celDialect } from "../../../lib/policy/export/cel.ts";
import { reducePolicy } from "../../../lib/policy/export/reduce.ts";
import { plainPolicies, policies } from "./arbitraries.ts";
import { celRules, loadCel } from "./celEngine.ts";
import { expectParity } from "./parity.ts";
import { runs } from "./runs.ts";

describe("CEL", () => {
  test("every expression is read by the engine, and there is one for each rule that allows", () => {
    fc.assert(fc.property(fc.oneof(policies, plainPolicies), (policy) => {
      loadCel(policy);
      expect(celRules(policy)).toHaveLength(reducePolicy(policy, celDialect).policy.tools.reduce((sum, { allow = [] }) => sum + allow.length, 0));
    }), runs(150, 59));
  });

  test("the engine decides every call as the kernel does", () => expectParity("cel", celDialect, loadCel));
});
