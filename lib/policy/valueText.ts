import { RawNumber, type JsonValue } from "../base/json.ts";

/** A scalar as the text by which its provenance is looked up; null for what has none: true, false, null, lists and objects. */
export function valueText(value: JsonValue): string | null {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  return value instanceof RawNumber ? value.text : null;
}

/** One spelling for texts that differ in case, in composition or in white space. */
export function plainSpelling(text: string): string {
  return text.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
}

/** The number that a value is, or that a text is wholly; null for anything else. */
export function numberOf(value: JsonValue): number | null {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^-?\d{1,15}(?:\.\d{1,15})?$/.test(value) ? Number(value) : null;
}
