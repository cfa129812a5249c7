import { parse } from "@marcbachmann/cel-js";
import { parse as parseYaml } from "yaml";
import { isObject, type JsonValue } from "../../../lib/base/json.ts";
import type { PolicyCall } from "../../../lib/policy/decision.ts";
import { exportCel } from "../../../lib/policy/export/cel.ts";
import type { Decision, PolicyDocument } from "../../../lib/policy/policyDocument.ts";

/** The expressions of an export. */
export const celRules = (policy: PolicyDocument): string[] => (parseYaml(exportCel(policy).files[0]?.text ?? "") as { mcpAuthorization: { rules: string[] } }).mcpAuthorization.rules;

/** The gateway: a call passes where one expression holds, and an error is none. */
export function loadCel(policy: PolicyDocument): (call: PolicyCall) => Decision {
  const rules = celRules(policy).map((text) => parse(text));
  return ({ tool, arguments: args }) => (rules.some((rule) => holds(rule, { mcp: { tool: { name: tool, ...(args !== undefined && { arguments: mapOf(args) }) } } })) ? "allow" : "deny");
}

function holds(rule: ReturnType<typeof parse>, context: Record<string, unknown>): boolean {
  try {
    return rule(context) === true;
  } catch (error) {
    if (error instanceof Error && error.name === "EvaluationError") return false;
    throw error;
  }
}

/** Objects as maps: a plain object would answer to the names that all objects inherit. */
function mapOf(value: JsonValue): unknown {
  if (Array.isArray(value)) return value.map(mapOf);
  return isObject(value) ? new Map(Object.entries(value).map(([name, one]) => [name, mapOf(one)])) : value;
}
