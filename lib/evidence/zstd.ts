import { decompressZstd } from "hyparquet-compressors";
import type { Limits } from "./limits.ts";
import { notes } from "./notes.ts";
import { memorySource, type ByteSource } from "./source.ts";
import type { Unpacked } from "./unpack.ts";

const blockBytesMax = 128 * 1024;

/** Unpacks a Zstandard stream at once, or returns null where that could need more memory than the limit. */
export function unpackZstdInMemory(packed: ByteSource, limits: Limits): Unpacked | null {
  if (packed.size > limits.memoryBytesMax / 4) return null;
  const bytes = packed.read(0, packed.size);
  const bound = unpackedBound(bytes);
  if (bound !== null && bound > limits.memoryBytesMax) return null;
  if (bound === null) return { source: memorySource(new Uint8Array(0)), notes: [notes.damagedPacked("file")] };
  try {
    return { source: memorySource(decompressZstd(bytes)), notes: [] };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { source: memorySource(new Uint8Array(0)), notes: [notes.damagedPacked("file")] };
  }
}

/**
 * At most so many bytes come out: the sum over the blocks of every frame, by their headers alone (RFC 8878, 3.1.1).
 * Null where the frames do not add up.
 */
export function unpackedBound(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  let bound = 0;
  while (at + 8 <= bytes.length) {
    const magic = view.getUint32(at, true);
    if ((magic & 0xfffffff0) >>> 0 === 0x184d2a50) {
      at += 8 + view.getUint32(at + 4, true);
      continue;
    }
    if (magic !== 0xfd2fb528) return null;
    const descriptor = bytes[at + 4] ?? 0;
    const isSingle = (descriptor & 0x20) !== 0;
    const sizeBytes = [isSingle ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
    at += 5 + (isSingle ? 0 : 1) + ([0, 1, 2, 4][descriptor & 3] ?? 0) + sizeBytes;
    for (let isLast = false; !isLast;) {
      if (at + 3 > bytes.length) return null;
      const header = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
      const kind = (header >> 1) & 3;
      isLast = (header & 1) === 1;
      bound += kind === 2 ? blockBytesMax : header >> 3;
      at += 3 + (kind === 1 ? 1 : header >> 3);
    }
    at += (descriptor & 4) !== 0 ? 4 : 0;
  }
  return at === bytes.length ? bound : null;
}
