import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { JsonObject } from "../../../lib/base/json.ts";
import type { PolicyCall } from "../../../lib/policy/decision.ts";
import { exportJsonSchema, type SchemaRule } from "../../../lib/policy/export/jsonSchema.ts";
import type { Decision, PolicyDocument } from "../../../lib/policy/policyDocument.ts";

/** The rules of an export, by tool. */
export const toolsOf = (policy: PolicyDocument): Map<string, SchemaRule[]> => {
  const document = JSON.parse(exportJsonSchema(policy).files[0]?.text ?? "") as { tools: Record<string, SchemaRule[]> };
  return new Map(Object.entries(document.tools));
};

/** The reader of such a file: the first rule whose schema fits decides. */
export function loadSchemas(policy: PolicyDocument): (call: PolicyCall) => Decision {
  const ajv = new Ajv({ strict: true });
  addFormats(ajv);
  const tools = new Map([...toolsOf(policy)].map(([tool, rules]) => [tool, rules.map((rule) => ({ rule, fits: ajv.compile(rule.schema) }))]));
  return ({ tool, arguments: args }) => {
    const first = tools.get(tool)?.find(({ fits }) => fits(args as JsonObject | undefined));
    return first === undefined ? "deny" : first.rule.effect === 0 ? "allow" : first.rule.fallback === 2 ? "require_approval" : "deny";
  };
}
