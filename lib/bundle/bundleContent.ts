import { Readable } from "node:stream";
import { createInflateRaw } from "node:zlib";
import { Breath } from "../base/breath.ts";
import type { ByteSource } from "../evidence/source.ts";
import { Tally, tallied } from "./tally.ts";
import type { ZipMethod } from "./zipLayout.ts";

/** Where a file of a bundle lies in the archive, and how. */
export type BundlePlace = { readonly at: number; readonly method: ZipMethod; readonly packedBytes: number; readonly bytes: number };
/** What a file turned out to be. `broken`: it could not be unpacked to its end. */
export type FoundContent = { readonly packedSha256: string; readonly bytes: number; readonly sha256: string; readonly crc: number; readonly broken: boolean };

const chunkBytes = 1 << 20;

/** The bytes of a file, unpacked; at most one more than it is said to have, so that a bomb ends there. @throws where they cannot be unpacked. */
export async function* bundleContent(source: ByteSource, place: BundlePlace, packed = new Tally()): AsyncGenerator<Uint8Array> {
  const pieces = tallied(packedPieces(source, place), packed);
  if (place.method === "stored") return yield* pieces;
  const inflate = Readable.from(pieces, { objectMode: false, highWaterMark: chunkBytes }).pipe(createInflateRaw({ chunkSize: 1 << 18 }));
  let left = place.bytes + 1;
  for await (const piece of inflate) {
    if (!(piece instanceof Uint8Array)) continue;
    yield piece.length > left ? piece.subarray(0, left) : piece;
    left -= piece.length;
    if (left <= 0) return;
  }
}

async function* packedPieces(source: ByteSource, { at, packedBytes }: BundlePlace): AsyncGenerator<Uint8Array> {
  const breath = new Breath();
  for (let done = 0; done < packedBytes; ) {
    const piece = source.read(at + done, Math.min(chunkBytes, packedBytes - done));
    if (piece.length === 0) return;
    yield piece;
    done += piece.length;
    await breath.take();
  }
}

/** Reads a file to its end and says what it is. `onBytes` hears of packed bytes as they are read, and may throw to end it. */
export async function foundContent(source: ByteSource, place: BundlePlace, onBytes: (bytes: number) => void): Promise<FoundContent> {
  const [packed, plain] = [new Tally(), new Tally()];
  let broken = false;
  try {
    for await (const piece of bundleContent(source, place, packed)) {
      plain.add(piece);
      onBytes(packed.bytes);
    }
  } catch (error) {
    if (!(error instanceof Error && "code" in error && typeof error.code === "string" && error.code.startsWith("Z_"))) throw error;
    broken = true;
  }
  return { packedSha256: packed.sum().sha256, crc: plain.crc, ...plain.sum(), broken };
}

/** A small file whole; null where it is longer than `bytesMax`. */
export async function bundleBytes(source: ByteSource, place: BundlePlace, bytesMax: number): Promise<Buffer | null> {
  if (place.bytes > bytesMax) return null;
  const pieces: Uint8Array[] = [];
  for await (const piece of bundleContent(source, place)) pieces.push(piece);
  return Buffer.concat(pieces);
}
