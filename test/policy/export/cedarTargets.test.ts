import "./steadyWasm.ts";
import * as cedar from "@cedar-policy/cedar-wasm/nodejs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { agentcoreDialect, exportCedarAgentcore } from "../../../lib/policy/export/cedarAgentcore.ts";
import { dockerDialect, exportCedarDocker } from "../../../lib/policy/export/cedarDocker.ts";
import { reducePolicy } from "../../../lib/policy/export/reduce.ts";
import { plainPolicies, policies } from "./arbitraries.ts";
import { ruleCount } from "./cedarEngine.ts";
import { fileOf, loadAgentcore, loadDocker, partsOf } from "./cedarTargetEngines.ts";
import { expectParity } from "./parity.ts";
import { runs } from "./runs.ts";

describe("Cedar for Bedrock AgentCore", () => {
  test("every file passes the strict validator against its schema, with as many statements as rules, each of a size that the service takes", () => {
    fc.assert(fc.property(fc.oneof(policies, plainPolicies), (policy) => {
      const exported = exportCedarAgentcore(policy);
      const answer = cedar.validate({ schema: fileOf(exported, "policy.cedarschema"), policies: { staticPolicies: fileOf(exported, "policy.cedar") }, validationSettings: { mode: "strict" } });
      expect(answer.type === "success" ? answer.validationErrors : answer.errors).toEqual([]);
      const parts = partsOf(fileOf(exported, "policy.cedar"));
      expect(parts).toHaveLength(ruleCount(reducePolicy(policy, agentcoreDialect).policy));
      expect(parts.every((part) => part.length >= 35 && part.length <= 10_000)).toBe(true);
    }), runs(120, 47));
  });

  test("the engine decides every call as the kernel does", () => expectParity("cedar-agentcore", agentcoreDialect, loadAgentcore));
});

describe("Cedar for Docker", () => {
  test("every file is read, with as many policies as rules", () => {
    fc.assert(fc.property(fc.oneof(policies, plainPolicies), (policy) => {
      expect(partsOf(fileOf(exportCedarDocker(policy), "policy.cedar"))).toHaveLength(ruleCount(reducePolicy(policy, dockerDialect).policy));
    }), runs(120, 53));
  });

  test("the engine decides every call as the kernel does", () => expectParity("cedar-docker", dockerDialect, loadDocker, { policiesMax: 250, allowsAtLeast: 0.001 }));
});
