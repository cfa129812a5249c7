import type { Scalar } from "../policyDocument.ts";
import { regexFor } from "./regexFor.ts";
import type { Atom } from "./ruleLine.ts";

export type JsonSchema = { readonly [keyword: string]: unknown };

/** Longest text that a pattern is tried on, as in the kernel. */
const patternTextMax = 20_000;

/** Atoms as a schema of the value of one argument: a single value, or a list all of whose items fit. Null is a value. */
export function valueSchema(atoms: readonly Atom[]): JsonSchema {
  const items = atoms.flatMap(itemSchema);
  const whole = atoms.flatMap((atom): JsonSchema[] => {
    if (atom.kind === "type") return [{ anyOf: atom.types.map((type) => ({ type })) }];
    return atom.kind === "any_of" ? [{ anyOf: atom.forms.map((form) => valueSchema(form)) }] : [];
  });
  const each = items.map((item) => ({ anyOf: [item, { type: "array", items: item }] }));
  const all = [...whole, ...each];
  const [only, second] = all;
  return second === undefined ? (only ?? {}) : { allOf: all };
}

function itemSchema(atom: Atom): JsonSchema[] {
  switch (atom.kind) {
    case "one_of": return [enumOf(atom.values)];
    case "compare": return [{ type: "number", [comparisons[atom.sign]]: atom.number }];
    case "max_length": return [{ type: "string", maxLength: atom.most }];
    case "pattern": return [{ type: "string", pattern: regexFor(atom.source) ?? "(?!)", maxLength: patternTextMax }];
    case "type": case "any_of": case "words": case "prefix": case "suffix": case "domain": case "host": case "format": case "from": case "contains": return [];
  }
}

const comparisons = { "<=": "maximum", ">=": "minimum", "<": "exclusiveMaximum", ">": "exclusiveMinimum" } as const;

/** Values in NFC, each once: a schema with two equal values is refused. */
const listed = (values: readonly Scalar[]): Scalar[] => [...new Set(values.map((value) => (typeof value === "string" ? value.normalize("NFC") : Object.is(value, -0) ? 0 : value)))];

/** A schema must not list nothing. */
const enumOf = (values: readonly Scalar[]): JsonSchema => (values.length === 0 ? { not: {} } : { enum: listed(values) });

/** The value of an argument of a rule that denies: it, or one item of it, is listed. An empty list is denied too, as the kernel does. */
export function denialSchema(values: readonly Scalar[]): JsonSchema {
  const item = enumOf(values);
  const inner = { anyOf: [item, { type: "array", items: item }] };
  return { anyOf: [item, { type: "array", maxItems: 0 }, { type: "array", contains: inner }] };
}
