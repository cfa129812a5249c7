import type { JsonValue } from "../../base/json.ts";
import type { PolicyRule, ToolPolicy } from "../policyDocument.ts";
import { supportOf, type Trusted } from "./candidate.ts";
import { outletName } from "./argumentNames.ts";
import { closedLines } from "./closedLines.ts";
import type { DraftedRule } from "./draftedRule.ts";
import type { PathEvidence, ToolEvidence } from "./evidence.ts";
import { languageRules } from "./languageRules.ts";
import { draftLimits } from "./draftLimits.ts";
import { chosenForm, type RuleForm, type RuleWidths } from "./ruleForm.ts";
import { triedRules } from "./triedRules.ts";
import { declaredArguments, lineName, shapeMatch, type DeclaredArgument } from "./toolShape.ts";

/** `kind`: how the tool was taken. `isThin`: seen in fewer than three runs. */
export type DraftedTool = { readonly policy: ToolPolicy; readonly kind: "read" | "sink" | "language" | "unobserved"; readonly rules: readonly DraftedRule[]; readonly isThin: boolean; /** Declared and never seen. */ readonly unseen: readonly string[] };

/**
 * `allowsDestructive`: the responder ticked calls that destroy; without the tick they need approval. `ticked`: ids of rules that the responder allows one by one.
 * `incident`: calls that no rule may let through. `tight`: reading is closed argument by argument. `held`: ids of rules that are asked about, because they let the incident through.
 */
export type DraftToolInput = {
  readonly evidence: ToolEvidence; readonly parameters: JsonValue; readonly trusted: Trusted; readonly allowsDestructive: boolean; readonly ticked: ReadonlySet<string>;
  readonly widths: RuleWidths; readonly incident: ReadonlySet<number>; readonly passing: ReadonlyMap<string, readonly number[]>;
};

/** The rules of one tool that was called. */
export function draftTool(input: DraftToolInput): DraftedTool {
  const { evidence, parameters, allowsDestructive, ticked, passing } = input;
  const declared = declaredArguments(parameters);
  const { tool, calls } = evidence;
  const kind = isLanguageTool(evidence) ? "language" : isReadTool(evidence) ? "read" : "sink";
  const drafted = calls.length === 0 ? [] : rulesOf(input, kind, declared);
  const tried = kind === "sink" ? triedRules(evidence).map((rule): DraftedRule => ({ rule, ladders: [], isDestructive: false, seen: [], forms: [], form: null, meaning: null, tightness: 0, stops: [] })) : [];
  const rules = [...drafted, ...tried].map((one): DraftedRule => ({ ...one, stops: [...new Set([...one.stops, ...(passing.get(heldKey(one)) ?? [])])].sort((a, b) => a - b) }));
  const isWaiting = ({ rule, isDestructive, stops }: DraftedRule): boolean => !ticked.has(rule.id) && (stops.length > 0 || (isDestructive && !allowsDestructive));
  const allow = rules.filter((one) => !isWaiting(one)).map(({ rule }) => rule);
  const waiting = rules.filter(isWaiting).map(({ rule, stops }): PolicyRule => ({ ...rule, ...(stops.length === 0 ? { reason: "It destroys, and nobody ticked it." } : { fallback: true, reason: `It would let ${named(stops)} of the incident through.` }) }));
  const ask: PolicyRule = { id: `${tool}.ask`, match: shapeMatch(evidence, declared, false), ...(declared.size === 0 ? { extra: "allow" as const } : {}), fallback: true };
  const limits = kind === "read" ? undefined : draftLimits(evidence, kind === "language");
  const policy: ToolPolicy = { tool, ...(allow.length === 0 ? {} : { allow }), require_approval: [...waiting, ask], ...(limits === undefined ? {} : { limits }) };
  return { policy, kind, rules, isThin: new Set(calls.map(({ run }) => run)).size < 3, unseen: [...declared.keys()].filter((name) => !evidence.arguments.has(name)).sort() };
}

/** A rule in one of its forms. */
export const heldKey = ({ rule: { id }, form, tightness }: Pick<DraftedRule, "form" | "tightness"> & { readonly rule: Pick<PolicyRule, "id"> }): string => `${id} ${form ?? ""} ${tightness}`;

