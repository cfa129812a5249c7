import type { ByteSource } from "./source.ts";

/**
 * A place in a source with one chunk of it in memory. Scanners read `chunk[at]` while `at < end` and call `fill` then.
 * The fields are open, because scanners copy them into locals for speed and write `at` back.
 */
export class Cursor {
  chunk: Buffer = Buffer.alloc(0);
  at = 0;
  end = 0;
  /** The two bytes before the chunk, the nearer one first. */
  before: [number, number] = [0, 0];
  #base: number;
  #store: Buffer | null = null;
  readonly #chunkBytes: number;
  readonly #source: ByteSource | null;

  constructor(source: ByteSource | null, offset: number, chunkBytes: number) {
    this.#source = source;
    this.#base = offset;
    this.#chunkBytes = chunkBytes;
  }

  /** A cursor over bytes that are all in memory, without copying them. */
  static over(bytes: Uint8Array): Cursor {
    const cursor = new Cursor(null, 0, 0);
    cursor.chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    cursor.end = bytes.byteLength;
    return cursor;
  }

  /** Where `chunk[at]` stands in the source. */
  get offset(): number {
    return this.#base + this.at;
  }

  /** Replaces the used chunk by the next; false at the end of the source. `at` may stand beyond `end` by a carried step. */
  fill(): boolean {
    if (this.#source === null) return false;
    this.#store ??= Buffer.allocUnsafe(Math.max(1, Math.min(this.#chunkBytes, this.#source.size - this.#base)));
    const next = this.#base + this.end;
    const carried = this.at - this.end;
    const last = this.end > 0 ? (this.chunk[this.end - 1] ?? 0) : this.before[0];
    const lastButOne = this.end > 1 ? (this.chunk[this.end - 2] ?? 0) : this.before[0];
    const got = this.#source.readInto(this.#store, next);
    if (got === 0) return false;
    this.before = [last, lastButOne];
    this.chunk = this.#store.subarray(0, got);
    this.#base = next;
    this.end = got;
    this.at = carried;
    return true;
  }

  /** The byte at the cursor, -1 at the end. */
  peek(): number {
    while (this.at >= this.end) if (!this.fill()) return -1;
    return this.chunk[this.at] ?? -1;
  }

  /** Steps over JSON white space and returns the byte that follows, -1 at the end. */
  peekNonSpace(): number {
    for (;;) {
      const byte = this.peek();
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return byte;
      this.at++;
    }
  }

  /** The bytes of a range: a view that lasts until the next `fill` where they are in memory, else read again. */
  bytes(offset: number, length: number): Uint8Array {
    const from = offset - this.#base;
    if (from >= 0 && from + length <= this.end) return this.chunk.subarray(from, from + length);
    return this.#source?.read(offset, length) ?? new Uint8Array(0);
  }
}
