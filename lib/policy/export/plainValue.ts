import { compileCondition } from "../compileCondition.ts";
import { noProvenance } from "../evaluate.ts";
import { derivedNames, type ConditionForm, type ValueType } from "../policyDocument.ts";
import { pathText } from "../valuePath.ts";
import { lost, said, type LineAnswer } from "./dialect.ts";
import { wholeArgument, type Atom, type ComparisonSign, type RuleLine } from "./ruleLine.ts";

export type Bound = { readonly sign: ComparisonSign; readonly number: number };

/** What a single value may be, for targets that see arguments as they are and know no lists, formats or provenance. */
export type PlainValue =
  | { readonly kind: "enum"; readonly values: readonly (string | number | boolean)[] }
  | { readonly kind: "string" | "any" }
  | { readonly kind: "integer" | "number"; readonly bounds: readonly Bound[] };

/** The values that a line allows as one plain value; null where they cannot be told without more. */
export function plainValue(line: RuleLine): PlainValue | null {
  const { atoms } = line;
  if (atoms.some(({ kind }) => kind === "from" || kind === "contains" || kind === "any_of")) return null;
  const listed = atoms.find((atom) => atom.kind === "one_of");
  if (listed !== undefined && !listed.ignoreCase) return { kind: "enum", values: listedValues(line, listed) };
  const bounds = atoms.filter((atom) => atom.kind === "compare");
  const types = atoms.flatMap((atom) => (atom.kind === "type" ? [atom.types] : []));
  if (bounds.length + types.length < atoms.length || types.length > 1) return null;
  return typedValue(types[0] ?? null, bounds);
}

function listedValues({ condition }: RuleLine, { values }: Extract<Atom, { kind: "one_of" }>): (string | number | boolean)[] {
  const { test } = compileCondition(condition, null);
  const plain = values.flatMap((value) => (value === null ? [] : [typeof value === "string" ? value.normalize("NFC") : Object.is(value, -0) ? 0 : value]));
  return [...new Set(plain.filter((value) => test(value, noProvenance)))];
}

function typedValue(types: readonly ValueType[] | null, bounds: readonly Bound[]): PlainValue | null {
  if (types === null) return bounds.length === 0 ? { kind: "any" } : { kind: "number", bounds };
  const [type, second] = types;
  if (second !== undefined) return null;
  switch (type) {
    case "string": return bounds.length === 0 ? { kind: "string" } : null;
    case "boolean": return bounds.length === 0 ? { kind: "enum", values: [false, true] } : null;
    case "integer": case "number": return { kind: type, bounds };
    case "array": case "object": case "null": case undefined:
  }
  return null;
}

/** The form that says exactly a plain value: no list of such values, and no number in a text. */
function plainForm(value: PlainValue, isOptional: boolean): ConditionForm {
  const optional = isOptional ? { optional: true as const } : {};
  switch (value.kind) {
    case "enum": return { one_of: [...value.values], type: [...new Set(value.values.map((one): ValueType => (typeof one === "string" ? "string" : typeof one === "number" ? "number" : "boolean"))), ...(value.values.length === 0 ? ["string" as const] : [])], ...optional };
    case "string": return { type: "string", ...optional };
    case "any": return { any: true, ...optional };
    case "integer": case "number": return boundsForm(value.kind, value.bounds, isOptional);
  }
}

function boundsForm(type: "integer" | "number", bounds: readonly Bound[], isOptional: boolean): ConditionForm {
  const min = Math.max(...bounds.filter(({ sign }) => sign === ">=" || sign === ">").map(({ number }) => number), -Infinity);
  const max = Math.min(...bounds.filter(({ sign }) => sign === "<=" || sign === "<").map(({ number }) => number), Infinity);
  return { type, ...(min !== -Infinity && { min }), ...(max !== Infinity && { max }), ...(isOptional && { optional: true as const }) };
}

/** The name of a line that speaks of an argument, whatever its condition is. */
export function argumentLine(name: string): string {
  const text = pathText([{ name }]);
  return derivedNames.some((one) => one === text) ? `$.${text}` : text;
}

/**
 * A line for a target that takes plain values. `accepts` answers what of a value the target can say: the value itself, a smaller one, or the reason
 * why none of it.
 */
export function plainLine(line: RuleLine, accepts: (value: PlainValue) => PlainValue | string): LineAnswer {
  const name = wholeArgument(line);
  if (line.subject.kind === "derived") return lost(`${line.name}, which is derived from the call`);
  if (name === null) return lost(`a part of an argument (${line.name})`);
  if (name === "__proto__") return lost("an argument of that name");
  const value = plainValue(line);
  if (value === null) return lost(`${line.atoms.map(({ kind }) => kind.replace("_", " ")).join(", ")} of ${line.name}`);
  if ("bounds" in value && value.bounds.some(({ sign }) => sign === "<" || sign === ">")) return lost(`a strict comparison of ${line.name}`);
  const accepted = accepts(value);
  if (typeof accepted === "string") return lost(`${accepted} (${line.name})`);
  const form = plainForm(accepted, line.isOptional);
  if (isSame(line, accepted, value)) return said;
  return { kind: "narrowed", name: argumentLine(name), condition: form, lost: `lists and numbers in texts (${line.name})` };
}

/** Nothing is lost where the line already asks for the type: what is written for it is the same. */
function isSame({ atoms }: RuleLine, accepted: PlainValue, value: PlainValue): boolean {
  if (accepted !== value) return false;
  if (value.kind === "any" || value.kind === "string") return true;
  if (atoms.some((atom) => atom.kind === "one_of" && atom.values.includes(null))) return false;
  return atoms.some((atom) => atom.kind === "type" && atom.types.every((type) => type !== "array" && type !== "object"));
}

/** Two lines of one rule that speak of the same argument, which most targets write only once. */
export function speaksTwice(lines: readonly (RuleLine | null)[]): boolean {
  const names = lines.map((line) => (line === null ? null : wholeArgument(line)));
  return new Set(names).size < names.length;
}
