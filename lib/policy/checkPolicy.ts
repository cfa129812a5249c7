import { wellFormed } from "../base/jcs.ts";
import { isComparison, lineOf } from "./matchLine.ts";
import { compilePattern } from "./pattern.ts";
import { ruleSchema, type Condition, type ConditionForm, type PolicyDocument, type PolicyRule, type ToolPolicy } from "./policyDocument.ts";
import type { PolicyProblem } from "./policyProblem.ts";
import { parseResultPlace } from "./resultPlace.ts";

/** What the schema alone cannot say: ids and tools once each, safe patterns, paths that can be followed, text that can be signed. */
export function checkPolicy(policy: PolicyDocument): PolicyProblem[] {
  return [...checkTexts(policy, ""), ...checkRules(policy)];
}

function checkTexts(value: unknown, at: string): PolicyProblem[] {
  if (typeof value === "string") return wellFormed(value) === value ? [] : [{ code: "wrong_value", at, message: "Half a surrogate pair stands in this text.", fix: "Write the whole character." }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => [...checkTexts(name, `${at}/${pointerStep(name)}`), ...checkTexts(one, `${at}/${pointerStep(name)}`)]);
}

function checkRules(policy: PolicyDocument): PolicyProblem[] {
  const ids = new Set<string>();
  const tools = new Set<string>();
  const places = (policy.trust?.results ?? []).flatMap((place, at) => (parseResultPlace(place) === null ? [oddPath(`/trust/results/${at}`, "Write it as tool:$.path, for example get_user:$.email or list_orders:$.orders[*].id.")] : []));
  const inTools = policy.tools.flatMap((tool, at) => {
    const twice: PolicyProblem[] = tools.has(tool.tool) ? [{ code: "duplicate_tool", at: `/tools/${at}/tool`, message: "The tool comes twice.", fix: "Put the rules of a tool into one entry." }] : [];
    tools.add(tool.tool);
    return [...twice, ...checkTool(tool, `/tools/${at}`, ids)];
  });
  return [...places, ...inTools];
}

const kinds = ["allow", "require_approval", "deny"] as const;

function checkTool(tool: ToolPolicy, at: string, ids: Set<string>): PolicyProblem[] {
  return kinds.flatMap((kind) => (tool[kind] ?? []).flatMap((rule, place) => {
    const here = `${at}/${kind}/${place}`;
    const twice: PolicyProblem[] = ids.has(rule.id) ? [{ code: "duplicate_rule", at: `${here}/id`, message: "Another rule has this id.", fix: "Give each rule an id of its own: decisions name it." }] : [];
    ids.add(rule.id);
    const misplaced: PolicyProblem[] = rule.fallback === true && kind !== "require_approval" ? [{ code: "wrong_value", at: `${here}/fallback`, message: "Only a rule of require_approval can be a fallback.", fix: "Take `fallback` away, or move the rule." }] : [];
    return [...twice, ...misplaced, ...checkRule(rule, here)];
  }));
}

/** Could this rule stand in a policy that is read? */
export function isUsableRule(rule: PolicyRule): boolean {
  // The reader of JSON drops this one name, and a line that is dropped is no line.
  if (Object.hasOwn(rule.match, "__proto__")) return false;
  return ruleSchema.safeParse(rule).success && checkTexts(rule, "").length === 0 && checkRule(rule, "").length === 0;
}

function checkRule(rule: PolicyRule, at: string): PolicyProblem[] {
  return Object.entries(rule.match).flatMap(([name, condition]) => {
    const here = `${at}/match/${pointerStep(name)}`;
    const path = lineOf(name, condition) === null ? [oddPath(here, "Write the name of an argument, or a path such as flights[*].date or [\"odd name\"].")] : [];
    return [...path, ...checkCondition(condition, here)];
  });
}

function checkCondition(condition: Condition, at: string): PolicyProblem[] {
  if (typeof condition === "string" && /^(?:[<>]=?)/.test(condition) && !isComparison(condition)) return [{ code: "wrong_value", at, message: "A comparison needs a number behind its sign.", fix: 'Write ">100", or {equals: "…"} for the text itself.' }];
  if (condition === null || typeof condition !== "object" || Array.isArray(condition)) return [];
  return checkForm(condition, at);
}

function checkForm(form: ConditionForm, at: string): PolicyProblem[] {
  const { optional: _, ignore_case: __, ...conditions } = form;
  const empty: PolicyProblem[] = Object.keys(conditions).length === 0 ? [{ code: "wrong_value", at, message: "The form says nothing of the value.", fix: "Say what is allowed; {any: true} allows everything." }] : [];
  const result = form.pattern === undefined ? null : compilePattern(form.pattern);
  const pattern: PolicyProblem[] = result === null || result.ok ? [] : [{ code: "unsafe_pattern", at: `${at}/pattern`, message: `The pattern is refused: ${result.message}.`, fix: "Write a simpler pattern, or list the values." }];
  return [...empty, ...pattern, ...(form.any_of ?? []).flatMap((one, place) => checkForm(one, `${at}/any_of/${place}`))];
}

const oddPath = (at: string, fix: string): PolicyProblem => ({ code: "odd_path", at, message: "This path cannot be followed.", fix });

/** A name as a step of a JSON pointer. */
export const pointerStep = (name: string): string => name.replaceAll("~", "~0").replaceAll("/", "~1");
