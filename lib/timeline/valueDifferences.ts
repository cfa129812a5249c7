import { sameJson } from "../base/canonicalJson.ts";
import { isObject, type JsonValue } from "../base/json.ts";
import { writeJson } from "../base/jsonWriter.ts";

/** One place in which two values differ; as JSON text, or the text itself. Null: there is nothing at this place. `path`: names and places, `""` for the whole. */
export type ValueDifference = { readonly path: string; readonly a: string | null; readonly b: string | null };
export type ValueDifferences = { readonly differences: readonly ValueDifference[]; readonly of: number };

const depthMax = 60;

/** Where two values differ, the first so many places of all, in the order of the first value's names. */
export function valueDifferences(a: JsonValue, b: JsonValue, most: number): ValueDifferences {
  const differences: ValueDifference[] = [];
  let of = 0;
  const put = (path: string, before: JsonValue | undefined, after: JsonValue | undefined): void => {
    of++;
    if (differences.length < most) differences.push({ path, a: textOf(before), b: textOf(after) });
  };
  const walk = (path: string, before: JsonValue | undefined, after: JsonValue | undefined, depth: number): void => {
    if (before === undefined || after === undefined) return put(path, before, after);
    if (sameJson(before, after)) return undefined;
    const names = depth < depthMax ? namesOf(before, after) : null;
    if (names === null) return put(path, before, after);
    for (const name of names) walk(path === "" ? name : `${path}.${name}`, memberOf(before, name), memberOf(after, name), depth + 1);
    return undefined;
  };
  walk("", a, b, 0);
  return { differences, of };
}

/** The names of both, where both are objects or both are lists; else null. */
function namesOf(a: JsonValue, b: JsonValue): string[] | null {
  if (Array.isArray(a) && Array.isArray(b)) return Array.from({ length: Math.max(a.length, b.length) }, (_, at) => String(at));
  if (Array.isArray(a) || Array.isArray(b) || !isObject(a) || !isObject(b)) return null;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])];
}

function memberOf(value: JsonValue, name: string): JsonValue | undefined {
  if (Array.isArray(value)) return value[Number(name)];
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

const textOf = (value: JsonValue | undefined): string | null => (value === undefined ? null : typeof value === "string" ? value : writeJson(value, 0));
