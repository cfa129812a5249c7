import type { PolicyRule, ToolPolicy } from "../policyDocument.ts";
import { plainValue, type PlainValue } from "./plainValue.ts";
import { linesOf, wholeArgument, type RuleLine } from "./ruleLine.ts";

/** Can the text stand in a condition? There is no escape in them, and words such as `and` split them only outside of quotes. */
export const isAgtText = (text: string): boolean => /^[^'"\n\r\u2028\u2029]*$/.test(text) && !/\p{Surrogate}/u.test(text) && text.length < 5_000;
/** Can it be a step of a path? */
export const isAgtName = (name: string): boolean => /^\w{1,200}$/.test(name) && !Object.hasOwn(Object.prototype, name) && !["constructor", "__proto__"].includes(name);

/** Can it be told from others in a list that is one text? */
export const isListText = (text: string): boolean => text !== "" && text !== "?" && isAgtText(text) && !text.includes(",");

/** Each combination of values that a rule allows, as a condition of its own: `or` binds looser than `and` and there are no brackets. */
export function agtConditions(rule: PolicyRule, { tool }: ToolPolicy): string[] {
  const lines = linesOf(rule);
  const names = lines.flatMap((line) => (line === null ? [] : (wholeArgument(line) ?? [])));
  // A line that names a value asks for the argument already; it is missing from the list where it was read as a language.
  const closed = rule.extra === "allow" ? [] : [subsets([...new Set(names)].sort()).map((some) => `arg_names == '${some.join(",")}'`)];
  return combine([[`tool == '${tool}'`], ...closed, ...lines.map((line) => (line === null ? ["never"] : lineChoices(line)))]);
}

/** The same for a rule that denies, which holds where one item does. */
export function agtDenials(rule: PolicyRule, { tool }: ToolPolicy): string[] {
  return combine([[`tool == '${tool}'`], ...linesOf(rule).map((line) => (line === null ? null : derivedDenial(line)) ?? ["never"])]);
}

function combine(choices: readonly (readonly string[])[]): string[] {
  let combined: string[] = [""];
  for (const some of choices) {
    combined = combined.flatMap((left) => some.map((right) => (left === "" ? right : `${left} and ${right}`)));
    if (combined.length > 1_000) return combined;
  }
  return combined;
}

function lineChoices(line: RuleLine): string[] {
  if (line.subject.kind === "derived") return derivedChoices(line) ?? ["never"];
  const name = wholeArgument(line) ?? "";
  const value = plainValue(line);
  if (value === null) return ["never"];
  return [...valueChoices(name, value), ...(line.isOptional ? [`present.${name} != 'yes'`, `types.${name} == 'null'`] : [])];
}

function valueChoices(name: string, value: PlainValue): string[] {
  switch (value.kind) {
    case "enum": return value.values.map((one) => `args.${name} == ${typeof one === "string" ? `'${one}'` : String(one)}`);
    case "any": return [`present.${name} == 'yes'`];
    case "string": case "integer": return [`types.${name} == '${value.kind}'`];
    case "number": return [`types.${name} == 'integer'`, `types.${name} == 'number'`];
  }
}

/** A line on what is derived, as conditions of which one is enough; null: it cannot be said. A list holds some of the values and no others: the whole of it is one text. */
export function derivedChoices(line: RuleLine): string[] | null {
  const comparison = derivedComparison(line);
  if (comparison !== null) return [comparison];
  const values = derivedValues(line, isListText);
  if (values === null || line.subject.kind !== "derived") return null;
  const { name } = line.subject;
  if (values.some((value) => typeof value === "boolean")) return values.map((value) => `only.${name} == ${String(value)}`);
  return subsets(values.map(String).sort()).map((some) => `only.${name} == '${some.join(",")}'`);
}

const subsets = (values: readonly string[]): string[][] => values.reduce<string[][]>((all, value) => [...all, ...all.map((some) => [...some, value])], [[]]);

/** A line of a rule that denies, as conditions of which one is enough: a list holds one of the values, or nothing. Null: it cannot be said. */
export function derivedDenial(line: RuleLine): string[] | null {
  const comparison = derivedComparison(line);
  if (comparison !== null) return [comparison];
  const values = derivedValues(line, isAgtName);
  if (values === null || line.subject.kind !== "derived") return null;
  const { name } = line.subject;
  return values.some((value) => typeof value === "boolean") ? values.map((value) => `only.${name} == ${String(value)}`) : [...values.map((value) => `is.${name}.${value} == true`), `only.${name} == ''`];
}

/** Numbers are never negative in a condition; where there is none, no comparison holds. */
function derivedComparison({ subject, atoms, isOptional }: RuleLine): string | null {
  if (subject.kind !== "derived" || (subject.name !== "row_limit" && subject.name !== "affected_rows_estimate") || isOptional || atoms.length === 0) return null;
  const parts = atoms.map((atom) => (atom.kind === "compare" && /^\d+(?:\.\d+)?$/.test(String(atom.number)) ? `numbers.${subject.name} ${atom.sign} ${atom.number}` : null));
  return parts.includes(null) ? null : parts.join(" and ");
}

function derivedValues({ atoms, isOptional }: RuleLine, isSayable: (text: string) => boolean): readonly (string | boolean)[] | null {
  const [atom, second] = atoms;
  if (isOptional || atom?.kind !== "one_of" || atom.ignoreCase || second !== undefined || atom.values.length > 4) return null;
  const values = [...new Set(atom.values.map((value) => (typeof value === "string" ? value.normalize("NFC") : value)))];
  const texts = values.filter((value) => typeof value === "string");
  if (texts.length === values.length) return texts.every(isSayable) ? texts : null;
  return values.length === 1 && typeof values[0] === "boolean" ? [values[0]] : null;
}
