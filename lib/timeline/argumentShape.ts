import { canonicalJson } from "../base/canonicalJson.ts";
import { isObject, type JsonValue } from "../base/json.ts";

const uuid = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi;
const time = /\b\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?/g;
/** Digits and letters from a to f, both, twelve and more. */
const hex = /\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{12,}\b/gi;
const depthMax = 60;

/** Arguments in one spelling, ids, instants and white space set aside: equal where two calls are the same but for those. */
export function argumentShape(value: JsonValue): string {
  return canonicalJson(shaped(value, 0));
}

function shaped(value: JsonValue, depth: number): JsonValue {
  if (typeof value === "string") return value.replace(uuid, "<id>").replace(time, "<time>").replace(hex, "<id>").replace(/\s+/g, " ").trim();
  if (depth > depthMax) return null;
  if (Array.isArray(value)) return value.map((one: JsonValue) => shaped(one, depth + 1));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, shaped(one, depth + 1)]));
}
