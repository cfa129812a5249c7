/** Two values that should be equal, around the place where they first differ. */
export type Difference = {
  readonly unit: "byte" | "character";
  /** From 0; null where they do not differ. */
  readonly at: number | null;
  readonly sides: readonly [Side, Side];
};
/** A value in three pieces: what is equal, the first unit that is not, and the rest. `cut`: something before or after is left out. */
export type Side = { readonly before: string; readonly differs: string; readonly after: string; readonly cutBefore: boolean; readonly cutAfter: boolean };

/** Drawn on each side of the difference: a hash as a whole, of anything longer its neighbourhood. */
const aroundMax = 64;

const isHex = (text: string): boolean => text.length % 2 === 0 && /^[0-9a-f]*$/i.test(text);

/** `at`: bytes where both are hex, UTF-16 units where they are text. */
export function differenceOf(expected: string, found: string, at: number | null): Difference {
  const unit = isHex(expected) && isHex(found) ? "byte" : "character";
  const size = unit === "byte" ? 2 : 1;
  return { unit, at, sides: [sideOf(expected, at, size), sideOf(found, at, size)] };
}

function sideOf(text: string, at: number | null, size: number): Side {
  if (at === null) return { before: text.slice(0, aroundMax * 2), differs: "", after: "", cutBefore: false, cutAfter: text.length > aroundMax * 2 };
  const place = at * size;
  const [from, to] = [Math.max(0, place - aroundMax), Math.min(text.length, place + size + aroundMax)];
  return { before: text.slice(from, place), differs: text.slice(place, place + size), after: text.slice(place + size, to), cutBefore: from > 0, cutAfter: to < text.length };
}

/** Bytes drawn on each side of the first that differs. */
const bytesAround = 16;

export type ByteSide = { readonly hex: Side; readonly text: Side };

/** The neighbourhood of a byte in a message, in hex and as text. */
export function byteSide(bytes: Uint8Array, at: number): ByteSide {
  const [from, to] = [Math.max(0, at - bytesAround), Math.min(bytes.length, at + 1 + bytesAround)];
  const parts = [bytes.subarray(from, at), bytes.subarray(at, at + 1), bytes.subarray(at + 1, to)] as const;
  const side = (write: (part: Uint8Array) => string): Side => ({ before: write(parts[0]), differs: write(parts[1]), after: write(parts[2]), cutBefore: from > 0, cutAfter: to < bytes.length });
  return { hex: side(hexPairs), text: side(plainText) };
}

const hexPairs = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(" ");
/** One sign for each byte, so that both lines stand under each other. */
const plainText = (bytes: Uint8Array): string => Array.from(bytes, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : "·")).join("");
