import { isObject, type JsonObject, type JsonValue } from "../base/json.ts";
import { policySchemaId } from "./policyDocument.ts";

const ruleMembers = ["id", "extra", "fallback", "action", "reason", "support"];
const kinds = ["allow", "require_approval", "deny"] as const;

/**
 * A file of one tool, as it is written by hand (`tool:` at the top, no schema), brought to the shape of a policy. Rules may lack an id and the
 * word `match`, and one rule may stand without its list. Anything else is handed back as it is.
 */
export function asPolicy(value: JsonValue): JsonValue {
  if (!isObject(value) || typeof value["tool"] !== "string" || "schema" in value || "tools" in value) return value;
  const { tool } = value;
  const rules = kinds.flatMap((kind) => (value[kind] === undefined ? [] : [[kind, rulesOf(value[kind], `${tool}.${kind}`)] as const]));
  return { schema: policySchemaId, name: tool, version: 1, default: "deny", tools: [{ ...value, ...Object.fromEntries(rules) }] };
}

function rulesOf(value: JsonValue, id: string): JsonValue {
  const list = Array.isArray(value) ? value : [value];
  return list.map((one, at) => (isObject(one) ? ruleOf(one, `${id}.${at + 1}`) : one));
}

function ruleOf(rule: JsonObject, id: string): JsonObject {
  const own = Object.entries(rule).filter(([name]) => ruleMembers.includes(name));
  const lines = Object.entries(rule).filter(([name]) => !ruleMembers.includes(name) && name !== "match");
  const match = isObject(rule["match"]) ? { ...rule["match"], ...Object.fromEntries(lines) } : rule["match"] === undefined ? Object.fromEntries(lines) : rule["match"];
  return { id, ...Object.fromEntries(own), match };
}
