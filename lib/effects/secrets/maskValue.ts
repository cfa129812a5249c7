import { RawNumber, type JsonObject, type JsonValue } from "../../base/json.ts";
import { textFill } from "../../base/maskForm.ts";
import type { Masking } from "./masking.ts";

type Frame = { readonly value: JsonValue[] | JsonObject; readonly keys: readonly string[] | null; readonly out: JsonValue[]; index: number; changed: boolean };

/**
 * A value with its texts and the names of its members masked; the value itself where there is nothing to mask, and so for each part of it.
 * Depth costs memory, never the call stack.
 */
export function maskValue(root: JsonValue, masking: Masking): JsonValue {
  if (typeof root === "string") return masking.text(root);
  if (!isBranch(root)) return root;
  const stack: Frame[] = [frameOf(root)];
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    if (frame.index < sizeOf(frame)) {
      const member = memberAt(frame);
      frame.index++;
      if (isBranch(member)) stack.push(frameOf(member));
      else put(frame, member, typeof member === "string" ? masking.text(member, nameFor(frame)) : member);
      continue;
    }
    stack.pop();
    const done = closed(frame, masking);
    const outer = stack.at(-1);
    if (outer === undefined) return done;
    put(outer, frame.value, done);
  }
  return root;
}

const isBranch = (value: JsonValue): value is JsonValue[] | JsonObject => typeof value === "object" && value !== null && !(value instanceof RawNumber);
const frameOf = (value: JsonValue[] | JsonObject): Frame => ({ value, keys: Array.isArray(value) ? null : Object.keys(value), out: [], index: 0, changed: false });
const sizeOf = ({ value, keys }: Frame): number => keys?.length ?? (Array.isArray(value) ? value.length : 0);

function memberAt({ value, keys, index }: Frame): JsonValue {
  return (Array.isArray(value) ? value[index] : value[keys?.[index] ?? ""]) ?? null;
}

function put(frame: Frame, was: JsonValue, is: JsonValue): void {
  frame.out.push(is);
  if (was !== is) frame.changed = true;
}

/** The name of the member whose value was just taken; of `{"name": "API_KEY", "value": …}` the name that stands beside it. */
function nameFor({ value, keys, index }: Frame): string | null {
  const key = keys?.[index - 1];
  if (key === undefined || Array.isArray(value)) return null;
  if (!/^value$/i.test(key)) return key;
  const beside = value["name"] ?? value["key"] ?? value["Name"] ?? value["Key"];
  return typeof beside === "string" ? beside : key;
}

function closed({ value, keys, out, changed }: Frame, masking: Masking): JsonValue {
  if (keys === null) return changed ? out : value;
  const names = keys.map((key) => masking.text(key));
  if (!changed && names.every((name, at) => name === keys[at])) return value;
  const masked: JsonObject = {};
  for (const [at, name] of names.entries()) define(masked, name, out[at] ?? null);
  return masked;
}

/** Two short credentials may have the same mask: both members stay. `__proto__` is a name like any other. */
function define(object: JsonObject, name: string, value: JsonValue): void {
  let free = name;
  while (Object.hasOwn(object, free)) free += textFill;
  Object.defineProperty(object, free, { value, enumerable: true, writable: true, configurable: true });
}
