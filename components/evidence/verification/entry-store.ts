import type { AuditEntry } from "@/lib/api/auditContract.ts";
import { isAbort, type Refusal } from "../../shell/api.ts";
import { windowRows, windowsFor, windowsToDrop } from "../../timeline/rows/windows.ts";
import type { EntryFilter, EntrySource } from "./entry-source.ts";

/**
 * The entries of one log that pass a filter, fetched by window as they come into sight. Another filter, or a log that
 * was verified anew, is another store.
 */
export class EntryStore {
  readonly #source: EntrySource;
  readonly filter: EntryFilter | null;
  readonly #windows = new Map<number, readonly AuditEntry[]>();
  readonly #running = new Map<number, AbortController>();
  readonly #listeners = new Set<() => void>();
  #size: { readonly total: number; readonly of: number } | null = null;
  #refusal: Refusal | null = null;
  #version = 0;

  constructor(source: EntrySource, filter: EntryFilter | null) {
    this.#source = source;
    this.filter = filter;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Changes whenever something here does. */
  readonly version = (): number => this.#version;

  /** Null until the first window has come. */
  get size(): { readonly total: number; readonly of: number } | null {
    return this.#size;
  }

  get refusal(): Refusal | null {
    return this.#refusal;
  }

  row(index: number): AuditEntry | null {
    return this.#windows.get(Math.floor(index / windowRows))?.[index % windowRows] ?? null;
  }

  /** Fetches what is missing for rows `first` to `last`, and calls off what is no longer in sight. */
  want(first: number, last: number): void {
    const wanted = this.#size === null ? [Math.floor(first / windowRows)] : windowsFor(first, last, this.#size.total);
    for (const [number, abort] of this.#running) if (!wanted.includes(number)) abort.abort();
    for (const number of wanted) if (!this.#windows.has(number) && !this.#running.has(number)) void this.#fetch(number);
    for (const number of windowsToDrop([...this.#windows.keys()], Math.floor(first / windowRows))) this.#windows.delete(number);
  }

  /** Asks again after a refusal. */
  retry(first: number, last: number): void {
    this.#refusal = null;
    this.#tell();
    this.want(first, last);
  }

  stop(): void {
    for (const abort of this.#running.values()) abort.abort();
  }

  async #fetch(number: number): Promise<void> {
    const abort = new AbortController();
    this.#running.set(number, abort);
    try {
      const answer = await this.#source.window(number * windowRows, windowRows, this.filter, abort.signal);
      if (answer.ok) {
        this.#size = { total: answer.value.total, of: answer.value.of };
        this.#windows.set(number, answer.value.entries);
      }
      this.#refusal = answer.ok ? null : answer.refusal;
    } catch (error) {
      if (!isAbort(error)) throw error;
    } finally {
      if (this.#running.get(number) === abort) this.#running.delete(number);
      this.#tell();
    }
  }

  #tell(): void {
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  }
}
