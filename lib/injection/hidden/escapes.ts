import { textOfBytes } from "./byteText.ts";
import { bounded, decodedLengthMax, type Find } from "./hiddenPiece.ts";

/** A way to write characters out by their numbers. `units`: bytes of UTF-8, or code units of UTF-16. */
type Writing = {
  readonly technique: "hex" | "percent" | "entities" | "char_codes";
  readonly rule: string;
  /** Runs of numbers with what parts them. */
  readonly runs: RegExp;
  readonly number: RegExp;
  readonly base: 2 | 8 | 10 | 16;
  readonly units: "bytes" | "codes";
};

const writings: readonly Writing[] = [
  { technique: "hex", rule: "inj.hidden.hex.bytes", runs: /(?<![0-9A-Za-z])(?:[0-9a-fA-F]{2}){8,100000}(?![0-9A-Za-z])(?:\r?\n[ \t>]{0,20}(?:[0-9a-fA-F]{2}){4,100000}(?![0-9A-Za-z])){0,20000}/g, number: /[0-9a-fA-F]{2}/g, base: 16, units: "bytes" },
  { technique: "hex", rule: "inj.hidden.hex.bytes", runs: /(?<![0-9A-Za-z])(?:[0-9a-fA-F]{2}[\s,:;|-]{1,3}){7,100000}[0-9a-fA-F]{2}(?![0-9A-Za-z])/g, number: /[0-9a-fA-F]{2}/g, base: 16, units: "bytes" },
  { technique: "hex", rule: "inj.hidden.hex.bytes", runs: /(?:0[xX][0-9a-fA-F]{2}[\s,;|+]{0,4}){6,100000}/g, number: /(?<=0[xX])[0-9a-fA-F]{2}/g, base: 16, units: "bytes" },
  { technique: "hex", rule: "inj.hidden.hex.bytes", runs: /\b0[xX](?:[0-9a-fA-F]{2}){8,100000}\b/g, number: /(?<!0(?=[xX]))(?<![^xX0-9a-fA-F])[0-9a-fA-F]{2}/g, base: 16, units: "bytes" },
  { technique: "char_codes", rule: "inj.hidden.char-codes", runs: /(?<![0-9])[01]{8}(?:[\s,;|-]{0,3}[01]{8}){5,100000}/g, number: /[01]{8}/g, base: 2, units: "bytes" },
  { technique: "char_codes", rule: "inj.hidden.char-codes", runs: /(?<![0-9.])[0-9]{2,3}(?:(?:\s|[ \t]?[,;|-][ \t]?)[0-9]{2,3}){7,100000}(?![0-9.])/g, number: /[0-9]{2,3}/g, base: 10, units: "codes" },
];

/** Text written as numbers of its bytes or characters and nothing else. */
export function* writtenNumbers(text: string): Iterable<Find> {
  for (const { technique, rule, runs, number, base, units } of writings) {
    for (const { index, 0: run } of text.matchAll(runs)) {
      const numbers = numbersIn(run.slice(0, decodedLengthMax * 10), number, base);
      const decoded = textOfNumbers(numbers, units);
      if (decoded !== null) yield { start: index, end: index + run.trimEnd().length, technique, rule, name: null, decoded: bounded(decoded), plain: false };
    }
  }
}

function numbersIn(run: string, pattern: RegExp, base: number): readonly number[] {
  const first = run.slice(0, 120).match(pattern)?.slice(0, 12) ?? [];
  // Digests and tables of numbers are told by how they begin.
  if (first.some((digits) => isControl(Number.parseInt(digits, base)))) return [];
  return (run.match(pattern) ?? []).map((digits) => Number.parseInt(digits, base));
}

const isControl = (code: number): boolean => code < 0x20 && code !== 9 && code !== 10 && code !== 13;

function textOfNumbers(numbers: readonly number[], units: "bytes" | "codes"): string | null {
  if (numbers.length < 6) return null;
  if (units === "bytes") return textOfBytes(Uint8Array.from(numbers));
  return numbers.every((code) => code >= 9 && code < 0x250) ? String.fromCharCode(...numbers.slice(0, decodedLengthMax)) : null;
}
