import { RawNumber, type JsonObject, type JsonValue } from "../base/json.ts";
import { writeJson } from "../base/jsonWriter.ts";

type Frame = { readonly value: JsonValue[] | JsonObject; readonly keys: readonly string[] | null; index: number };

/**
 * The JSON text that `writeJson` writes, piece by piece, so that whoever wants its beginning stops there. Texts and names
 * longer than `textMax` are cut: only for looks.
 */
export function* jsonPieces(root: JsonValue, indent: number, textMax = Infinity): Generator<string> {
  const stack: Frame[] = [];
  const line = (depth: number): string => (indent > 0 ? `\n${" ".repeat(indent * depth)}` : "");
  const quoted = (text: string): string => JSON.stringify(text.length > textMax ? text.slice(0, textMax) : text);
  const begin = (value: JsonValue): string => {
    if (typeof value === "string") return quoted(value);
    if (typeof value !== "object" || value === null || value instanceof RawNumber) return writeJson(value);
    stack.push({ value, keys: Array.isArray(value) ? null : Object.keys(value), index: 0 });
    return Array.isArray(value) ? "[" : "{";
  };
  yield begin(root);
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const { value, keys, index } = frame;
    const size = Array.isArray(value) ? value.length : (keys?.length ?? 0);
    if (index === size) {
      stack.pop();
      yield `${index > 0 ? line(stack.length) : ""}${keys ? "}" : "]"}`;
      continue;
    }
    frame.index++;
    yield `${index > 0 ? "," : ""}${line(stack.length)}`;
    const key = keys?.[index];
    if (key !== undefined) yield `${quoted(key)}:${indent > 0 ? " " : ""}`;
    yield begin((Array.isArray(value) ? value[index] : value[key ?? ""]) ?? null);
  }
}

/** A stretch of a text; `next` is where it goes on, null at the end. */
export type Stretch = { readonly text: string; readonly next: number | null };

/** `count` characters of a text from `from` on, or one less where the last would be half of a pair. */
export function textStretch(text: string, from: number, count: number): Stretch {
  let end = Math.min(text.length, from + count);
  if (end < text.length && end - from > 1 && /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(end - 1, end + 1))) end--;
  return { text: text.slice(from, end), next: end < text.length ? end : null };
}

/** How long the JSON text of a value is, kept as long as the value itself: counting a large one takes as long as writing it. */
const lengths = new WeakMap<object, number>();

/** The beginning of a value's JSON text, indented, and how long all of it is. */
export function jsonStart(value: JsonValue, count: number): { readonly text: string; readonly length: number } {
  const kept = typeof value === "object" && value !== null ? value : null;
  const known = kept === null ? undefined : lengths.get(kept);
  let text = "";
  let length = 0;
  for (const piece of jsonPieces(value, 2)) {
    if (length < count) text += piece;
    length += piece.length;
    if (known !== undefined && length >= count) break;
  }
  if (kept !== null) lengths.set(kept, known ?? length);
  return { text: text.slice(0, count), length: known ?? length };
}

/** A stretch of a value's JSON text, indented; no more of it is written than is asked for. */
export function jsonStretch(value: JsonValue, from: number, count: number): Stretch {
  const kept: string[] = [];
  let [start, end] = [0, 0];
  for (const piece of jsonPieces(value, 2)) {
    end += piece.length;
    if (end > from) kept.push(piece);
    else start = end;
    if (end > from + count) break;
  }
  const { text, next } = textStretch(kept.join(""), Math.max(0, from - start), count);
  return { text, next: next === null ? null : start + next };
}
