import { TextParts } from "./textParts.ts";

export type JsonStringRead =
  | { readonly ok: true; readonly value: string; readonly end: number; readonly loneSurrogate: boolean }
  | { readonly ok: false; readonly position: number; readonly message: string };

const simpleEscapes = new Map([
  ['"', '"'],
  ["\\", "\\"],
  ["/", "/"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);
// oxlint-disable-next-line no-control-regex -- RFC 8259: these may not stand in a string as they are.
const controlCharacter = /[\u0000-\u001f]/;
const hexFour = /^[0-9a-fA-F]{4}$/;
const surrogate = /[\ud800-\udfff]/;
const lone = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/**
 * Reads the JSON string whose opening quote stands at `start`. `end` is the place after the closing quote.
 * A failure at `text.length` means that the text ends inside the string.
 */
export function readJsonString(text: string, start: number): JsonStringRead {
  const end = closingQuote(text, start + 1);
  const raw = text.slice(start + 1, end < 0 ? text.length : end);
  const control = controlCharacter.exec(raw);
  if (control)
    return {
      ok: false,
      position: start + 1 + control.index,
      message: "a raw line break or control character stands inside a string",
    };
  if (end < 0) return { ok: false, position: text.length, message: "the text ends too early" };
  if (!raw.includes("\\")) return { ok: true, value: raw, end: end + 1, loneSurrogate: hasLone(raw) };
  const value = unescape(raw);
  if (typeof value === "number")
    return { ok: false, position: start + 1 + value, message: "an escape that JSON does not know" };
  return { ok: true, value, end: end + 1, loneSurrogate: hasLone(value) };
}

function hasLone(value: string): boolean {
  return surrogate.test(value) && lone.test(value);
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0) {
    let slashes = 0;
    while (at - slashes > from && text.charCodeAt(at - slashes - 1) === 0x5c) slashes++;
    if (slashes % 2 === 0) return at;
    at = text.indexOf('"', at + 1);
  }
  return -1;
}

/** The text with its escapes resolved, or the place of the first escape that is none. */
function unescape(raw: string): string | number {
  const parts = new TextParts();
  let from = 0;
  for (let at = raw.indexOf("\\"); at >= 0; at = raw.indexOf("\\", from)) {
    parts.push(raw.slice(from, at));
    const letter = raw[at + 1] ?? "";
    const simple = simpleEscapes.get(letter);
    if (simple !== undefined) {
      parts.push(simple);
      from = at + 2;
      continue;
    }
    const hex = raw.slice(at + 2, at + 6);
    if (letter !== "u" || !hexFour.test(hex)) return at;
    parts.push(String.fromCharCode(Number.parseInt(hex, 16)));
    from = at + 6;
  }
  parts.push(raw.slice(from));
  return parts.join();
}
