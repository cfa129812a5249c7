import { RawNumber, type JsonValue } from "../../base/json.ts";

/** The id as lower-case hex, or as it was written where it has not the form of one (`odd`). Null: there is none. */
export type OtlpId = { readonly id: string | null; readonly odd: boolean };

const absent: OtlpId = { id: null, odd: false };

/**
 * Normalises a trace id (16 bytes) or span id (8 bytes): hex in any case, `0x…`, base64 (protobuf-JSON mapping), bare
 * decimal integers of any length. Zeros and the empty text mean none. Source: otel-phoenix.md 3.1.
 */
export function readId(value: JsonValue | undefined, bytes: 8 | 16): OtlpId {
  const text = value instanceof RawNumber ? value.text : typeof value === "number" ? String(value) : value;
  if (typeof text !== "string" || text === "") return absent;
  const hex = hexOf(text, bytes, typeof value !== "string");
  if (hex === null) return { id: text, odd: true };
  return /^0*$/.test(hex) ? absent : { id: hex, odd: false };
}

function hexOf(text: string, bytes: number, isNumber: boolean): string | null {
  const digits = bytes * 2;
  if (isNumber) return decimal(text, digits);
  if (text.length === digits && /^[0-9a-f]+$/i.test(text)) return text.toLowerCase();
  const prefixed = /^0x([0-9a-f]+)$/i.exec(text)?.[1];
  if (prefixed !== undefined) return prefixed.length <= digits ? prefixed.toLowerCase().padStart(digits, "0") : null;
  if (/^[A-Za-z0-9+/]+={0,2}$/.test(text) && text.length === Math.ceil(bytes / 3) * 4) {
    const decoded = Buffer.from(text, "base64");
    return decoded.length === bytes ? decoded.toString("hex") : null;
  }
  return /^0+$/.test(text) ? "0" : null;
}

function decimal(text: string, digits: number): string | null {
  if (!/^\d+$/.test(text)) return null;
  const hex = BigInt(text).toString(16);
  return hex.length <= digits ? hex.padStart(digits, "0") : null;
}
