import type { JsonValue } from "./json.ts";
import { parseJson } from "./losslessJson.ts";
import { readPythonLiteral } from "./pythonLiteral.ts";

export type Unwrapped = {
  readonly value: JsonValue;
  /** How many layers of text were taken off. */
  readonly layers: number;
  /** The innermost text begins like JSON and is none; it stays as it was. */
  readonly invalid: boolean;
};

/**
 * Signs that only the careful reader may be trusted with: long digits or an exponent where a number can stand, NaN and
 * Infinity. Identifiers between quotes do not count, or nearly every text would be read the slow way.
 */
const needsCare = /[:,[\s-](?:[0-9]{16}|[0-9]+(?:\.[0-9]+)?[eE])|\b(?:NaN|Infinity)\b/;

/**
 * Takes the layers of JSON text off a value: a text that begins with `{`, `[` or `"` and parses is replaced by what it
 * holds, at most `depthMax` times. Anything else stays as it is, spelled as it was.
 */
export function unwrapJson(value: JsonValue, depthMax = 3): Unwrapped {
  let current = value;
  for (let layers = 0; ; layers++) {
    if (typeof current !== "string" || layers === depthMax || !/^\s*[{["]/.test(current)) {
      return { value: current, layers, invalid: false };
    }
    const inner = readText(current);
    if (inner === undefined) return { value: current, layers, invalid: looksLikeJson(current) };
    current = inner;
  }
}

function readText(text: string): JsonValue | undefined {
  if (!needsCare.test(text)) {
    try {
      return JSON.parse(text) as JsonValue;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      return undefined;
    }
  }
  const read = parseJson(text);
  return read.ok ? read.value : undefined;
}

const string = String.raw`"(?:[^"\\]|\\.)*`;
/** A first name with its colon; or the start of a name at which the text is cut. */
const objectHead = new RegExp(String.raw`^\s*\{\s*${string}(?:"\s*(?::|$)|$)`, "s");
/** A first element that JSON allows, and then a comma or the end: `[1, 2`, `["a",`, `[{"a":`, `[[`. */
const arrayHead = new RegExp(
  String.raw`^\s*\[\s*(?:\[\s*)*(?:\{\s*(?:\}\s*,|${string}(?:"\s*(?::|$)|$))|(?:${string}"|-?[0-9][0-9.eE+-]*|true|false|null)\s*,\s*(?:["{[0-9tfn-]|$))`,
  "s",
);

/**
 * Whether a text that does not parse was meant as JSON. Not so: Python literals (`{'a': 1}`), templates (`{{name}}`,
 * `{name}`), log lines and citations (`[12:00] x`, `[1] x`), Markdown (`[a](b)`), ordinary text (`[draft] hello`).
 */
export function looksLikeJson(text: string): boolean {
  const head = text.slice(0, 4096);
  return (objectHead.test(head) || arrayHead.test(head)) && !readPythonLiteral(text).ok;
}
