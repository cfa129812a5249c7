import "./steadyWasm.ts";
import * as cedar from "@cedar-policy/cedar-wasm/nodejs";
import { isObject, RawNumber, type JsonValue } from "../../../lib/base/json.ts";
import type { PolicyCall } from "../../../lib/policy/decision.ts";
import { exportCedarAgentcore } from "../../../lib/policy/export/cedarAgentcore.ts";
import { cedarDecision } from "../../../lib/policy/export/cedarDecision.ts";
import { exportCedarDocker } from "../../../lib/policy/export/cedarDocker.ts";
import { exactText } from "../../../lib/policy/export/plainText.ts";
import type { Decision, PolicyDocument } from "../../../lib/policy/policyDocument.ts";
import type { PolicyExport } from "../../../lib/policy/policyExport.ts";
import { reasonOf } from "./cedarEngine.ts";

/** One file of an export. */
export const fileOf = ({ files }: PolicyExport, path: string): string => files.find((file) => file.path === path)?.text ?? "";
/** The policies of a text, one by one. */
export const partsOf = (text: string): string[] => {
  const parts = cedar.policySetTextToParts(text);
  if (parts.type === "failure") throw new Error(JSON.stringify(parts.errors));
  return parts.policies;
};
let loaded = 0;

function load(text: string, schema: string | null): (request: { principal: cedar.EntityUid; action: cedar.EntityUid; resource: cedar.EntityUid; context: cedar.Context; entities: cedar.Entities }) => Decision {
  const policiesById = Object.fromEntries(partsOf(text).map((policy, at) => [`p${at}`, policy]));
  const reasons = new Map(Object.entries(policiesById).map(([id, policy]) => [id, reasonOf(policy)]));
  const id = `target${loaded++}`;
  cedar.preparsePolicySet(id, { staticPolicies: policiesById });
  if (schema !== null) cedar.preparseSchema(id, schema);
  return (request) => {
    const answer = cedar.statefulIsAuthorized({ ...request, preparsedPolicySetId: id, ...(schema === null ? { validateRequest: false } : { preparsedSchemaName: id, validateRequest: true }) });
    return answer.type === "failure" ? "deny" : cedarDecision(answer.response.decision, answer.response.diagnostics.reason.flatMap((one) => reasons.get(one) ?? [])).decision;
  };
}

/** Cedar with an export for AgentCore; the requests are checked against its schema, as the service does. */
export function loadAgentcore(policy: PolicyDocument): (call: PolicyCall) => Decision {
  const exported = exportCedarAgentcore(policy);
  const decide = load(fileOf(exported, "policy.cedar"), fileOf(exported, "policy.cedarschema"));
  return ({ tool, arguments: args }) => (isObject(args) && isCedar(args) ? decide({ principal: { type: "AgentCore::OAuthUser", id: "u" }, action: { type: "AgentCore::Action", id: `TARGET___${tool}` }, resource: { type: "AgentCore::Gateway", id: "GATEWAY" }, context: { input: args as cedar.Context }, entities: [] }) : "deny");
}

/** Cedar with an export for Docker. */
export function loadDocker(policy: PolicyDocument): (call: PolicyCall) => Decision {
  const decide = load(fileOf(exportCedarDocker(policy), "policy.cedar"), null);
  return ({ tool, arguments: args }) => {
    const resource = { type: "MCP::Tool", id: "t" };
    const known = Object.fromEntries(Object.entries(isObject(args) ? args : {}).filter(([name]) => name !== "__entity" && name !== "__extn").map(([name, value]) => [name, isCedar(value) ? (value as cedar.CedarValueJson) : "\0of no type of Cedar"]));
    return decide({ principal: { type: "MCP::Client", id: "c" }, action: { type: "MCP::Action", id: "invokeTool" }, resource, context: isObject(args) ? { args: known } : {}, entities: [{ uid: resource, attrs: { name: exactText(tool) }, parents: [] }] });
  };
}

/** What Cedar has a type for. */
function isCedar(value: JsonValue): boolean {
  if (value === null || value instanceof RawNumber) return false;
  if (typeof value === "number") return Number.isSafeInteger(value);
  if (Array.isArray(value)) return value.every(isCedar);
  return isObject(value) ? !Object.keys(value).some((name) => name.startsWith("__")) && Object.values(value).every(isCedar) : true;
}
