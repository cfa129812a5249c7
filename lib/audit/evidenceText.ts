/**
 * Bytes of a log as text that loses nothing: what is no UTF-8 becomes half of a surrogate pair (U+DC80 to U+DCFF, one for each
 * byte), which no UTF-8 text holds. An entry with one in it is unreadable; its neighbours are not.
 */
export function evidenceText(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return linewise(bytes);
    throw error;
  }
}
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Does the text hold bytes that were no UTF-8? */
export function holdsStrayBytes(text: string): boolean {
  return stray.test(text);
}
// With the flag u only halves that stand alone are met.
const stray = /[\ud800-\udfff]/u;

/** One bad line shall not slow down the others. */
function linewise(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length;) {
    const found = bytes.indexOf(0x0a, from);
    const end = found < 0 ? bytes.length : found + 1;
    const line = bytes.subarray(from, end);
    parts.push(decoded(line) ?? escaped(line));
    from = end;
  }
  return parts.join("");
}

function decoded(line: Uint8Array): string | null {
  try {
    return decoder.decode(line);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function escaped(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at] ?? 0;
    const length = sequenceLength(first);
    const whole = length > 0 && at + length <= bytes.length ? decoded(bytes.subarray(at, at + length)) : null;
    parts.push(whole ?? String.fromCharCode(0xdc00 + first));
    at += whole === null ? 1 : length;
  }
  return parts.join("");
}

/** How many bytes a sequence takes that begins with this one; 0 for one that begins none. */
function sequenceLength(first: number): number {
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first <= 0xdf) return 2;
  if (first >= 0xe0 && first <= 0xef) return 3;
  return first >= 0xf0 && first <= 0xf4 ? 4 : 0;
}

/** The same for bytes that come in pieces, cut anywhere. */
export class EvidenceDecoder {
  #rest: Uint8Array = new Uint8Array();

  push(chunk: Uint8Array): string {
    const bytes = joined(this.#rest, chunk);
    const end = wholeEnd(bytes);
    this.#rest = bytes.slice(end);
    return evidenceText(bytes.subarray(0, end));
  }

  end(): string {
    const rest = evidenceText(this.#rest);
    this.#rest = new Uint8Array();
    return rest;
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const whole = new Uint8Array(a.length + b.length);
  whole.set(a);
  whole.set(b, a.length);
  return whole;
}

/** Where a sequence begins that the end cuts off; the end where none is cut. */
function wholeEnd(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) return sequenceLength(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
