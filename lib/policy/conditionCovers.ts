import { noProvenance } from "./evaluate.ts";
import { compileCondition } from "./compileCondition.ts";
import { isComparison, readComparison } from "./matchLine.ts";
import { hasPrefix } from "./placeTests.ts";
import type { Condition, ConditionForm, Scalar } from "./policyDocument.ts";

/** Does `wide` accept all that `narrow` accepts? False also where it cannot be told: a pattern beside another pattern. */
export function conditionCovers(wide: Condition, narrow: Condition): boolean {
  if (JSON.stringify(wide) === JSON.stringify(narrow)) return true;
  return formCovers(formOf(wide), formOf(narrow));
}

/** Every condition as a form; a comparison as its bound, of which only the inclusive ones are told. */
function formOf(condition: Condition): ConditionForm {
  if (Array.isArray(condition)) return { one_of: condition };
  if (condition !== null && typeof condition === "object") return condition;
  const read = typeof condition === "string" ? readComparison(condition) : null;
  if (read?.sign === ">=") return { min: read.number };
  if (read?.sign === "<=") return { max: read.number };
  return read === null ? { one_of: [condition] } : { equals: condition };
}

function formCovers(wide: ConditionForm, narrow: ConditionForm): boolean {
  if (narrow.optional === true && wide.optional !== true) return false;
  const { optional: _, any: __, ...asks } = wide;
  if (Object.keys(asks).length === 0) return true;
  if (wide.any_of !== undefined && Object.keys(asks).length === 1) return narrow.any_of !== undefined && Object.keys(narrow).every((name) => name === "any_of" || name === "optional") ? narrow.any_of.every((one) => wide.any_of?.some((other) => formCovers(other, one)) === true) : wide.any_of.some((other) => formCovers(other, { ...narrow, optional: undefined }));
  const values = finite(narrow);
  if (values !== null && wide.from === undefined && wide.contains === undefined && wide.any_of === undefined) return fitsAll(wide, values);
  return everyAskIsMet(wide, narrow);
}

/** Each of the values fits, and so do the lists of them that a list of values accepts. */
function fitsAll(wide: ConditionForm, values: readonly Scalar[]): boolean {
  const { test } = compileCondition(wide, null);
  return test([], noProvenance) && values.every((value) => test(value, noProvenance) && test([value], noProvenance));
}

/** The values of a form that lists them; a text that would be taken for a comparison is one of its own kind. */
function finite({ equals, one_of: list, ignore_case: isLoose }: ConditionForm): readonly Scalar[] | null {
  if (isLoose === true) return null;
  if (typeof equals === "string" && isComparison(equals)) return null;
  return list ?? (equals === undefined ? null : [equals]);
}

type Asks = { readonly [name in keyof Required<ConditionForm>]: (wide: ConditionForm, narrow: ConditionForm) => boolean };
const list = <T>(given: T | readonly T[] | undefined): readonly T[] => (given === undefined ? [] : Array.isArray(given) ? given : [given as T]);
const same = (name: keyof ConditionForm) => (wide: ConditionForm, narrow: ConditionForm): boolean => JSON.stringify(wide[name]) === JSON.stringify(narrow[name]);
const subset = <T>(inner: readonly T[], outer: readonly T[]): boolean => inner.length > 0 && inner.every((one) => outer.includes(one));

/** Each thing that the wide form asks for follows from what the narrow one asks for. */
const asks: Asks = {
  equals: same("equals"), one_of: (wide, narrow) => subset(finite(narrow) ?? [], wide.one_of ?? []) && wide.ignore_case === narrow.ignore_case, ignore_case: () => true,
  min: (wide, narrow) => narrow.min !== undefined && narrow.min >= (wide.min ?? -Infinity), max: (wide, narrow) => narrow.max !== undefined && narrow.max <= (wide.max ?? Infinity),
  pattern: same("pattern"), suffix: (wide, narrow) => list(narrow.suffix).length > 0 && list(narrow.suffix).every((one) => list(wide.suffix).some((other) => one.endsWith(other))),
  prefix: (wide, narrow) => list(narrow.prefix).length > 0 && list(narrow.prefix).every((one) => one.includes("/") && list(wide.prefix).some((other) => hasPrefix(one, other))),
  domain: (wide, narrow) => subset(list(narrow.domain), list(wide.domain)), host: (wide, narrow) => subset(list(narrow.host), list(wide.host)),
  format: (wide, narrow) => subset(list(narrow.format), list(wide.format)),
  type: (wide, narrow) => subset(list(narrow.type), list(wide.type)) || (list(narrow.type).length > 0 && list(narrow.type).every((one) => list(wide.type).includes(one) || (one === "integer" && list(wide.type).includes("number")))),
  max_length: (wide, narrow) => narrow.max_length !== undefined && narrow.max_length <= (wide.max_length ?? Infinity), words: same("words"), any: () => true,
  from: (wide, narrow) => subset(list(narrow.from), list(wide.from)),
  contains: (wide, narrow) => narrow.contains !== undefined && wide.contains !== undefined && subset(narrow.contains.from, wide.contains.from) && subset(wide.contains.kinds, narrow.contains.kinds),
  any_of: (wide, narrow) => wide.any_of?.some((one) => formCovers(one, { ...narrow, optional: undefined })) === true, optional: () => true,
};

function everyAskIsMet(wide: ConditionForm, narrow: ConditionForm): boolean {
  const names = Object.keys(asks) as (keyof Asks)[];
  return names.every((name) => wide[name] === undefined || asks[name](wide, narrow));
}
