/** Memory of one open index for results: lists of a million rows take 4 MB each. */
const bytesMax = 48 * 1_048_576;

type Result = Uint8Array | Uint32Array;

/** Results of earlier questions to one index, the least recently used forgotten first. */
export class ResultCache {
  readonly #results = new Map<string, Result>();
  #bytes = 0;

  /** Numbers, made at most once as long as they are kept. The result is shared: it must not be changed. */
  numbers(key: string, make: () => Uint32Array): Uint32Array {
    const known = this.#results.get(key);
    return this.#keep(key, known instanceof Uint32Array ? known : make());
  }

  bytes(key: string, make: () => Uint8Array): Uint8Array {
    const known = this.#results.get(key);
    return this.#keep(key, known instanceof Uint8Array ? known : make());
  }

  /** Forgets everything. */
  clear(): void {
    this.#results.clear();
    this.#bytes = 0;
  }

  #keep<R extends Result>(key: string, result: R): R {
    this.#forget(key);
    this.#results.set(key, result);
    this.#bytes += result.byteLength;
    for (const oldest of this.#results.keys()) {
      if (this.#bytes <= bytesMax || this.#results.size === 1) break;
      this.#forget(oldest);
    }
    return result;
  }

  #forget(key: string): void {
    this.#bytes -= this.#results.get(key)?.byteLength ?? 0;
    this.#results.delete(key);
  }
}
