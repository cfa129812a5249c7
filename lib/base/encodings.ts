/** Texts that stand for bytes. All are read strictly: one text for each value, so that a spelling cannot be changed unnoticed. */

const encoder = new TextEncoder();

/** Text as UTF-8. */
export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Bytes as lower-case hex. */
export function toHex(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += hexPairs[byte] ?? "";
  return text;
}
const hexPairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** Reads hex digits of either case; null for anything else. `length`: bytes that there must be. */
export function fromHex(text: string, length = text.length / 2): Uint8Array | null {
  if (text.length !== length * 2) return null;
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at++) {
    const high = valueIn(hexValues, text.charCodeAt(at * 2));
    const low = valueIn(hexValues, text.charCodeAt(at * 2 + 1));
    if (high < 0 || low < 0) return null;
    bytes[at] = (high << 4) | low;
  }
  return bytes;
}

/** What each ASCII character stands for, -1 for those that stand for nothing. */
function valuesOf(...alphabets: readonly string[]): Int8Array {
  const values = new Int8Array(128).fill(-1);
  for (const letters of alphabets) Array.from(letters, (letter, value) => (values[letter.charCodeAt(0)] = value));
  return values;
}

const valueIn = (values: Int8Array, code: number): number => (code < 128 ? (values[code] ?? -1) : -1);
const hexValues = valuesOf("0123456789abcdef", "0123456789ABCDEF");

const base64Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const base64UrlLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Reads base64 with its padding (RFC 4648, 4); null for anything else, also where unused bits are set. */
export function fromBase64(text: string, length?: number): Uint8Array | null {
  if (text.length % 4 !== 0) return null;
  return read64(text.replace(/={1,2}$/, ""), base64Values, length);
}

/** Reads base64url without padding (RFC 4648, 5). */
export function fromBase64Url(text: string, length?: number): Uint8Array | null {
  return read64(text, base64UrlValues, length);
}

const base64Values = valuesOf(base64Letters);
const base64UrlValues = valuesOf(base64UrlLetters);

function read64(text: string, letters: Int8Array, length: number | undefined): Uint8Array | null {
  const size = Math.floor((text.length * 3) / 4);
  if (text.length % 4 === 1 || (length !== undefined && size !== length)) return null;
  const bytes = new Uint8Array(size);
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let place = 0; place < text.length; place++) {
    const value = valueIn(letters, text.charCodeAt(place));
    if (value < 0) return null;
    bits = (bits << 6) | value;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[at++] = (bits >> held) & 0xff;
    bits &= (1 << held) - 1;
  }
  return bits === 0 ? bytes : null;
}

export function toBase64(bytes: Uint8Array): string {
  return write64(bytes, base64Letters).padEnd(Math.ceil(bytes.length / 3) * 4, "=");
}

export function toBase64Url(bytes: Uint8Array): string {
  return write64(bytes, base64UrlLetters);
}

function write64(bytes: Uint8Array, letters: string): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const group = (a << 16) | (b << 8) | c;
    const count = Math.min(4, bytes.length - at + 1);
    for (let place = 0; place < count; place++) text += letters[(group >> (18 - place * 6)) & 63] ?? "";
  }
  return text;
}

const base58Letters = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
/** Longer texts are no keys; the conversion takes quadratic time. */
const base58LengthMax = 256;

/** Reads base58 as Bitcoin writes it (used by did:key); null for anything else. */
export function fromBase58(text: string): Uint8Array | null {
  if (text.length > base58LengthMax) return null;
  let value = 0n;
  for (const letter of text) {
    const digit = base58Letters.indexOf(letter);
    if (digit < 0) return null;
    value = value * 58n + BigInt(digit);
  }
  const zeros = /^1*/.exec(text)?.[0].length ?? 0;
  const hex = value === 0n ? "" : value.toString(16);
  const body = fromHex(hex.length % 2 === 0 ? hex : `0${hex}`) ?? new Uint8Array();
  return concatBytes(new Uint8Array(zeros), body);
}

export function toBase58(bytes: Uint8Array): string {
  let value = bytes.length === 0 ? 0n : BigInt(`0x0${toHex(bytes)}`);
  let text = "";
  for (; value > 0n; value /= 58n) text = (base58Letters[Number(value % 58n)] ?? "") + text;
  for (const byte of bytes) {
    if (byte !== 0) break;
    text = `1${text}`;
  }
  return text;
}

export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

/** The place of the first byte in which two differ; the shorter length where one begins with the other; null where they are equal. */
export function firstDifference(a: Uint8Array, b: Uint8Array): number | null {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) if (a[at] !== b[at]) return at;
  return a.length === b.length ? null : length;
}
