import { z } from "zod";
import { conditionSchema, formSchema, type Condition, type ConditionForm, type Scalar } from "../policyDocument.ts";
import { CedarSyntaxError, conjuncts, type CedarExpression } from "./cedarExpression.ts";

/** What the conditions of a policy say of one place of a call. */
export type PlaceConditions = { isRequired: boolean; isFilled: boolean; readonly parts: CedarExpression[] };

/** `texts` of `context.arguments["$.to"].texts`, with the place; null for anything else. */
export function readingMember(expression: CedarExpression): { readonly place: string; readonly name: string } | null {
  if (expression.kind !== "member" || expression.of.kind !== "member") return null;
  const { of: { of: record, name: key }, name } = expression;
  if (record.kind !== "member" || record.of.kind !== "word" || record.of.word !== "context") return null;
  return record.name === "arguments" || record.name === "derived" ? { place: `${record.name} ${key}`, name } : null;
}

/** The place that a condition speaks of, wherever in it. */
export function placeOf(expression: CedarExpression): string | null {
  const member = readingMember(expression);
  if (member !== null) return member.place;
  switch (expression.kind) {
    case "text": case "number": case "word": return null;
    case "member": case "not": return placeOf(expression.of);
    case "call": return placeOf(expression.of) ?? firstPlace(expression.given);
    case "list": return firstPlace(expression.items);
    case "all": case "any": return firstPlace(expression.of);
    case "compare": return placeOf(expression.left) ?? placeOf(expression.right);
  }
}

const firstPlace = (expressions: readonly CedarExpression[]): string | null => expressions.map(placeOf).find((place) => place !== null) ?? null;

/** The condition of a line; what is not understood throws, so that no part of it is left out. */
export function conditionOf(parts: readonly CedarExpression[]): Condition {
  const [only, second] = parts;
  if (only !== undefined && second === undefined) {
    const strict = strictLabel(only);
    if (strict !== null) return strict;
  }
  const comparison = parts.length === 2 ? strictComparison(parts) : null;
  return comparison ?? formOf(parts);
}

/** `<5` stands as a text where it is all that a line says. */
function strictLabel(part: CedarExpression): string | null {
  const label = labelOf(part, "traits");
  return label !== null && /^[<>]=?-?\d+(?:\.\d+)?$/.test(label) ? label : null;
}

function strictComparison([numeric, comparison]: readonly CedarExpression[]): string | null {
  if (numeric === undefined || readingMember(numeric)?.name !== "numeric" || comparison?.kind !== "compare" || (comparison.sign !== "<" && comparison.sign !== ">")) return null;
  return `${comparison.sign}${numberText(comparison, comparison.sign === "<" ? "most" : "least_up")}`;
}

function numberText({ left, right }: Extract<CedarExpression, { kind: "compare" }>, name: string): string {
  if (readingMember(left)?.name !== name || right.kind !== "number") throw new CedarSyntaxError(name);
  return String(right.number / 10_000);
}

/** `X.traits.contains("…")`: the label. */
export function labelOf(expression: CedarExpression, name: "traits" | "touched"): string | null {
  if (expression.kind !== "call" || expression.name !== "contains" || readingMember(expression.of)?.name !== name) return null;
  const [given, second] = expression.given;
  return given?.kind === "text" && second === undefined ? given.text : null;
}

function formOf(parts: readonly CedarExpression[]): ConditionForm {
  const form: ConditionForm = {};
  const add = (more: ConditionForm): void => {
    for (const name of Object.keys(more)) if (name in form) throw new CedarSyntaxError(`two of ${name}`);
    Object.assign(form, more);
  };
  for (let at = 0; at < parts.length;) {
    const { form: more, used } = formAt(parts, at);
    add(more);
    at += used;
  }
  return Object.keys(form).length === 0 ? { any: true } : form;
}

const kindsOfScalars = ["boolean", "null", "number", "string"];

function formAt(parts: readonly CedarExpression[], at: number): { readonly form: ConditionForm; readonly used: number } {
  const part = parts[at];
  if (part === undefined) throw new CedarSyntaxError("the end");
  const label = labelOf(part, "traits");
  if (label !== null) return { form: formSchema.parse(JSON.parse(label)), used: 1 };
  const set = within(part);
  if (set?.name === "texts" || set?.name === "folded") return { form: listForm(set, parts.slice(at, at + 3)), used: 3 };
  if (set?.name === "types") return { form: formSchema.parse({ type: typesOf(set.items) }), used: 1 };
  if (set?.name === "kinds") return { form: { max_length: lengthOf(set.items, parts[at + 1]) }, used: 2 };
  if (readingMember(part)?.name === "numeric") return { form: boundForm(parts[at + 1]), used: 2 };
  if (part.kind === "any") return { form: anyForm(part.of), used: 1 };
  throw new CedarSyntaxError(part.kind);
}

