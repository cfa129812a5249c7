import { RawNumber, type JsonObject, type JsonValue } from "./json.ts";

type Frame = { readonly value: JsonValue[] | JsonObject; readonly keys: string[] | null; index: number };
type Style = {
  readonly indent: string;
  readonly sorted: boolean;
  readonly number: (value: number | RawNumber) => string;
};

/** Writes a value without recursion, so that depth costs memory and never the call stack. */
export function writeWith(root: JsonValue, style: Style): string {
  const out: string[] = [];
  const stack: Frame[] = [];
  const begin = (value: JsonValue): void => {
    if (typeof value !== "object" || value === null || value instanceof RawNumber) {
      out.push(scalar(value, style));
      return;
    }
    const keys = Array.isArray(value) ? null : Object.keys(value);
    if (style.sorted) keys?.sort();
    out.push(keys ? "{" : "[");
    stack.push({ value, keys, index: 0 });
  };
  begin(root);
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const key = frame.keys?.[frame.index];
    const more = frame.keys ? key !== undefined : Array.isArray(frame.value) && frame.index < frame.value.length;
    if (more && frame.index > 0) out.push(",");
    if (style.indent && (more || frame.index > 0))
      out.push("\n", style.indent.repeat(more ? stack.length : stack.length - 1));
    if (!more) {
      out.push(frame.keys ? "}" : "]");
      stack.pop();
      continue;
    }
    if (key !== undefined) out.push(JSON.stringify(key), style.indent ? ": " : ":");
    const index = frame.index++;
    begin((Array.isArray(frame.value) ? frame.value[index] : frame.value[key ?? ""]) ?? null);
  }
  return out.join("");
}

function scalar(value: null | boolean | number | string | RawNumber, style: Style): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number" || value instanceof RawNumber) return style.number(value);
  return String(value);
}

/**
 * Writes a value as JSON text: key order as it is (JavaScript moves names that are whole numbers to the front), the
 * digits of a `RawNumber` as they were, NaN and the infinities as strings because JSON cannot spell them.
 * `indent` is the number of spaces per level, 0 for one line.
 */
export function writeJson(value: JsonValue, indent = 0): string {
  return writeWith(value, { indent: " ".repeat(indent), sorted: false, number: spelledNumber });
}

function spelledNumber(value: number | RawNumber): string {
  if (value instanceof RawNumber) return value.isFinite ? value.text : JSON.stringify(value.text);
  if (Object.is(value, -0)) return "-0";
  return Number.isFinite(value) ? String(value) : JSON.stringify(String(value));
}
