import { compileCondition } from "../compileCondition.ts";
import type { Provenance } from "../decision.ts";
import type { JsonValue } from "../../base/json.ts";
import { numberOf } from "../valueText.ts";
import type { ToolPolicy } from "../policyDocument.ts";
import { formOfAtom, hasStar, linesOf, type Atom, type RuleLine } from "./ruleLine.ts";
import { subjectKey } from "./subjects.ts";

/** Largest number that engines with 64-bit integers compare, in ten-thousandths within 2^53. */
export const numberMax = 900_000_000_000;

/** A number that the fixed point of the request can carry, so that comparing there is comparing here. */
export function isFixedPoint(number: number): boolean {
  return Math.abs(number) < numberMax && /^-?\d+(?:\.\d{1,4})?$/.test(String(number));
}

/**
 * The label of what an engine cannot work out from a value: whether a path lies below another, the registrable domain, a format, a pattern, where
 * the value came from. The one who asks works it out with the kernel and hands over the labels that hold. Null: the engine judges it itself.
 */
export function traitOf(atom: Atom, line: RuleLine, isNested: boolean): string | null {
  switch (atom.kind) {
    case "one_of":
    case "type":
    case "max_length": return null;
    case "compare": return isFixedPoint(atom.number) ? null : label(atom);
    case "words": return hasStar(line) ? label(atom) : null;
    case "any_of": return hasStar(line) || isNested ? label(atom) : null;
    case "pattern": case "prefix": case "suffix": case "domain": case "host": case "format": case "from": case "contains": return label(atom);
  }
}

function label(atom: Atom): string {
  if (atom.kind === "compare") return `${atom.sign}${atom.number}`;
  return JSON.stringify(formOfAtom(atom));
}

/** Does an engine judge a line of a rule that denies from the texts and numbers alone? */
export function isPlainDenial({ subject, atoms }: RuleLine): boolean {
  const [atom, second] = atoms;
  if (subject.kind !== "derived" || atom === undefined || second !== undefined) return false;
  return (atom.kind === "one_of" && !atom.ignoreCase) || (atom.kind === "compare" && isFixedPoint(atom.number));
}

/** The label of a whole line of a rule that denies: it holds where one item of a list does. */
export function denialTrait({ condition, atoms }: RuleLine): string {
  const [bound] = atoms;
  return JSON.stringify(typeof condition === "number" && bound?.kind === "compare" ? formOfAtom(bound) : condition);
}

type Trait = { readonly label: string; readonly test: (value: JsonValue, provenance: Provenance) => boolean };
export type SubjectTraits = { readonly all: readonly Trait[]; readonly some: readonly Trait[] };
const compiled = new WeakMap<ToolPolicy, ReadonlyMap<string, SubjectTraits>>();

/** The labels that the rules of a tool ask for, by the key of what they speak of. */
export function traitsOf(tool: ToolPolicy): ReadonlyMap<string, SubjectTraits> {
  const known = compiled.get(tool);
  if (known !== undefined) return known;
  const made = new Map<string, { all: Trait[]; some: Trait[] }>();
  const of = (line: RuleLine): { all: Trait[]; some: Trait[] } => {
    const key = subjectKey(line.subject);
    const traits = made.get(key) ?? { all: [], some: [] };
    made.set(key, traits);
    return traits;
  };
  for (const rule of [...(tool.allow ?? []), ...(tool.require_approval ?? [])]) for (const line of linesOf(rule)) if (line !== null) of(line).all.push(...lineTraits(line));
  for (const rule of tool.deny ?? []) {
    for (const line of linesOf(rule)) {
      if (line === null || isPlainDenial(line)) continue;
      const bound = line.atoms[0];
      const isBound = typeof line.condition === "number" && bound?.kind === "compare";
      of(line).some.push({ label: denialTrait(line), test: compileCondition(line.condition, isBound ? (bound.sign === "<=" ? "max" : "min") : null).test });
    }
  }
  compiled.set(tool, made);
  return made;
}

function lineTraits(line: RuleLine): Trait[] {
  const inside = (atoms: readonly Atom[], isNested: boolean): Trait[] => atoms.flatMap((atom) => {
    const name = traitOf(atom, line, isNested);
    if (name !== null) return [{ label: name, test: atom.kind === "compare" ? comparing(atom) : compileCondition(formOfAtom(atom), null).test }];
    return atom.kind === "any_of" ? atom.forms.flatMap((form) => inside(form, true)) : [];
  });
  return inside(line.atoms, false);
}

function comparing({ sign, number }: Extract<Atom, { kind: "compare" }>): Trait["test"] {
  return (value) => (Array.isArray(value) ? value : [value]).map(numberOf).every((one) => one !== null && (sign === ">" ? one > number : sign === "<" ? one < number : sign === ">=" ? one >= number : one <= number));
}

/** Which labels hold: of every value that is not null, and of one item at least of all that was found. */
export function traitsHeld({ all, some }: SubjectTraits, values: readonly JsonValue[], found: readonly JsonValue[], provenance: Provenance): { readonly all: string[]; readonly some: string[] } {
  const items = found.flatMap((value) => (Array.isArray(value) ? [...value, value] : [value]));
  return {
    all: sorted(all.filter(({ test }) => values.every((value) => test(value, provenance)))),
    some: sorted(some.filter(({ test }) => items.some((value) => test(value, provenance)))),
  };
}

const sorted = (traits: readonly Trait[]): string[] => [...new Set(traits.map(({ label: name }) => name))].sort();

