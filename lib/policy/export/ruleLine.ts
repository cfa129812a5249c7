import { compileCondition } from "../compileCondition.ts";
import { noProvenance } from "../evaluate.ts";
import { lineOf, readComparison, type LineSubject } from "../matchLine.ts";
import type { Condition, ConditionForm, IdentifierKind, PolicyRule, Scalar, ValueFormat, ValueSource, ValueType } from "../policyDocument.ts";

export type ComparisonSign = ">" | "<" | ">=" | "<=";

/** One thing that a line asks of a value. All atoms of a line must hold. */
export type Atom =
  | { readonly kind: "one_of"; readonly values: readonly Scalar[]; readonly ignoreCase: boolean }
  | { readonly kind: "compare"; readonly sign: ComparisonSign; readonly number: number }
  | { readonly kind: "type"; readonly types: readonly ValueType[] }
  | { readonly kind: "max_length"; readonly most: number }
  | { readonly kind: "words"; readonly words: readonly string[] }
  | { readonly kind: "pattern"; readonly source: string }
  | { readonly kind: "prefix" | "suffix" | "domain" | "host"; readonly values: readonly string[] }
  | { readonly kind: "format"; readonly formats: readonly ValueFormat[] }
  | { readonly kind: "from"; readonly sources: readonly ValueSource[] }
  | { readonly kind: "contains"; readonly sources: readonly ValueSource[]; readonly kinds: readonly IdentifierKind[] }
  | { readonly kind: "any_of"; readonly forms: readonly (readonly Atom[])[]; /** As it was written. */ readonly written: readonly ConditionForm[] };

/** A line of `match`, taken apart. */
export type RuleLine = { readonly name: string; readonly condition: Condition; readonly subject: LineSubject; readonly atoms: readonly Atom[]; readonly isOptional: boolean };

/** The lines of a rule; those that cannot be followed, which never hold, are answered as null. */
export function linesOf(rule: PolicyRule): (RuleLine | null)[] {
  return Object.entries(rule.match).map(([name, condition]) => readLine(name, condition));
}

/** Takes a line apart; null where its name is no path. */
export function readLine(name: string, condition: Condition): RuleLine | null {
  const line = lineOf(name, condition);
  if (line === null) return null;
  const isForm = typeof condition === "object" && condition !== null && !Array.isArray(condition);
  return { name, condition, subject: line.subject, atoms: atomsOf(condition, line.bound), isOptional: isForm && condition.optional === true };
}

function atomsOf(condition: Condition, bound: "max" | "min" | null): Atom[] {
  if (bound !== null && typeof condition === "number") return [{ kind: "compare", sign: bound === "max" ? "<=" : ">=", number: condition }];
  if (typeof condition === "string") {
    const read = readComparison(condition);
    return [read === null ? oneOf([condition]) : { kind: "compare", ...read }];
  }
  if (condition === null || typeof condition !== "object") return [oneOf([condition])];
  return Array.isArray(condition) ? [oneOf(condition)] : formAtoms(condition);
}

const oneOf = (values: readonly Scalar[], ignoreCase = false): Atom => ({ kind: "one_of", values, ignoreCase });
const list = <T extends string>(given: T | readonly T[]): readonly T[] => (typeof given === "string" ? [given] : given);

function formAtoms(form: ConditionForm): Atom[] {
  const ignoreCase = form.ignore_case === true;
  const atoms: Atom[] = [];
  if (form.equals !== undefined) atoms.push(oneOf([form.equals], ignoreCase));
  if (form.one_of !== undefined) atoms.push(oneOf(form.one_of, ignoreCase));
  if (form.min !== undefined) atoms.push({ kind: "compare", sign: ">=", number: form.min });
  if (form.max !== undefined) atoms.push({ kind: "compare", sign: "<=", number: form.max });
  if (form.type !== undefined) atoms.push({ kind: "type", types: list(form.type) });
  if (form.max_length !== undefined) atoms.push({ kind: "max_length", most: form.max_length });
  if (form.words !== undefined) atoms.push({ kind: "words", words: form.words });
  if (form.pattern !== undefined) atoms.push({ kind: "pattern", source: form.pattern });
  if (form.prefix !== undefined) atoms.push({ kind: "prefix", values: list(form.prefix) });
  if (form.suffix !== undefined) atoms.push({ kind: "suffix", values: list(form.suffix) });
  if (form.domain !== undefined) atoms.push({ kind: "domain", values: list(form.domain) });
  if (form.host !== undefined) atoms.push({ kind: "host", values: list(form.host) });
  if (form.format !== undefined) atoms.push({ kind: "format", formats: list(form.format) });
  if (form.from !== undefined) atoms.push({ kind: "from", sources: form.from });
  if (form.contains !== undefined) atoms.push({ kind: "contains", sources: form.contains.from, kinds: form.contains.kinds });
  if (form.any_of !== undefined) atoms.push({ kind: "any_of", forms: form.any_of.map(formAtoms), written: form.any_of });
  return atoms;
}

/** Does a null pass the line? It does where the line says so, whoever may have said the null. */
export function passesNull({ condition, atoms, isOptional }: RuleLine): boolean {
  const isBound = typeof condition === "number" && atoms[0]?.kind === "compare";
  return isOptional || (!isBound && compileCondition(condition, null).test(null, noProvenance));
}

/** An atom as the form that says it: one spelling for each meaning. */
export function formOfAtom(atom: Atom): ConditionForm {
  switch (atom.kind) {
    case "one_of": return { one_of: [...atom.values], ...(atom.ignoreCase && { ignore_case: true }) };
    case "compare": return atom.sign === "<=" ? { max: atom.number } : { min: atom.number };
    case "type": return { type: [...atom.types] };
    case "max_length": return { max_length: atom.most };
    case "words": return { words: [...atom.words] };
    case "pattern": return { pattern: atom.source };
    case "prefix": return { prefix: [...atom.values] };
    case "suffix": return { suffix: [...atom.values] };
    case "domain": return { domain: [...atom.values] };
    case "host": return { host: [...atom.values] };
    case "format": return { format: [...atom.formats] };
    case "from": return { from: [...atom.sources] };
    case "contains": return { contains: { from: [...atom.sources], kinds: [...atom.kinds] } };
    case "any_of": return { any_of: [...atom.written] };
  }
}

/** The argument that a line speaks of as a whole; null for a path into one and for what is derived. */
export function wholeArgument({ subject }: RuleLine): string | null {
  if (subject.kind === "derived") return null;
  const [first, ...rest] = subject.path;
  return first === undefined || first === "*" || rest.length > 0 ? null : first.name;
}

/** Does the line speak of every item of a list? */
export const hasStar = ({ subject }: RuleLine): boolean => subject.kind === "argument" && subject.path.includes("*");
