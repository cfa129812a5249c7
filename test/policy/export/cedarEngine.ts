import "./steadyWasm.ts";
import * as cedar from "@cedar-policy/cedar-wasm/nodejs";
import { cedarDecision, type CedarReason } from "../../../lib/policy/export/cedarDecision.ts";
import type { CedarRequest } from "../../../lib/policy/export/cedarRequest.ts";
import type { Decision, PolicyDocument } from "../../../lib/policy/policyDocument.ts";

let loaded = 0;

/** Cedar with a policy set, as a function that decides. */
export function loadCedar(text: string, schema: string): (request: CedarRequest) => { readonly decision: Decision; readonly rule: string } {
  const parts = cedar.policySetTextToParts(text);
  if (parts.type === "failure") throw new Error(JSON.stringify(parts.errors));
  const reasons = new Map(parts.policies.map((policy, at) => [`p${at}`, reasonOf(policy)]));
  const id = `set${loaded++}`;
  const read = cedar.preparsePolicySet(id, { staticPolicies: Object.fromEntries(parts.policies.map((policy, at) => [`p${at}`, policy])) });
  if (read.type === "failure") throw new Error(JSON.stringify(read.errors));
  const known = cedar.preparseSchema(id, schema);
  if (known.type === "failure") throw new Error(JSON.stringify(known.errors));
  return ({ action, context }) => {
    const answer = cedar.statefulIsAuthorized({ principal: { type: "Agent::Session", id: "s" }, action, resource: { type: "Agent::Server", id: "r" }, context, entities: [], preparsedPolicySetId: id, preparsedSchemaName: id, validateRequest: true });
    if (answer.type === "failure") return cedarDecision("failure", []);
    const { decision, diagnostics } = answer.response;
    if (diagnostics.errors.length > 0) throw new Error(JSON.stringify(diagnostics.errors));
    return cedarDecision(decision, diagnostics.reason.flatMap((one) => reasons.get(one) ?? []));
  };
}

export function reasonOf(policy: string): CedarReason {
  const json = cedar.policyToJson(policy);
  if (json.type === "failure") throw new Error(JSON.stringify(json.errors));
  const annotations = json.json.annotations ?? {};
  return { id: annotations["id"] ?? "default", asks: "require_approval" in annotations || "requireApproval" in annotations, isFallback: "fallback" in annotations };
}

export const ruleCount = ({ tools }: PolicyDocument): number => tools.reduce((sum, { allow = [], require_approval: ask = [], deny = [] }) => sum + allow.length + ask.length + deny.length, 0);
