import { PolicyEngine } from "@microsoft/agent-governance-sdk";
import type { PolicyCall } from "../../../lib/policy/decision.ts";
import { exportAgt } from "../../../lib/policy/export/agt.ts";
import { agtContext } from "../../../lib/policy/export/agtContext.ts";
import type { Decision, PolicyDocument } from "../../../lib/policy/policyDocument.ts";

/** AGT's own engine with an export, as a function that decides. */
export function loadAgt(policy: PolicyDocument): (call: PolicyCall) => Decision {
  const engine = new PolicyEngine();
  engine.loadYaml(exportAgt(policy).files[0]?.text ?? "");
  return (call) => {
    const { action } = engine.evaluatePolicy("agent", { ...agtContext(call) });
    return action === "allow" || action === "require_approval" ? action : "deny";
  };
}
