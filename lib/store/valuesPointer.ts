import { member, type JsonValue } from "../base/json.ts";

/** What a pointer leads to, or how many of its names lead anywhere; null where it is no pointer. */
export type Pointed = { readonly found: true; readonly value: JsonValue } | { readonly found: false; readonly names: number; readonly of: number };

/** The value at a JSON pointer (RFC 6901). Array places are written without leading zeros, and `-` is none that is there. */
export function valueAt(root: JsonValue, pointer: string): Pointed | null {
  const names = pointerNames(pointer);
  if (names === null) return null;
  let value = root;
  for (const [at, name] of names.entries()) {
    const next = Array.isArray(value) ? itemAt(value, name) : member(value, name);
    if (next === undefined) return { found: false, names: at, of: names.length };
    value = next;
  }
  return { found: true, value };
}

function pointerNames(pointer: string): string[] | null {
  if (pointer === "") return [];
  if (!pointer.startsWith("/") || /~(?![01])/.test(pointer)) return null;
  return pointer.slice(1).split("/").map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function itemAt(list: readonly JsonValue[], name: string): JsonValue | undefined {
  return /^(?:0|[1-9]\d{0,9})$/.test(name) ? list[Number(name)] : undefined;
}

/** The pointer of a member. */
export const memberPointer = (pointer: string, key: string): string => `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
