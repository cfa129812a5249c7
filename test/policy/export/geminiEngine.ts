import { isObject, type JsonValue } from "../../../lib/base/json.ts";
import type { PolicyCall } from "../../../lib/policy/decision.ts";
import { exportGemini } from "../../../lib/policy/export/gemini.ts";
import type { Decision, PolicyDocument } from "../../../lib/policy/policyDocument.ts";
import { readTomlRules } from "./tomlRules.ts";

/** The text that patterns are matched against: sorted names, pairs of the top level between two NUL. */
function argumentsText(value: JsonValue, isTop = true): string {
  if (Array.isArray(value)) return `[${value.map((one) => argumentsText(one, false)).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const pairs = Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${argumentsText(value[name] ?? null, false)}`);
  return `{${pairs.map((pair) => (isTop ? `\0${pair}\0` : pair)).join(",")}}`;
}

/** A stand-in for the engine, after its documentation: the rule of the highest priority whose name and pattern fit decides. */
export function loadGemini(policy: PolicyDocument): (call: PolicyCall) => Decision {
  const rules = readTomlRules(exportGemini(policy).files[0]?.text ?? "").map((rule) => ({ rule, pattern: rule["argsPattern"] === undefined ? null : new RegExp(String(rule["argsPattern"])) })).sort((a, b) => Number(b.rule["priority"]) - Number(a.rule["priority"]));
  return ({ tool, arguments: args }) => {
    if (!isObject(args)) return "deny";
    const text = argumentsText(args);
    const found = rules.find(({ rule, pattern }) => (rule["toolName"] === "*" || rule["toolName"] === tool) && (pattern === null || pattern.test(text)));
    return found?.rule["decision"] === "allow" ? "allow" : found?.rule["decision"] === "ask_user" ? "require_approval" : "deny";
  };
}
