import { crc32 } from "node:zlib";
import { StreamingHash } from "../base/hash.ts";

/** Counts and hashes what comes by. */
export class Tally {
  readonly #hash = new StreamingHash();
  bytes = 0;
  crc = 0;

  add(chunk: Uint8Array): void {
    this.#hash.update(chunk);
    this.crc = crc32(chunk, this.crc);
    this.bytes += chunk.length;
  }

  /** To be asked once, after the last piece. */
  sum(): { readonly bytes: number; readonly sha256: string } {
    return { bytes: this.bytes, sha256: this.#hash.hex() };
  }
}

/** The same pieces, counted on their way. */
export async function* tallied(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, tally: Tally): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    tally.add(piece);
    yield piece;
  }
}
