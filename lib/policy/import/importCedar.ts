import { ZodError } from "zod";
import { derivedNames, policySchemaId, type Condition, type Match, type PolicyDocument, type PolicyRule, type ToolPolicy } from "../policyDocument.ts";
import { compileCondition } from "../compileCondition.ts";
import { noProvenance } from "../evaluate.ts";
import { policyOf } from "../parsePolicy.ts";
import { conditionOf, denialOf, placeOf, readingMember, textsOf, type PlaceConditions } from "./cedarCondition.ts";
import { CedarReader, CedarSyntaxError, conjuncts, type CedarExpression } from "./cedarExpression.ts";
import { cedarTokens } from "./cedarTokens.ts";
import type { ImportedPolicy, ImportProblem } from "./importProblem.ts";

type Statement = { readonly line: number; readonly effect: "permit" | "forbid"; readonly annotations: ReadonlyMap<string, string>; readonly tool: string; readonly conditions: readonly CedarExpression[] };
type OpenTool = { tool: string; allow: PolicyRule[]; require_approval: PolicyRule[]; deny: PolicyRule[]; isGuarded: boolean };

const lengthMax = 8_388_608;

/**
 * Reads a policy in Cedar and in our namespace, as export/cedar.ts writes it. A permit that is not understood is left out; a forbid that is not
 * understood denies its whole tool, and a permit that asks and is not understood asks for all of it. What is no Cedar of this kind at all is no policy.
 */
export function importCedar(text: string, name = "imported"): ImportedPolicy {
  if (text.length > lengthMax) return failed("too_large", 1, "The file is too large for a policy.", "A policy has at most 8 MiB.");
  const tokens = cedarTokens(text);
  if ("line" in tokens) return failed("broken_syntax", tokens.line, "This is no Cedar.", "Correct the line.");
  const reader = new CedarReader(tokens);
  const statements: Statement[] = [];
  try {
    while (reader.peek() !== null) statements.push(readStatement(reader));
  } catch (error) {
    if (error instanceof CedarSyntaxError) return failed("unknown_statement", reader.line, "This statement is not one of Agent::Action with conditions.", "Write `permit (principal, action == Agent::Action::\"tool\", resource) when { … };`, as an export does.");
    throw error;
  }
  return assemble(statements, name);
}

const failed = (code: ImportProblem["code"], line: number, message: string, fix: string): ImportedPolicy => ({ policy: null, problems: [{ code, at: `line ${line}`, message, fix }] });

function readStatement(reader: CedarReader): Statement {
  const { line } = reader;
  const annotations = new Map<string, string>();
  while (reader.takes("@")) {
    const name = reader.next("word");
    reader.expect("(");
    if (annotations.has(name)) throw new CedarSyntaxError("an annotation twice");
    annotations.set(name, reader.next("text"));
    reader.expect(")");
  }
  const effect = reader.next("word");
  if (effect !== "permit" && effect !== "forbid") throw new CedarSyntaxError(effect);
  reader.expect("(", "principal", ",", "action", "==", "Agent", "::", "Action", "::");
  const tool = reader.next("text");
  reader.expect(",", "resource", ")", "when", "{");
  const conditions = conjuncts(reader.expression());
  reader.expect("}", ";");
  return { line, effect, annotations, tool, conditions };
}

function assemble(statements: readonly Statement[], name: string): ImportedPolicy {
  const problems: ImportProblem[] = [];
  const tools = new Map<string, OpenTool>();
  const ids = new Set<string>();
  for (const statement of statements) {
    const tool = tools.get(statement.tool) ?? { tool: statement.tool, allow: [], require_approval: [], deny: [], isGuarded: false };
    tools.set(statement.tool, tool);
    if (isGuard(statement)) {
      tool.isGuarded = true;
      continue;
    }
    const id = newId(ids, statement.annotations.get("id") ?? `line ${statement.line}`);
    const rule = readRule(statement, id);
    if (rule === null) problems.push({ code: "unknown_condition", at: `line ${statement.line}`, message: `A condition of ${id} is not one that an export writes.`, fix: statement.effect === "forbid" ? "All of the tool is denied until it is." : "The rule allows nothing until it is." });
    place(tool, statement, rule, id);
  }
  for (const tool of tools.values()) guard(tool, ids, problems);
  const read = policyOf({ schema: policySchemaId, name, version: 1, default: "deny", tools: [...tools.values()].map(closedTool) } satisfies PolicyDocument);
  if (read.ok) return { policy: read.policy, problems };
  return { policy: null, problems: [...problems, ...read.problems.map(({ at, message, fix }): ImportProblem => ({ code: "wrong_shape", at, message, fix }))] };
}

const closedTool = ({ tool, allow, require_approval: ask, deny }: OpenTool): ToolPolicy => ({ tool, allow, require_approval: ask, deny });

const isGuard = ({ effect, conditions, annotations }: Statement): boolean => effect === "forbid" && annotations.size === 0 && conditions.length === 1 && conditions[0]?.kind === "not" && isContext(conditions[0].of, "derived_known");

