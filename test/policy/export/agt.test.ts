import { PolicyEngine } from "@microsoft/agent-governance-sdk";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { agtDialect, exportAgt } from "../../../lib/policy/export/agt.ts";
import { reducePolicy } from "../../../lib/policy/export/reduce.ts";
import { loadAgt } from "./agtEngine.ts";
import { plainPolicies, policies } from "./arbitraries.ts";
import { expectParity } from "./parity.ts";
import { runs } from "./runs.ts";

describe("AGT", () => {
  test("every file is loaded, and holds the rules of the policy and no others", () => {
    fc.assert(fc.property(fc.oneof(policies, plainPolicies), (policy) => {
      const loaded = new PolicyEngine().loadYaml(exportAgt(policy).files[0]?.text ?? "");
      const { policy: reduced } = reducePolicy(policy, agtDialect);
      const actions = new Set(loaded.rules.map(({ ruleAction }) => ruleAction));
      expect(loaded.default_action).toBe("deny");
      expect(actions.has("allow")).toBe(reduced.tools.some(({ allow = [] }) => allow.length > 0));
      expect(loaded.rules.every(({ condition }) => typeof condition === "string" && condition.startsWith("tool == '"))).toBe(true);
    }), runs(100, 43));
  });

  test("the engine decides every call as the kernel does", () => expectParity("agt", agtDialect, loadAgt, { seesDerived: true }));
});
