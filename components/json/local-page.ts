import { RawNumber, isObject, type JsonValue } from "@/lib/base/json.ts";
import { childPointer, pointerSteps } from "./json-path.ts";
import type { JsonNode, JsonPage } from "./json-types.ts";

const previewCharacters = 200;
const previewMembers = 12;

/** The value at a pointer; undefined where there is none. */
export function valueAt(root: JsonValue, path: string): JsonValue | undefined {
  let value: JsonValue | undefined = root;
  for (const step of pointerSteps(path)) {
    if (Array.isArray(value)) value = /^(0|[1-9]\d*)$/.test(step) ? value[Number(step)] : undefined;
    else value = isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }
  return value;
}

/** What the server would answer for a value that is here: some members of it, or a stretch of a text. */
export function localPage(root: JsonValue, path: string, from: number, count: number, characters: number): JsonPage {
  const value = valueAt(root, path);
  if (value === undefined) return { path, type: "null", size: 0, preview: "", state: "not_captured", text: null, members: [], next: null };
  const node = nodeOf(value);
  const page = { path, ...node, state: "present" as const, text: null, members: [], next: null };
  if (typeof value === "string") {
    const end = Math.min(value.length, from + characters);
    return { ...page, text: value.slice(from, end), next: end < value.length ? end : null };
  }
  const keys = Array.isArray(value) ? null : isObject(value) ? Object.keys(value) : [];
  const end = Math.min(node.size, from + count);
  const members = Array.from({ length: Math.max(0, end - from) }, (_, index) => {
    const key = keys === null ? String(from + index) : (keys[from + index] ?? "");
    const member: JsonValue | undefined = Array.isArray(value) ? value[from + index] : isObject(value) ? value[key] : undefined;
    return { ...nodeOf(member ?? null), key, path: childPointer(path, key) };
  });
  return { ...page, members, next: end < node.size ? end : null };
}

function nodeOf(value: JsonValue): JsonNode {
  if (value === null) return { type: "null", size: 0, preview: "null" };
  if (typeof value === "string") return { type: "string", size: value.length, preview: firstLine(value) };
  if (typeof value === "boolean") return { type: "boolean", size: 0, preview: String(value) };
  if (typeof value === "number") return { type: "number", size: 0, preview: String(value) };
  if (value instanceof RawNumber) return { type: "number", size: 0, preview: value.text };
  if (Array.isArray(value)) return { type: "array", size: value.length, preview: `[${value.slice(0, previewMembers).map(brief).join(",")}`.slice(0, previewCharacters) };
  const keys = Object.keys(value);
  return { type: "object", size: keys.length, preview: `{${keys.slice(0, previewMembers).map((key) => `${JSON.stringify(key)}:${brief(value[key] ?? null)}`).join(",")}`.slice(0, previewCharacters) };
}

/** The first line that says anything: shorter than the text wherever there is more to see. */
function firstLine(text: string): string {
  return (/\S[^\r\n\u2028\u2029]*/.exec(text.slice(0, previewCharacters * 20))?.[0] ?? "").slice(0, previewCharacters);
}

/** A member inside a preview, without its own members. */
function brief(value: JsonValue): string {
  if (Array.isArray(value)) return value.length === 0 ? "[]" : "[…]";
  if (isObject(value)) return Object.keys(value).length === 0 ? "{}" : "{…}";
  return typeof value === "string" ? JSON.stringify(value.slice(0, previewCharacters)) : nodeOf(value).preview;
}