/** What a forbid on unknown effects says is said in a policy by a rule that denies by them; without one, the tool is denied. */
function guard(tool: OpenTool, ids: Set<string>, problems: ImportProblem[]): void {
  if (!tool.isGuarded || tool.deny.some(({ match }) => Object.keys(match).some((line) => derivedNames.some((name) => name === line)))) return;
  problems.push({ code: "unknown_condition", at: `/tools/${tool.tool}`, message: "A forbid on calls whose effects are not known stands alone.", fix: "All of the tool is denied: add a forbid by what a call does." });
  tool.deny.push({ id: newId(ids, `${tool.tool}.unknown`), match: {} });
}

function place(tool: OpenTool, { effect, annotations }: Statement, rule: PolicyRule | null, id: string): void {
  if (effect === "forbid") tool.deny.push(rule ?? { id, match: {} });
  else if (!annotations.has("require_approval")) tool.allow.push(...(rule === null ? [] : [rule]));
  else {
    const isFallback = annotations.has("fallback");
    const reason = annotations.get("require_approval") ?? "";
    const known = rule ?? (isFallback ? null : { id, match: {}, extra: "allow" as const });
    if (known !== null) tool.require_approval.push({ ...known, ...(isFallback && { fallback: true as const }), ...(reason !== id && reason.length <= 1_000 && { reason }) });
  }
}

function newId(ids: Set<string>, wanted: string): string {
  let id = wanted.slice(0, 900);
  for (let turn = 2; ids.has(id); turn++) id = `${wanted.slice(0, 900)}.${turn}`;
  ids.add(id);
  return id;
}

function readRule(statement: Statement, id: string): PolicyRule | null {
  try {
    return ruleOf(statement, id);
  } catch (error) {
    if (error instanceof CedarSyntaxError || error instanceof ZodError || error instanceof SyntaxError) return null;
    throw error;
  }
}

function ruleOf({ effect, conditions }: Statement, id: string): PolicyRule {
  const places = new Map<string, PlaceConditions>();
  let spoken: readonly string[] | null = null;
  for (const condition of conditions) {
    if (isContext(condition, "known")) continue;
    const names = closedNames(condition);
    if (names !== null) {
      if (spoken !== null) throw new CedarSyntaxError("names twice");
      spoken = names;
      continue;
    }
    const name = placeOf(condition);
    if (name === null) throw new CedarSyntaxError("a condition of no place");
    const known = places.get(name) ?? { isRequired: false, isFilled: false, parts: [] };
    places.set(name, known);
    if (condition.kind === "not" && readingMember(condition.of)?.name === "missing") known.isRequired = true;
    else if (condition.kind === "not" && readingMember(condition.of)?.name === "nullish") known.isFilled = true;
    else known.parts.push(condition);
  }
  if (!conditions.some((condition) => isContext(condition, "known"))) throw new CedarSyntaxError("context.known");
  const lines = [...places].map(([name, known]): [string, Condition] => [lineName(name), effect === "forbid" ? denialOf(known.parts) : allowed(known)]);
  const match: Match = Object.fromEntries(lines);
  if (effect === "forbid") return { id, match };
  return { id, match: { ...match, ...freeArguments(spoken ?? [], places) }, ...(spoken === null && { extra: "allow" as const }) };
}

function allowed({ parts, isRequired, isFilled }: PlaceConditions): Condition {
  const condition = conditionOf(parts);
  if (isFilled && (!isRequired || compileCondition(condition, null).test(null, noProvenance))) throw new CedarSyntaxError("null");
  if (isRequired) return simplest(condition);
  if (typeof condition !== "object" || condition === null || Array.isArray(condition)) throw new CedarSyntaxError("a comparison of what may be missing");
  return { ...condition, optional: true };
}

/** A list stands for itself. */
function simplest(condition: Condition): Condition {
  if (typeof condition !== "object" || condition === null || Array.isArray(condition)) return condition;
  const { one_of: list, ...rest } = condition;
  return list !== undefined && list.length > 0 && Object.keys(rest).length === 0 ? list : condition;
}

/** Names that may be there without any condition. Those of longer paths come along with their lines. */
function freeArguments(spoken: readonly string[], places: ReadonlyMap<string, PlaceConditions>): Match {
  const paths = [...places.keys()].filter((place) => place.startsWith("arguments $")).map((place) => place.replace(/^arguments \$\.?/, ""));
  const free = spoken.filter((name) => !name.endsWith("?") && !paths.some((path) => path === name || name.startsWith(`${path}.`) || name.startsWith(`${path}[`)));
  return Object.fromEntries(free.map((name) => [lineName(`arguments $${name.startsWith("[") ? name : `.${name}`}`), { any: true as const, optional: true as const }]));
}

/** `amount` for `arguments $.amount`, but `$.method` where `method` is what is derived. */
function lineName(place: string): string {
  if (place.startsWith("derived ")) return place.slice("derived ".length);
  const path = place.slice("arguments ".length);
  const bare = path.replace(/^\$\.?/, "");
  // A member of that name is no member to some readers of objects.
  if (bare === "__proto__") return '["__proto__"]';
  return derivedNames.some((name) => name === bare) ? path : bare;
}

function closedNames(condition: CedarExpression): string[] | null {
  if (condition.kind !== "call") return null;
  if (condition.name === "isEmpty" && isContext(condition.of, "names")) return [];
  const [given] = condition.given;
  return condition.name === "containsAll" && given !== undefined && isContext(given, "names") ? textsOf(condition.of) : null;
}

const isContext = (expression: CedarExpression, name: string): boolean => expression.kind === "member" && expression.of.kind === "word" && expression.of.word === "context" && expression.name === name;
