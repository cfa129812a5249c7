import { isObject, type JsonObject, type JsonValue, member, RawNumber } from "../../base/json.ts";

const depthMax = 50;

/** OTLP's `[{key, value: {stringValue}}]` as a plain object; an object is taken as it is. */
export function flatAttributes(value: JsonValue | undefined, depth = 0): JsonObject {
  if (isObject(value)) return value;
  if (!Array.isArray(value)) return {};
  const pairs = value.flatMap((pair): [string, JsonValue][] => {
    const key = member(pair, "key");
    return typeof key === "string" ? [[key, plainValue(member(pair, "value"), depth + 1)]] : [];
  });
  return Object.fromEntries(pairs);
}

/** One `AnyValue`: the member that is set says the type. */
function plainValue(value: JsonValue | undefined, depth: number): JsonValue {
  if (!isObject(value) || depth > depthMax) return value ?? null;
  const array = member(value["arrayValue"], "values");
  if (Array.isArray(array)) return array.map((one) => plainValue(one, depth + 1));
  const list = member(value["kvlistValue"], "values");
  if (Array.isArray(list)) return flatAttributes(list, depth);
  const whole = value["intValue"];
  if (isObject(whole)) return nanos(whole);
  if (typeof whole === "string") return Number.isSafeInteger(Number(whole)) ? Number(whole) : whole;
  return value["stringValue"] ?? value["boolValue"] ?? value["doubleValue"] ?? whole ?? value["bytesValue"] ?? null;
}

/**
 * Attributes that spell a structure in their names, put together again: `gen_ai.prompt.0.role` gives `[{role}]`.
 * Null where none begins with the prefix.
 */
export function unflatten(attributes: JsonObject, prefix: string): JsonValue {
  const root: JsonObject = {};
  let found = false;
  for (const [key, value] of Object.entries(attributes)) {
    if (!key.startsWith(`${prefix}.`)) continue;
    found = true;
    const path = key
      .slice(prefix.length + 1)
      .split(".")
      .slice(0, depthMax);
    let at = root;
    for (const name of path.slice(0, -1)) {
      const next = Object.hasOwn(at, name) ? at[name] : undefined;
      const child: JsonObject = isObject(next) ? next : {};
      if (child !== next)
        Object.defineProperty(at, name, { value: child, enumerable: true, writable: true, configurable: true });
      at = child;
    }
    Object.defineProperty(at, path.at(-1) ?? "", { value, enumerable: true, writable: true, configurable: true });
  }
  return found ? withArrays(root) : null;
}

/** Objects whose names are all numbers are lists. */
function withArrays(value: JsonValue): JsonValue {
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, one]): [string, JsonValue] => [key, withArrays(one)]);
  const isList = entries.length > 0 && entries.every(([key]) => /^\d+$/.test(key));
  if (!isList) return Object.fromEntries(entries);
  return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, one]) => one);
}

/** Nanoseconds as a decimal text. `{low, high, unsigned}` is a 64-bit number in two signed halves. */
export function nanos(value: JsonValue | undefined): JsonValue {
  if (typeof value === "string" || typeof value === "number" || value instanceof RawNumber) return value;
  const low = member(value, "low");
  const high = member(value, "high");
  if (typeof low !== "number" || typeof high !== "number" || !Number.isInteger(low) || !Number.isInteger(high))
    return null;
  return String((BigInt(high) << 32n) | BigInt.asUintN(32, BigInt(low)));
}
