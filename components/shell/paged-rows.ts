import { windowRows, windowsFor, windowsToDrop } from "../timeline/rows/windows.ts";
import { isAbort, type Answer, type Refusal } from "./api.ts";

/** Rows at places `from` onwards of a filtered list. `total` pass the filter, `of` there are in all. */
export type RowPage<Row> = { readonly total: number; readonly of: number; readonly rows: readonly Row[] };
export type PageSource<Row> = (from: number, count: number, signal: AbortSignal) => Promise<Answer<RowPage<Row>>>;

/** The rows of one list, fetched by window as they come into sight. Another filter, or a list that was made anew, is another store. */
export class PagedRows<Row> {
  readonly #source: PageSource<Row>;
  readonly #windows = new Map<number, readonly Row[]>();
  readonly #running = new Map<number, AbortController>();
  readonly #listeners = new Set<() => void>();
  #size: { readonly total: number; readonly of: number } | null = null;
  #refusal: Refusal | null = null;
  #version = 0;

  constructor(source: PageSource<Row>) {
    this.#source = source;
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

  row(index: number): Row | null {
    return this.#windows.get(Math.floor(index / windowRows))?.[index % windowRows] ?? null;
  }

  /** The first row here that fits; only rows that were fetched are looked at. */
  find(fits: (row: Row) => boolean): Row | null {
    for (const rows of this.#windows.values()) {
      const row = rows.find(fits);
      if (row !== undefined) return row;
    }
    return null;
  }

  /** Fetches what is missing for rows `first` to `last`, and calls off what is no longer in sight. */
  want(first: number, last: number): void {
    const wanted = this.#size === null ? [Math.floor(first / windowRows)] : windowsFor(first, last, this.#size.total);
    for (const number of this.#running.keys()) if (!wanted.includes(number)) this.#callOff(number);
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
    for (const number of this.#running.keys()) this.#callOff(number);
  }

  /** At once, not when the request has noticed: what is wanted again in between must be asked for again. */
  #callOff(number: number): void {
    this.#running.get(number)?.abort();
    this.#running.delete(number);
  }

  async #fetch(number: number): Promise<void> {
    const abort = new AbortController();
    this.#running.set(number, abort);
    try {
      const answer = await this.#source(number * windowRows, windowRows, abort.signal);
      if (answer.ok) {
        this.#size = { total: answer.value.total, of: answer.value.of };
        this.#windows.set(number, answer.value.rows);
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
