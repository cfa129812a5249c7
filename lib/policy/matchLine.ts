import { derivedNames, type Condition, type DerivedName } from "./policyDocument.ts";
import { parsePath, type ValuePath } from "./valuePath.ts";

/** What a line of `match` speaks of. */
export type LineSubject = { readonly kind: "derived"; readonly name: DerivedName } | { readonly kind: "argument"; readonly path: ValuePath };
export type MatchLine = { readonly subject: LineSubject; /** Of `name_max` and `name_min`. */ readonly bound: "max" | "min" | null };

const isDerivedName = (name: string): name is DerivedName => derivedNames.some((one) => one === name);

/**
 * What the name of a line means. `rows_max: 10` is a bound of `rows`, whenever its value is a bare number; `$.method` is the argument `method`, where
 * `method` alone is what is derived from the call. Null: no path.
 */
export function lineOf(name: string, condition: Condition): MatchLine | null {
  const ending = typeof condition === "number" ? /^(.+)_(max|min)$/.exec(name) : null;
  const bound = ending?.[2] === "max" ? "max" : ending?.[2] === "min" ? "min" : null;
  const subject = subjectOf(bound === null ? name : (ending?.[1] ?? name));
  return subject === null ? null : { subject, bound };
}

function subjectOf(name: string): LineSubject | null {
  if (isDerivedName(name)) return { kind: "derived", name };
  const path = parsePath(name);
  const [first] = path ?? [];
  return path === null || first === undefined || first === "*" ? null : { kind: "argument", path };
}

const comparison = /^(>=|<=|>|<)\s*(-?\d+(?:\.\d+)?)$/;

/** Is a text `>100` or the like? */
export const isComparison = (text: string): boolean => comparison.test(text);

/** The sign and the number of `<=5`; null where the text is no comparison. */
export function readComparison(text: string): { readonly sign: ">" | "<" | ">=" | "<="; readonly number: number } | null {
  const [, sign, number] = comparison.exec(text) ?? [];
  return (sign === ">" || sign === "<" || sign === ">=" || sign === "<=") && number !== undefined ? { sign, number: Number(number) } : null;
}
