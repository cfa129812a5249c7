import { parseJson } from "../base/losslessJson.ts";
import { Cursor } from "./cursor.ts";
import { pointerSegments } from "./jsonPattern.ts";
import { skipString, skipValue, ValueFacts } from "./jsonSkip.ts";

/**
 * Where the value of a JSON pointer (RFC 6901) lies inside a record's UTF-8 bytes; null where the record has none.
 * Of two equal names the last counts, as everywhere. In a multipart part, `/value` is its body.
 */
export function pointerRange(
  bytes: Uint8Array,
  pointer: string,
): { readonly offset: number; readonly length: number } | null {
  const steps = pointerSegments(pointer);
  const body = bodyOffset(bytes);
  if (body > 0 && steps.length > 0 && steps.shift() !== "value") return null;
  let range: { readonly offset: number; readonly length: number } | null = {
    offset: body,
    length: bytes.length - body,
  };
  if (steps.length === 0) return body > 0 ? range : whole(bytes);
  for (const step of steps) {
    range = range && child(bytes.subarray(range.offset, range.offset + range.length), step, range.offset);
  }
  return range;
}

/** 0 for JSON; behind the blank line for a part with headers. */
function bodyOffset(bytes: Uint8Array): number {
  const head = Buffer.from(bytes.subarray(0, 65_536)).toString("latin1");
  if (!/^[A-Za-z-]+:/.test(head)) return 0;
  const end = /\r?\n\r?\n/.exec(head);
  return end ? end.index + end[0].length : 0;
}

function whole(bytes: Uint8Array): { readonly offset: number; readonly length: number } | null {
  const cursor = Cursor.over(bytes);
  cursor.peekNonSpace();
  const offset = cursor.offset;
  return skipValue(cursor, new ValueFacts()) === "whole" ? { offset, length: cursor.offset - offset } : null;
}

/** The member or element `step` of the object or array in `bytes`; `base` is added to its place. */
function child(
  bytes: Uint8Array,
  step: string,
  base: number,
): { readonly offset: number; readonly length: number } | null {
  const cursor = Cursor.over(bytes);
  const facts = new ValueFacts();
  const opening = cursor.peekNonSpace();
  if (opening !== 0x7b && opening !== 0x5b) return null;
  cursor.at++;
  let found: { readonly offset: number; readonly length: number } | null = null;
  for (let index = 0; ; index++) {
    const first = cursor.peekNonSpace();
    if (first < 0 || first === 0x5d || first === 0x7d) return found;
    const name = opening === 0x5b ? String(index) : readName(cursor);
    if (name === null) return null;
    cursor.peekNonSpace();
    const offset = cursor.offset;
    if (skipValue(cursor, facts) !== "whole") return null;
    if (name === step) found = { offset: base + offset, length: cursor.offset - offset };
    if (cursor.peekNonSpace() === 0x2c) cursor.at++;
  }
}

/** Reads a name and its colon; null where there is none. */
function readName(cursor: Cursor): string | null {
  const start = cursor.offset;
  if (cursor.peek() !== 0x22) return null;
  cursor.at++;
  if (!skipString(cursor)) return null;
  const read = parseJson(Buffer.from(cursor.bytes(start, cursor.offset - start)).toString("utf8"));
  if (cursor.peekNonSpace() !== 0x3a || !read.ok || typeof read.value !== "string") return null;
  cursor.at++;
  return read.value;
}
