import { isObject, RawNumber, type JsonValue } from "../base/json.ts";
import type { Provenance } from "./decision.ts";
import { identifiersIn } from "./identifiers.ts";
import { readComparison } from "./matchLine.ts";
import { compilePattern } from "./pattern.ts";
import type { Condition, ConditionForm, Scalar, ValueSource, ValueType } from "./policyDocument.ts";
import { hasDomain, hasPrefix } from "./placeTests.ts";
import { hasFormat } from "./valueFormats.ts";
import { leavesOf } from "./valuePath.ts";
import { numberOf, valueText } from "./valueText.ts";

/** Does a value fit? Pure, and total over JSON. */
export type Test = (value: JsonValue, provenance: Provenance) => boolean;
/** `isOptional`: it fits as well where there is no value. */
export type CompiledCondition = { readonly test: Test; readonly isOptional: boolean };

/** A condition as a function. `bound`: of a line such as `rows_max: 10`. */
export function compileCondition(condition: Condition, bound: "max" | "min" | null): CompiledCondition {
  if (bound !== null && typeof condition === "number") return { test: within(bound === "min" ? condition : -Infinity, bound === "max" ? condition : Infinity), isOptional: false };
  if (typeof condition === "string") return { test: comparisonOf(condition) ?? everyItem(oneOf([condition], false)), isOptional: false };
  if (condition === null || typeof condition !== "object") return { test: everyItem(oneOf([condition], false)), isOptional: false };
  if (Array.isArray(condition)) return { test: everyItem(oneOf(condition, false)), isOptional: false };
  return { test: compileForm(condition), isOptional: condition.optional === true };
}

/** All items of a list must fit; anything else must fit itself. */
function everyItem(test: Test): Test {
  return (value, provenance) => (Array.isArray(value) ? value.every((one) => test(one, provenance)) : test(value, provenance));
}

function comparisonOf(text: string): Test | null {
  const read = readComparison(text);
  if (read === null) return null;
  const { sign, number } = read;
  return everyItem((value) => {
    const is = numberOf(value);
    if (is === null) return false;
    switch (sign) {
      case ">": return is > number;
      case "<": return is < number;
      case ">=": return is >= number;
      case "<=": return is <= number;
    }
  });
}

const within = (min: number, max: number): Test => everyItem((value) => {
  const number = numberOf(value);
  return number !== null && number >= min && number <= max;
});

function oneOf(values: readonly Scalar[], ignoreCase: boolean): Test {
  const texts = new Set(values.flatMap((one) => (typeof one === "string" ? [spelled(one, ignoreCase)] : [])));
  const others = new Set(values.filter((one) => typeof one !== "string"));
  return (value) => (typeof value === "string" ? texts.has(spelled(value, ignoreCase)) : value === null || typeof value === "number" || typeof value === "boolean" ? others.has(value) : false);
}

const spelled = (text: string, ignoreCase: boolean): string => (ignoreCase ? text.normalize("NFC").toLowerCase() : text.normalize("NFC"));
const list = <T extends string>(given: T | readonly T[]): readonly T[] => (typeof given === "string" ? [given] : given);

function compileForm(form: ConditionForm): Test {
  const ignoreCase = form.ignore_case === true;
  const tests: Test[] = [];
  if (form.equals !== undefined) tests.push(everyItem(oneOf([form.equals], ignoreCase)));
  if (form.one_of !== undefined) tests.push(everyItem(oneOf(form.one_of, ignoreCase)));
  if (form.min !== undefined || form.max !== undefined) tests.push(within(form.min ?? -Infinity, form.max ?? Infinity));
  if (form.type !== undefined) tests.push(hasType(list(form.type)));
  if (form.words !== undefined) tests.push(hasWords(form.words));
  if (form.from !== undefined) tests.push(hasProvenance(form.from));
  if (form.any_of !== undefined) tests.push(anyOf(form.any_of.map(compileForm)));
  tests.push(...textTests(form));
  return (value, provenance) => tests.every((test) => test(value, provenance));
}

function textTests(form: ConditionForm): Test[] {
  const tests: Test[] = [];
  const { pattern, prefix, suffix, domain, host, format, max_length: lengthMax, contains } = form;
  if (pattern !== undefined) {
    const compiled = compilePattern(pattern);
    tests.push(compiled.ok ? everyText((text) => compiled.pattern.matches(text)) : () => false);
  }
  if (prefix !== undefined) tests.push(everyText((text) => list(prefix).some((one) => hasPrefix(text, one))));
  if (suffix !== undefined) tests.push(everyText((text) => list(suffix).some((one) => text.endsWith(one))));
  if (domain !== undefined) tests.push(everyText((text) => list(domain).some((one) => hasDomain(text, one))));
  if (host !== undefined) tests.push(everyText((text) => list(host).some((one) => hasDomain(text, one))));
  if (format !== undefined) tests.push(everyText((text) => list(format).some((one) => hasFormat(text, one))));
  if (lengthMax !== undefined) tests.push(everyText((text) => text.length <= lengthMax));
  // The text of a list or an object is all of it: an identifier may stand in any part.
  if (contains !== undefined) tests.push((value, provenance) => everyLeaf(value, (leaf) => {
    const text = valueText(leaf);
    return text === null || identifiersIn(text, contains.kinds).every((one) => isFrom(one, contains.from, provenance));
  }));
  return tests;
}

const everyText = (test: (text: string) => boolean): Test => everyItem((value) => {
  const text = typeof value === "string" ? value : null;
  return text !== null && test(text);
});

const anyOf = (tests: readonly Test[]): Test => (value, provenance) => tests.some((test) => test(value, provenance));

function hasType(types: readonly ValueType[]): Test {
  return (value) => types.some((type) => {
    switch (type) {
      case "string": return typeof value === "string";
      case "number": return typeof value === "number" || value instanceof RawNumber;
      case "integer": return Number.isInteger(value);
      case "boolean": return typeof value === "boolean";
      case "array": return Array.isArray(value);
      case "object": return isObject(value);
      case "null": return value === null;
    }
  });
}

function hasWords(words: readonly string[]): Test {
  return (value) => {
    const given = Array.isArray(value) ? value : typeof value === "string" ? value.trim().split(/\s+/) : null;
    return given !== null && given.length === words.length && words.every((word, at) => given[at] === word);
  };
}

/** Every scalar of the value stands somewhere trusted; what has no text of its own, true or false, cannot. */
function hasProvenance(sources: readonly ValueSource[]): Test {
  return (value, provenance) => everyLeaf(value, (leaf) => {
    const text = valueText(leaf);
    return text !== null && isFrom(text, sources, provenance);
  });
}

function everyLeaf(value: JsonValue, test: (leaf: JsonValue) => boolean): boolean {
  if (typeof value !== "object" || value === null) return test(value);
  return leavesOf(value)?.every((leaf) => holdsNothing(leaf.value) || test(leaf.value)) ?? false;
}

const holdsNothing = (value: JsonValue): boolean => (Array.isArray(value) ? value.length === 0 : isObject(value));
const isFrom = (text: string, sources: readonly ValueSource[], provenance: Provenance): boolean => sources.some((source) => provenance.has(source, text));
