import { isObject, type JsonObject, type JsonValue } from "../base/json.ts";
import { compileCondition, type CompiledCondition } from "./compileCondition.ts";
import type { DerivedFields, Provenance } from "./decision.ts";
import { lineOf, type LineSubject } from "./matchLine.ts";
import type { PolicyDocument, PolicyRule, ToolPolicy } from "./policyDocument.ts";
import { leavesOf, select, type PathStep, type ValuePath } from "./valuePath.ts";

/** A line of `match`, ready to be asked. */
type Line = { readonly name: string; readonly subject: LineSubject; readonly condition: CompiledCondition };
export type CompiledRule = {
  readonly id: string;
  readonly isFallback: boolean;
  /** Names of lines that do not hold; `all` false stops at the first. Empty: the rule matches. */
  readonly failing: (call: RuleInput, all: boolean) => readonly string[];
  /** Of a deny rule: it holds where one item of a list does, and whatever else the call has. */
  readonly touches: (call: RuleInput) => boolean;
};
export type RuleInput = { readonly arguments: JsonObject; readonly derived: DerivedFields | null; readonly provenance: Provenance };
export type CompiledTool = { readonly policy: ToolPolicy; readonly allow: readonly CompiledRule[]; readonly ask: readonly CompiledRule[]; readonly deny: readonly CompiledRule[]; /** A rule that denies asks for what is derived. */ readonly needsDerived: boolean };
export type CompiledPolicy = ReadonlyMap<string, CompiledTool>;

const compiled = new WeakMap<PolicyDocument, CompiledPolicy>();

/** The rules as functions; made once for each document, which nobody changes. */
export function compilePolicy(policy: PolicyDocument): CompiledPolicy {
  const known = compiled.get(policy);
  if (known !== undefined) return known;
  const made = new Map(policy.tools.map((tool) => [tool.tool, compileTool(tool)]));
  compiled.set(policy, made);
  return made;
}

function compileTool(policy: ToolPolicy): CompiledTool {
  const rules = (given: readonly PolicyRule[] | undefined): CompiledRule[] => (given ?? []).map(compileRule);
  const needsDerived = (policy.deny ?? []).some((rule) => Object.entries(rule.match).some(([name, condition]) => lineOf(name, condition)?.subject.kind === "derived"));
  return { policy, allow: rules(policy.allow), ask: rules(policy.require_approval), deny: rules(policy.deny), needsDerived };
}

function compileRule(rule: PolicyRule): CompiledRule {
  const lines = Object.entries(rule.match).map(([name, condition]): Line => {
    const line = lineOf(name, condition);
    // A line that cannot be followed never holds; such a document is refused when it is read.
    if (line === null) return { name, subject: { kind: "argument", path: [] }, condition: { test: () => false, isOptional: false } };
    return { name, subject: line.subject, condition: compileCondition(condition, line.bound) };
  });
  const spoken = spokenOf(lines);
  const allowsExtra = rule.extra === "allow";
  return {
    id: rule.id,
    isFallback: rule.fallback === true,
    failing: (call, all) => {
      const failed: string[] = [];
      for (const line of lines) {
        if (holds(line, call)) continue;
        failed.push(line.name);
        if (!all) return failed;
      }
      if (!allowsExtra) failed.push(...unspoken(call, spoken));
      return failed;
    },
    touches: (call) => lines.every((line) => touches(line, call)),
  };
}

function valueOf(subject: LineSubject, { arguments: args, derived }: RuleInput): { readonly values: readonly JsonValue[]; readonly isMissing: boolean } {
  if (subject.kind === "argument") return select(args, subject.path);
  const value = derived?.[subject.name];
  return value === undefined ? { values: [], isMissing: true } : { values: [typeof value === "object" ? [...value] : value], isMissing: false };
}

function holds({ subject, condition }: Line, call: RuleInput): boolean {
  const { values, isMissing } = valueOf(subject, call);
  if (isMissing && !condition.isOptional) return false;
  return values.every((value) => (value === null && condition.isOptional) || condition.test(value, call.provenance));
}

function touches({ subject, condition }: Line, call: RuleInput): boolean {
  const { values } = valueOf(subject, call);
  const items = values.flatMap((value) => (Array.isArray(value) ? [...value, value] : [value]));
  return items.some((value) => condition.test(value, call.provenance));
}

/** Which arguments the lines speak of: whole ones by name, others in part. */
type Spoken = { readonly whole: ReadonlySet<string>; readonly inside: ReadonlyMap<string, readonly ValuePath[]> };

function spokenOf(lines: readonly Line[]): Spoken {
  const whole = new Set<string>();
  const inside = new Map<string, ValuePath[]>();
  for (const { subject } of lines) {
    if (subject.kind === "derived") continue;
    const [first, ...rest] = subject.path;
    if (first === undefined || first === "*") continue;
    if (rest.length === 0) whole.add(first.name);
    else inside.set(first.name, [...(inside.get(first.name) ?? []), rest]);
  }
  return { whole, inside };
}

/** Arguments, or parts of them, that no line speaks of. What was read as a language is spoken of by what is derived from it. */
function unspoken({ arguments: args, derived }: RuleInput, { whole, inside }: Spoken): string[] {
  const names: string[] = [];
  for (const name of Object.keys(args)) {
    if (whole.has(name) || derived?.covers.includes(name) === true) continue;
    const paths = inside.get(name);
    if (paths === undefined || !isSpokenInside(args[name] ?? null, paths)) names.push(name);
  }
  return names;
}

function isSpokenInside(value: JsonValue, paths: readonly ValuePath[]): boolean {
  const leaves = leavesOf(value);
  return leaves !== null && leaves.every((leaf) => paths.some((path) => isWithin(leaf.path, path, leaf.value)));
}

/** The leaf lies at the path or below it; an empty list lies where its items would. */
function isWithin(leaf: ValuePath, path: ValuePath, value: JsonValue): boolean {
  const isEmpty = Array.isArray(value) || isObject(value);
  if (leaf.length < path.length && !isEmpty) return value === null && leaf.every((step, at) => isSameStep(step, path[at]));
  return (leaf.length < path.length ? leaf : path).every((_, at) => isSameStep(leaf[at], path[at]));
}

const isSameStep = (a: PathStep | undefined, b: PathStep | undefined): boolean => (a === "*" || b === "*" ? a === b : a?.name === b?.name);
