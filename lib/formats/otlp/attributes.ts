import { isObject, RawNumber, type JsonObject, type JsonValue } from "../../base/json.ts";
import { setMember } from "../../base/jsonParser.ts";

/** The member in either spelling: what Phoenix and protobuf tools write is snake_case. */
export function either(value: JsonValue | undefined, camel: string, snake: string): JsonValue | undefined {
  if (!isObject(value)) return undefined;
  return value[camel] ?? value[snake];
}

/**
 * The attributes of a span, resource or event as one object. OTLP writes a list of `{key, value: {stringValue: …}}`; a
 * plain object is taken as it is. The last of two equal keys wins, as in the SDKs. Source: otel-phoenix.md 3.1.
 */
export function readAttributes(value: JsonValue | undefined): JsonObject {
  if (isObject(value)) return value;
  const read: JsonObject = {};
  if (!Array.isArray(value)) return read;
  for (const entry of value) {
    if (isObject(entry) && typeof entry["key"] === "string")
      setMember(read, entry["key"], readAnyValue(entry["value"] ?? null));
  }
  return read;
}

/** Unwraps an `AnyValue`. Nesting is bounded by the reader of the file. A form that is not known stays as it is. */
export function readAnyValue(value: JsonValue): JsonValue {
  if (!isObject(value)) return value;
  const plain = either(value, "stringValue", "string_value") ?? either(value, "boolValue", "bool_value");
  if (plain !== undefined) return plain;
  const integer = either(value, "intValue", "int_value");
  if (integer !== undefined) return readInteger(integer);
  const double = either(value, "doubleValue", "double_value");
  if (double !== undefined) return double;
  const array = either(value, "arrayValue", "array_value");
  if (array !== undefined) return listOf(array).map(readAnyValue);
  const kvlist = either(value, "kvlistValue", "kvlist_value");
  if (kvlist !== undefined) return readAttributes(listOf(kvlist));
  const bytes = either(value, "bytesValue", "bytes_value");
  if (bytes !== undefined) return bytes;
  return Object.keys(value).length === 0 ? null : value;
}

function listOf(value: JsonValue): JsonValue[] {
  const values = isObject(value) ? value["values"] : value;
  return Array.isArray(values) ? values : [];
}

/** `intValue` is a string in the specification; digits that a double cannot carry are kept. */
function readInteger(value: JsonValue): JsonValue {
  if (typeof value !== "string" || !/^-?\d+$/.test(value)) return value;
  const plain = Number(value);
  return Number.isSafeInteger(plain) ? plain : new RawNumber(value);
}

/** The first of several attributes that is a non-empty text or a number, as text. */
export function textOfFirst(attributes: JsonObject, ...names: readonly string[]): string | null {
  for (const name of names) {
    const value = attributes[name];
    if (typeof value === "string" && value !== "") return value;
    if (typeof value === "number" || value instanceof RawNumber)
      return value instanceof RawNumber ? value.text : String(value);
  }
  return null;
}

/** The first of several attributes that is a finite number, also written as text. */
export function numberOfFirst(attributes: JsonObject, ...names: readonly string[]): number | null {
  const text = textOfFirst(attributes, ...names);
  return text !== null && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null;
}

/** The first of several attributes that is there at all. */
export function valueOfFirst(attributes: JsonObject, ...names: readonly string[]): JsonValue | undefined {
  return names.map((name) => attributes[name]).find((value) => value !== undefined && value !== null);
}
