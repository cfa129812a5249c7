import { textOfBytes } from "./byteText.ts";
import { bounded, decodedLengthMax, type Find, repeatMax } from "./hiddenPiece.ts";

/** A way to escape single characters inside a text. */
type Escape = {
  readonly technique: "hex" | "entities";
  readonly rule: string;
  /** Runs in which escapes follow each other, with at most a few characters between two of them. */
  readonly runs: RegExp;
  readonly one: RegExp;
  readonly base: (found: readonly (string | undefined)[]) => number;
};

const slashed = String.raw`\\{1,16}(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|u\{[0-9a-fA-F]{1,6}\}|U[0-9a-fA-F]{8}|[0-3][0-7]{2})`;
const percentWide = String.raw`%u[0-9a-fA-F]{4}`;
const entity = String.raw`&#(?:[0-9]{2,7}|[xX][0-9a-fA-F]{2,6});`;
const runOf = (unit: string): RegExp => new RegExp(String.raw`(?:${unit})(?:[^\\&%"<>\n]{0,16}(?:${unit})){5,${repeatMax}}[A-Za-z0-9.!?]{0,16}`, "g");

const escapes: readonly Escape[] = [
  { technique: "hex", rule: "inj.hidden.hex.escapes", runs: runOf(slashed), one: /\\{1,16}(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\}|U([0-9a-fA-F]{8})|([0-3][0-7]{2}))/g, base: ([, two, four, braced, eight, octal]) => (octal === undefined ? Number.parseInt(two ?? four ?? braced ?? eight ?? "", 16) : Number.parseInt(octal, 8)) },
  { technique: "hex", rule: "inj.hidden.hex.escapes", runs: runOf(percentWide), one: /%u([0-9a-fA-F]{4})/g, base: ([, digits = ""]) => Number.parseInt(digits, 16) },
  { technique: "entities", rule: "inj.hidden.entities", runs: runOf(entity), one: /&#(?:([0-9]{2,7})|[xX]([0-9a-fA-F]{2,6}));/g, base: ([, decimal, hex]) => (decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number.parseInt(decimal, 10)) },
];

/** Text whose letters are written as escapes although they need none. */
export function* characterEscapes(text: string): Iterable<Find> {
  for (const { technique, rule, runs, one, base } of escapes) {
    for (const { index, 0: run } of text.matchAll(runs)) {
      const part = run.slice(0, decodedLengthMax * 12);
      let letters = 0;
      let count = 0;
      const decoded = part.replace(one, (...found: (string | undefined)[]) => {
        const code = base(found);
        count++;
        if (isLetter(code)) letters++;
        return code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
      });
      // Umlauts and quotes are escaped by anybody; plain letters only by who hides them.
      if (letters >= 5 && letters * 3 >= count) yield { start: index, end: index + run.length, technique, rule, name: null, decoded: bounded(utf8Again(decoded)), plain: false };
    }
  }
}

const isLetter = (code: number): boolean => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;

/** Bytes of UTF-8 that were read one by one, put together again. */
function utf8Again(text: string): string {
  if (!/[\u0080-\u00ff]/.test(text) || /[^\u0000-\u00ff]/.test(text)) return text;
  return textOfBytes(Uint8Array.from(text, (character) => character.charCodeAt(0))) ?? text;
}
