import { isUtf8 } from "node:buffer";
import type { ByteSource } from "./source.ts";

export type TextEncodingName = "utf-8" | "utf-16le" | "utf-16be";

/**
 * A text seen as one byte per code unit, so that one scanner serves every encoding: JSON, lines and CSV are cut at ASCII
 * characters only. In UTF-8 the units are the bytes themselves; in UTF-16 a unit beyond ASCII shows as 0xFF.
 * Places are counted in units while scanning; `byteOffset` gives the place in the exhibit.
 */
export type TextView = {
  readonly encoding: TextEncodingName;
  readonly units: ByteSource;
  /** The first unit after a byte order mark. */
  readonly start: number;
  readonly unitBytes: 1 | 2;
  byteOffset(unit: number): number;
  /** The original bytes of a range of units. */
  bytes(unit: number, count: number): Uint8Array;
};

/** `markBytes` is the length of the byte order mark, 0 where there is none. */
export function textView(source: ByteSource, encoding: TextEncodingName, markBytes: number): TextView {
  if (encoding === "utf-8") {
    return {
      encoding,
      units: source,
      start: markBytes,
      unitBytes: 1,
      byteOffset: (unit) => unit,
      bytes: (unit, count) => source.read(unit, count),
    };
  }
  return {
    encoding,
    units: narrowed(source, encoding === "utf-16le" ? 0 : 1),
    start: markBytes / 2,
    unitBytes: 2,
    byteOffset: (unit) => unit * 2,
    bytes: (unit, count) => source.read(unit * 2, count * 2),
  };
}

/** One byte per UTF-16 unit; `low` says which of its two bytes is the lower one. */
function narrowed(source: ByteSource, low: 0 | 1): ByteSource {
  const readInto = (target: Uint8Array, offset: number): number => {
    const wide = source.read(offset * 2, target.length * 2);
    const count = wide.length >> 1;
    for (let index = 0; index < count; index++) {
      const lower = wide[index * 2 + low] ?? 0;
      target[index] = (wide[index * 2 + 1 - low] ?? 0) === 0 && lower < 0x80 ? lower : 0xff;
    }
    return count;
  };
  const size = source.size >> 1;
  return {
    size,
    readInto,
    read(offset, length) {
      const target = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
      return target.subarray(0, readInto(target, offset));
    },
    close: () => source.close(),
  };
}

/** The text of original bytes. Bytes that are not UTF-8 become U+FFFD; `firstBad` is the place of the first, or -1. */
export function decodeText(
  bytes: Uint8Array,
  encoding: TextEncodingName,
): { readonly text: string; readonly firstBad: number } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (encoding === "utf-16le") return { text: buffer.toString("utf16le"), firstBad: -1 };
  if (encoding === "utf-16be") {
    const even = Buffer.from(buffer.subarray(0, buffer.length & ~1));
    return { text: even.swap16().toString("utf16le"), firstBad: -1 };
  }
  return { text: buffer.toString("utf8"), firstBad: isUtf8(buffer) ? -1 : firstBadByte(buffer) };
}

/** Halves the range until the bad sequence is found; the cut may fall inside a good one, hence the small steps at the end. */
function firstBadByte(bytes: Uint8Array): number {
  let good = 0;
  for (let step = bytes.length; step > 0; step = step >> 1) {
    while (good + step <= bytes.length && prefixIsGood(bytes, good, good + step)) good += step;
  }
  return good;
}

/** True where bytes from..to are UTF-8, apart from a sequence that the end cuts. `from` begins a character or continues one. */
function prefixIsGood(bytes: Uint8Array, from: number, to: number): boolean {
  let start = from;
  while (start > 0 && from - start < 3 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start--;
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    decoder.decode(bytes.subarray(start, to), { stream: true });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
