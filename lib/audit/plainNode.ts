import { isObject, RawNumber, type JsonValue } from "../base/json.ts";
import { madeObject, madeText, type SignedNode } from "./signedJson.ts";

/** A parsed value as a tree that can be spelled canonically. Numbers are spelled as JavaScript writes them: `1.0` has become `1`. */
export function plainNode(value: JsonValue): SignedNode {
  const nowhere = { start: 0, end: 0 };
  if (typeof value === "string") return madeText(value);
  if (value instanceof RawNumber) return { kind: "number", text: value.text, ...nowhere };
  if (typeof value === "number") return { kind: "number", text: String(value), ...nowhere };
  if (Array.isArray(value)) return { kind: "array", items: value.map(plainNode), ...nowhere };
  if (isObject(value)) return madeObject(Object.entries(value).map(([name, member]) => ({ name, value: plainNode(member) })));
  return { kind: "word", value: value === null ? null : value === true, ...nowhere };
}
