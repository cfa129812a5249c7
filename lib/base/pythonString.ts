import { TextParts } from "./textParts.ts";

const prefixPattern = /(?:[rR]|[uU]|[bB]|[bB][rR]|[rR][bB])?(?="|')/y;
const simpleEscapes = new Map([
  ["\n", ""],
  ["\\", "\\"],
  ["'", "'"],
  ['"', '"'],
  ["a", "\x07"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["v", "\v"],
]);
const numericEscapes = new Map([
  ["x", 2],
  ["u", 4],
  ["U", 8],
]);

/** True where a Python text or bytes literal begins at `at`; an f-string does not count. */
export function stringStart(text: string, at: number): boolean {
  prefixPattern.lastIndex = at;
  return prefixPattern.test(text);
}

/** Reads one Python string literal (no joining of neighbours), or null where it is none. Bytes come out as Latin-1. */
export function readPythonString(
  text: string,
  at: number,
): { readonly value: string; readonly end: number; readonly isBytes: boolean } | null {
  prefixPattern.lastIndex = at;
  const prefix = prefixPattern.exec(text)?.[0].toLowerCase();
  if (prefix === undefined) return null;
  const open = at + prefix.length;
  const quote = text[open] ?? "";
  const mark = text.startsWith(quote.repeat(3), open) ? quote.repeat(3) : quote;
  const from = open + mark.length;
  const end = closing(text, from, mark);
  if (end < 0) return null;
  const raw = text.slice(from, end);
  const isBytes = prefix.includes("b");
  if (isBytes && /[^\x00-\x7f]/.test(raw)) return null;
  const value = prefix.includes("r") ? raw : unescape(raw, isBytes);
  return value === null ? null : { value, end: end + mark.length, isBytes };
}

/** Where the closing mark stands; a backslash always covers the next character, a single quote ends with its line. */
function closing(text: string, from: number, mark: string): number {
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === "\\") at++;
    else if (text.startsWith(mark, at)) return at;
    else if (character === "\n" && mark.length === 1) return -1;
  }
  return -1;
}

/** The text with its escapes resolved; null for a broken one. Unknown escapes and `\N{…}` stay as they are. */
function unescape(raw: string, isBytes: boolean): string | null {
  const parts = new TextParts();
  let from = 0;
  for (let at = raw.indexOf("\\"); at >= 0; at = raw.indexOf("\\", from)) {
    parts.push(raw.slice(from, at));
    const letter = raw[at + 1] ?? "";
    const octal = /^[0-7]{1,3}/.exec(raw.slice(at + 1, at + 4))?.[0];
    const digits = isBytes && letter !== "x" ? undefined : numericEscapes.get(letter);
    if (octal !== undefined) {
      parts.push(String.fromCharCode(Number.parseInt(octal, 8)));
      from = at + 1 + octal.length;
    } else if (digits !== undefined) {
      const hex = raw.slice(at + 2, at + 2 + digits);
      const code =
        /^[0-9a-fA-F]+$/.test(hex) && hex.length === digits ? Number.parseInt(hex, 16) : Number.POSITIVE_INFINITY;
      if (code > 0x10ffff) return null;
      parts.push(String.fromCodePoint(code));
      from = at + 2 + digits;
    } else {
      parts.push(simpleEscapes.get(letter) ?? `\\${letter}`);
      from = at + 2;
    }
  }
  parts.push(raw.slice(from));
  return parts.join();
}
