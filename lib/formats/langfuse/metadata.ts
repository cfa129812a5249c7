import { unwrapJson } from "../../base/embeddedJson.ts";
import { isObject, type JsonObject, type JsonValue, RawNumber } from "../../base/json.ts";

/** A step's metadata, and the OpenTelemetry attributes that Langfuse left in it. */
export type Metadata = { readonly whole: JsonValue; readonly attributes: JsonObject };

const prefix = "attributes.";

/**
 * Metadata comes nested (API), as a flat map of texts (batch export) or with dotted keys (version 4); attributes lie in
 * `attributes` or behind the prefix `attributes.` (langfuse/langfuse 4.16).
 */
export function readMetadata(value: JsonValue | undefined): Metadata {
  const whole = unwrapJson(value ?? null, 3).value;
  if (!isObject(whole)) return { whole, attributes: {} };
  const nested = unwrapJson(whole["attributes"] ?? null, 3).value;
  const dotted = Object.entries(whole).filter(([key]) => key.startsWith(prefix));
  if (dotted.length === 0) return { whole, attributes: isObject(nested) ? nested : {} };
  return {
    whole,
    attributes: {
      ...(isObject(nested) ? nested : {}),
      ...Object.fromEntries(dotted.map(([key, one]) => [key.slice(prefix.length), one])),
    },
  };
}

/** The first of the attributes that is a text (or a number, as text). */
export function attributeText(attributes: JsonObject, ...names: readonly string[]): string | null {
  for (const name of names) {
    const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    if (typeof value === "string" && value !== "") return value;
    if (typeof value === "number") return String(value);
    if (value instanceof RawNumber) return value.text;
  }
  return null;
}

/** The first of the attributes that is there, out of its layers of text; undefined where none is. */
export function attributeValue(attributes: JsonObject, ...names: readonly string[]): JsonValue | undefined {
  const name = names.find(
    (one) => Object.hasOwn(attributes, one) && attributes[one] !== null && attributes[one] !== "null",
  );
  return name === undefined ? undefined : unwrapJson(attributes[name] ?? null, 3).value;
}

/** A member of the metadata itself, out of its layers of text. */
export function metadataValue(metadata: Metadata, name: string): JsonValue | undefined {
  if (!isObject(metadata.whole) || !Object.hasOwn(metadata.whole, name)) return undefined;
  return unwrapJson(metadata.whole[name] ?? null, 3).value;
}
