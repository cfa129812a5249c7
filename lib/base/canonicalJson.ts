import { RawNumber, type JsonValue } from "./json.ts";
import { writeWith } from "./jsonWriter.ts";

/**
 * One spelling per meaning, for comparing arguments: names sorted by UTF-16 unit, no white space, `1.0` and `1` the
 * same, long numbers by their digits, NaN and Infinity as bare words. It is not RFC 8785: nothing is signed with it.
 */
export function canonicalJson(value: JsonValue): string {
  return writeWith(value, { indent: "", sorted: true, number: canonicalNumber });
}

/** True where both say the same, whatever the order of names and the spelling of numbers. */
export function sameJson(a: JsonValue, b: JsonValue): boolean {
  if (a === b) return true;
  if (typeof a === "string" || typeof b === "string" || a === null || b === null) return false;
  return canonicalJson(a) === canonicalJson(b);
}

function canonicalNumber(value: number | RawNumber): string {
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value + 0);
  const text = value instanceof RawNumber ? value.text : String(value);
  const match = /^(-?)([0-9]+)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]+))?$/.exec(text);
  if (!match) return text;
  const [, sign = "", whole = "", fraction = "", exponentText = "0"] = match;
  const digits = (whole + fraction).replace(/^0+/, "");
  const bare = digits.replace(/0+$/, "");
  if (bare === "") return "0";
  const exponent = BigInt(exponentText) - BigInt(fraction.length) + BigInt(digits.length - bare.length);
  if (exponent >= 0n && BigInt(bare.length) + exponent <= 15n) return `${sign}${bare}${"0".repeat(Number(exponent))}`;
  return `${sign}${bare}e${exponent}`;
}