const namedMax = 5;
function named(calls: readonly number[]): string {
  const all = calls.slice(0, namedMax).map((call) => `c${call}`);
  return `${all.join(", ")}${calls.length > namedMax ? ` and ${calls.length - namedMax} more` : ""}`;
}

function rulesOf(input: DraftToolInput, kind: "read" | "sink" | "language", declared: ReadonlyMap<string, DeclaredArgument>): DraftedRule[] {
  switch (kind) {
    case "language": return languageRules(input);
    case "read": return [readRule(input, declared)];
    case "sink": return [sinkRule(input)];
  }
}

/** Most of its calls hold a language that was read. */
const isLanguageTool = ({ calls }: ToolEvidence): boolean => calls.filter(({ derived }) => derived !== null && derived.covers.length > 0).length * 2 > calls.length;

/** Changes nothing, as far as any of its calls shows. */
function isReadTool({ calls, incident }: ToolEvidence): boolean {
  return [...calls, ...incident].every(({ derived }) => derived !== null && !derived.destructive && derived.covers.length === 0 && derived.effect.every((name) => name === "read_only"));
}

/**
 * Reading is open by shape; where an argument can carry something out of the house, it is closed. Without a captured schema the shape is not known
 * whole, and further arguments are no obstacle.
 */
function readRule(input: DraftToolInput, declared: ReadonlyMap<string, DeclaredArgument>): DraftedRule {
  const { evidence, trusted, widths, passing } = input;
  const id = `${evidence.tool}.read`;
  const forms: RuleForm[] = [
    { kind: "closed", opens: "argument by argument, as it was seen", loses: null, lets: passing.get(heldKey({ rule: { id }, form: "closed", tightness: 0 })) ?? [] },
    { kind: "shape", opens: "any values of the same types", loses: 0, lets: passing.get(heldKey({ rule: { id }, form: "shape", tightness: 0 })) ?? [] },
  ];
  const chosen = chosenForm(forms, widths.get(id), "shape") ?? forms[0];
  const paths = [...evidence.paths.values()].filter((path) => path.values.length > 0);
  const closed = chosen?.kind === "closed" ? paths : paths.filter(isOutlet);
  const { match, ladders } = closedLines(closed, evidence.calls, trusted, Infinity, widths.get(id));
  const tight = new Set(closed.flatMap(({ path: [first, ...rest] }) => (first === undefined || first === "*" || rest.length > 0 ? [] : [lineName(first.name)])));
  const open = chosen?.kind === "closed" ? [] : Object.entries(shapeMatch(evidence, declared, true)).filter(([name]) => !tight.has(name));
  const isOpen = declared.size === 0 && closed.length === 0 && chosen?.kind !== "closed";
  return {
    rule: { id, match: { ...Object.fromEntries(open), ...match }, ...(isOpen ? { extra: "allow" as const } : {}), support: supportOf(evidence.calls.map((call) => ({ call }))) }, ladders, isDestructive: false, seen: evidence.calls.map(({ number }) => number),
    forms: paths.length === 0 ? [] : forms, form: chosen?.kind ?? null, meaning: null, tightness: 0, stops: [],
  };
}

const isOutlet = ({ path: [first], values }: PathEvidence): boolean => (first !== undefined && first !== "*" && outletName.test(first.name)) || values.some(({ value }) => typeof value === "string" && /^[a-z][a-z\d+.-]*:\/\/|^www\./i.test(value));

/** Every argument is closed by what was seen of it. */
function sinkRule({ evidence, trusted, widths, passing }: DraftToolInput): DraftedRule {
  const id = `${evidence.tool}.observed`;
  let tightness = 0;
  while (passing.has(heldKey({ rule: { id }, form: null, tightness }))) tightness++;
  const { match, ladders, tightnessMax } = closedLines([...evidence.paths.values()], evidence.calls, trusted, tightness, widths.get(id));
  const isDestructive = evidence.calls.some(({ derived }) => derived?.destructive === true);
  return {
    rule: { id, match, support: supportOf(evidence.calls.map((call) => ({ call }))) }, ladders, isDestructive, seen: evidence.calls.map(({ number }) => number), forms: [], form: null, meaning: null, tightness,
    stops: tightness > tightnessMax ? (passing.get(heldKey({ rule: { id }, form: null, tightness: tightness - 1 })) ?? []) : [],
  };
}