type Within = { readonly name: string; readonly items: readonly string[] };

/** `[…].containsAll(X.texts)` or `X.texts.isEmpty()`. */
export function within(expression: CedarExpression): Within | null {
  if (expression.kind !== "call") return null;
  if (expression.name === "isEmpty" && expression.given.length === 0) {
    const member = readingMember(expression.of);
    return member === null ? null : { name: member.name, items: [] };
  }
  const [given, second] = expression.given;
  const member = given === undefined || second !== undefined ? null : readingMember(given);
  return expression.name === "containsAll" && member !== null ? { name: member.name, items: textsOf(expression.of) } : null;
}

export function textsOf(expression: CedarExpression | undefined): string[] {
  if (expression?.kind !== "list") throw new CedarSyntaxError("a list");
  return expression.items.map((item) => {
    if (item.kind !== "text") throw new CedarSyntaxError("a text");
    return item.text;
  });
}

function listForm({ name, items }: Within, parts: readonly CedarExpression[]): ConditionForm {
  const [, second, third] = parts.map(within);
  if (second?.name !== "scalars" || third?.name !== "kinds" || [...third.items].sort().join() !== kindsOfScalars.join()) throw new CedarSyntaxError("a list of values");
  return { one_of: [...items, ...second.items.map(scalarOf)], ...(name === "folded" && { ignore_case: true }) };
}

export function scalarOf(text: string): Scalar {
  return z.union([z.number(), z.boolean(), z.null()]).parse(JSON.parse(text));
}

const typesOf = (types: readonly string[]): string[] => types.filter((type) => type !== "integer" || !types.includes("number"));

function lengthOf(kinds: readonly string[], comparison: CedarExpression | undefined): number {
  if (kinds.join() !== "string" || comparison?.kind !== "compare" || comparison.sign !== "<=" || readingMember(comparison.left)?.name !== "length" || comparison.right.kind !== "number") throw new CedarSyntaxError("a length");
  return comparison.right.number;
}

function boundForm(comparison: CedarExpression | undefined): ConditionForm {
  if (comparison?.kind !== "compare") throw new CedarSyntaxError("a comparison");
  if (comparison.sign === "<=") return { max: Number(numberText(comparison, "most_up")) };
  if (comparison.sign === ">=") return { min: Number(numberText(comparison, "least")) };
  throw new CedarSyntaxError(comparison.sign);
}

/** The words of a command, or one of several forms. */
function anyForm(choices: readonly CedarExpression[]): ConditionForm {
  const [first, second, third] = choices;
  if (first !== undefined && readingMember(first)?.name === "nothing") {
    if (second?.kind !== "compare" || second.sign !== "==" || readingMember(second.left)?.name !== "words" || second.right.kind !== "text" || third !== undefined) throw new CedarSyntaxError("words");
    return formSchema.parse({ words: JSON.parse(second.right.text) });
  }
  return { any_of: choices.map((choice) => (choice.kind === "word" && choice.word === "true" ? { any: true } : formOf(conjuncts(choice)))) };
}

/** The condition of a line of a policy that forbids. */
export function denialOf(parts: readonly CedarExpression[]): Condition {
  const [first, second] = parts.filter((part) => !(part.kind === "not" && readingMember(part.of)?.name === "missing"));
  if (first === undefined || second !== undefined) throw new CedarSyntaxError("one condition");
  const label = labelOf(first, "touched");
  if (label !== null) return conditionSchema.parse(JSON.parse(label));
  if (first.kind !== "any" || first.of[0] === undefined || readingMember(first.of[0])?.name !== "empty") throw new CedarSyntaxError("values");
  const [, texts, scalars] = first.of;
  if (texts?.kind === "compare" && scalars === undefined) return someNumber(texts);
  return [...touchedItems(texts, "texts"), ...touchedItems(scalars, "scalars").map(scalarOf)];
}

function touchedItems(expression: CedarExpression | undefined, name: string): string[] {
  if (expression?.kind === "word" && expression.word === "false") return [];
  if (expression?.kind !== "call" || expression.name !== "containsAny" || readingMember(expression.of)?.name !== name) throw new CedarSyntaxError(name);
  return textsOf(expression.given[0]);
}

const bounds: Readonly<Record<string, string>> = { "<=": "least_up", "<": "least", ">=": "most", ">": "most_up" };

function someNumber(comparison: Extract<CedarExpression, { kind: "compare" }>): Condition {
  return `${comparison.sign}${numberText(comparison, bounds[comparison.sign] ?? "")}`;
}
