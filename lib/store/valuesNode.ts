import type { ValuePage } from "../api/stepContract.ts";
import { isObject, RawNumber, type JsonValue } from "../base/json.ts";
import { writeJson } from "../base/jsonWriter.ts";
import { jsonPieces } from "./valuesJson.ts";

export type ValueNode = Pick<ValuePage, "type" | "size" | "preview">;

const previewCharacters = 200;

/** What a value is, how large it is, and how it begins. */
export function valueNode(value: JsonValue): ValueNode {
  if (typeof value === "string") return { type: "string", size: value.length, preview: firstLine(value) };
  if (Array.isArray(value)) return { type: "array", size: value.length, preview: firstOf(value) };
  if (isObject(value)) return { type: "object", size: Object.keys(value).length, preview: firstOf(value) };
  return { type: scalarType(value), size: 0, preview: marked(value instanceof RawNumber ? value.text : writeJson(value)) };
}

function scalarType(value: number | boolean | RawNumber | null): "number" | "boolean" | "null" {
  if (value === null) return "null";
  return typeof value === "boolean" ? "boolean" : "number";
}

/** The first line that says anything: shorter than the text wherever there is more to see. */
function firstLine(text: string): string {
  return cut(/\S[^\r\n\u2028\u2029]*/.exec(text.slice(0, previewCharacters * 20))?.[0] ?? "", previewCharacters);
}

function firstOf(value: JsonValue): string {
  let text = "";
  for (const piece of jsonPieces(value, 0, previewCharacters)) {
    text += piece;
    if (text.length > previewCharacters) break;
  }
  return marked(text);
}

/** What its size does not tell to be cut is marked where it is. */
const marked = (text: string): string => (text.length > previewCharacters ? `${cut(text, previewCharacters - 1)}…` : text);

/** Never half of a pair. */
function cut(text: string, count: number): string {
  const short = text.slice(0, count);
  return text.length > count && /[\ud800-\udbff]$/.test(short) ? short.slice(0, -1) : short;
}
