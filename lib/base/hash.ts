import { createHash, type Hash } from "node:crypto";
import * as crypto from "node:crypto";

/** SHA-256 as 64 lower-case hex digits; text is taken as UTF-8. */
export function sha256Hex(data: string | Uint8Array): string {
  // crypto.hash (Node 20.12, 21.7) takes half the time of a Hash object for short texts.
  if (typeof crypto.hash === "function") return crypto.hash("sha256", data, "hex");
  return createHash("sha256").update(data).digest("hex");
}

/** The first 128 bits of SHA-256 as 32 hex digits: a name for a text, short enough for an index. */
export function hash128(text: string): string {
  return sha256Hex(text).slice(0, 32);
}

/** Hashes what comes in pieces. `hex` may be asked once, after the last piece. */
export class StreamingHash {
  readonly #hash: Hash = createHash("sha256");

  update(bytes: Uint8Array): void {
    this.#hash.update(bytes);
  }

  hex(): string {
    return this.#hash.digest("hex");
  }
}
