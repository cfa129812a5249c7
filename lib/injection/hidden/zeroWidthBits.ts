import { readsAsText } from "./readsAsText.ts";
import { textOfBytes } from "./byteText.ts";
import { decodedLengthMax } from "./hiddenPiece.ts";

/**
 * What a run of invisible characters says when it is read as bits: two kinds of characters, or two and a third that
 * parts the letters; either may be the one. Null where no reading is text.
 */
export function readZeroWidthBits(run: string): string | null {
  const counts = new Map<string, number>();
  for (const mark of run) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  const kinds = [...counts.keys()].toSorted();
  if (kinds.length < 2 || kinds.length > 4) return null;
  const marks = run.slice(0, decodedLengthMax * 8);
  const orders = kinds.flatMap((zero) => kinds.filter((one) => one !== zero).map((one) => ({ zero, one })));
  if (kinds.length > 2) {
    for (const { zero, one } of orders) {
      const text = readParted(marks, zero, one);
      if (text !== null) return text;
    }
  }
  // The wider the letters, the more wrong readings are letters of some script: bytes first.
  for (const width of [8, 7, 16]) {
    for (const { zero, one } of orders) {
      const text = readWidth(digits(marks, zero, one), width);
      if (text !== null) return text;
    }
  }
  return null;
}

/** Two kinds of marks as digits, any other as a blank. */
const digitsAndBlanks = (marks: string, zero: string, one: string): string => Array.from(marks, (mark) => (mark === zero ? "0" : mark === one ? "1" : " ")).join("");
const digits = (marks: string, zero: string, one: string): string => digitsAndBlanks(marks, zero, one).replaceAll(" ", "");

/** Letters of any number of bits with a mark between them. */
function readParted(marks: string, zero: string, one: string): string | null {
  const groups = digitsAndBlanks(marks, zero, one).split(/ +/).filter((group) => group !== "");
  if (groups.length < 6 || groups.some((group) => group.length > 16)) return null;
  return readable(groups.map((group) => String.fromCharCode(Number.parseInt(group, 2))).join(""));
}

function readWidth(bits: string, width: number): string | null {
  const units: number[] = [];
  for (let at = 0; at + width <= bits.length; at += width) units.push(Number.parseInt(bits.slice(at, at + width), 2));
  if (units.length < 3 || (width === 16 && units.some((unit) => unit > 0x24f))) return null;
  const text = width === 8 ? textOfBytes(Uint8Array.from(units)) : Array.from(units, (unit) => String.fromCharCode(unit)).join("");
  return text === null ? null : readable(text);
}

const readable = (text: string): string | null => (readsAsText(text) ? text : null);
