import { unwrapJson } from "../../base/embeddedJson.ts";
import { isObject, textMember, type JsonObject, type JsonValue } from "../../base/json.ts";
import { either, readAttributes } from "./attributes.ts";

export type SpanEvent = { readonly name: string; readonly attributes: JsonObject };

/** A span with its attributes and events taken out of their wrapping, and the way to read JSON inside them. */
export type SpanParts = {
  readonly name: string;
  readonly attributes: JsonObject;
  readonly events: readonly SpanEvent[];
  /** The structure inside a text attribute; a text that is no JSON stays text. Undefined for an absent attribute. */
  readonly json: (value: JsonValue | undefined) => JsonValue | undefined;
};

/** `onInvalid` is told of every attribute that begins like JSON and is none. */
export function partsOf(span: JsonObject, onInvalid: () => void): SpanParts {
  const events = Array.isArray(span["events"]) ? span["events"].filter(isObject) : [];
  return {
    name: textMember(span, "name") ?? "",
    attributes: readAttributes(span["attributes"]),
    events: events.map((event) => ({
      name: textMember(event, "name") ?? "",
      attributes: readAttributes(event["attributes"]),
    })),
    json: (value) => {
      if (value === undefined || value === null) return undefined;
      const { value: inner, invalid } = unwrapJson(value);
      if (invalid) onInvalid();
      return inner;
    },
  };
}

/** The links of a span, kept for the metadata; may be null in Phoenix's form. */
export function linksOf(span: JsonObject): JsonValue[] {
  const links = either(span, "links", "links");
  return Array.isArray(links) ? links : [];
}
