import { ask, incidentPath, isAbort, type Refusal } from "../shell/api.ts";
import { windowRows, windowsFor, windowsToDrop } from "./windows.ts";
import type { Span } from "./bar.ts";
import type { TimelineRow, TimelineWindow } from "@/lib/timeline/row.ts";

/**
 * The rows of one view, fetched by window as they come into sight. A view with another filter, order or folding is
 * another store. Components listen and read; nothing is drawn from here that the server has not sent.
 */
export class RowStore {
  readonly #incident: string;
  readonly query: string;
  readonly #windows = new Map<number, readonly TimelineRow[]>();
  readonly #running = new Map<number, AbortController>();
  readonly #lanes: Map<string, Span | null>;
  readonly #listeners = new Set<() => void>();
  #size: { readonly total: number; readonly of: number } | null = null;
  #refusal: Refusal | null = null;
  #version = 0;

  /** `lanes`: the traces whose times are known beforehand. */
  constructor(incident: string, query: string, lanes: ReadonlyMap<string, Span | null>) {
    this.#lanes = new Map(lanes);
    this.#incident = incident;
    this.query = query;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Changes whenever something here does. */
  readonly version = (): number => this.#version;

  /** Rows that pass, of all rows; null until the first window has come. */
  get size() {
    return this.#size;
  }

  get refusal(): Refusal | null {
    return this.#refusal;
  }

  row(index: number): TimelineRow | null {
    return this.#windows.get(Math.floor(index / windowRows))?.[index % windowRows] ?? null;
  }

  /** The stretch of time a trace takes; undefined while it is not known. */
  lane(trace: string): Span | null | undefined {
    return this.#lanes.get(trace);
  }

  /** The place of a row's parent: the nearest row above with a smaller depth, fetched where it is far away. */
  async parentOf(index: number): Promise<number | null> {
    const depth = this.row(index)?.depth ?? 0;
    if (depth === 0) return null;
    for (let above = index - 1; above >= 0; above--) {
      const number = Math.floor(above / windowRows);
      if (!this.#windows.has(number)) await this.#fetch(number);
      const row = this.row(above);
      if (row === null) return null;
      if (row.depth < depth) return above;
    }
    return null;
  }

  /** Fetches what is missing for rows `first` to `last`, and calls off what is no longer in sight. */
  want(first: number, last: number): void {
    const wanted = this.#size === null ? [Math.floor(first / windowRows)] : windowsFor(first, last, this.#size.total);
    for (const [number, abort] of this.#running) if (!wanted.includes(number)) abort.abort();
    for (const number of wanted) if (!this.#windows.has(number) && !this.#running.has(number)) void this.#fetch(number);
    const near = Math.floor(first / windowRows);
    for (const number of windowsToDrop([...this.#windows.keys()], near)) this.#windows.delete(number);
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
      const answer = await ask<TimelineWindow>(`${this.#path()}?${this.#with({ from: number * windowRows, count: windowRows })}`, { signal: abort.signal });
      if (answer.ok) this.#take(number, answer.value);
      this.#refusal = answer.ok ? null : answer.refusal;
    } catch (error) {
      if (!isAbort(error)) throw error;
    } finally {
      this.#running.delete(number);
      this.#tell();
    }
  }

  #take(number: number, { total, of, rows }: TimelineWindow): void {
    this.#size = { total, of };
    this.#windows.set(number, rows);
  }

  /** Asks for the first rows of a trace whose times are not known: its root spans say from when to when it ran. */
  wantLane(trace: string): void {
    if (this.#lanes.has(trace)) return;
    this.#lanes.set(trace, null);
    void ask<TimelineWindow>(`${this.#path()}?${new URLSearchParams({ trace, count: "20" })}`).then((answer) => {
      if (answer.ok) this.#lanes.set(trace, laneOver(answer.value.rows.filter(({ depth }) => depth <= 1)));
      this.#tell();
    });
  }

  #path(): string {
    return `${incidentPath(this.#incident)}/timeline`;
  }

  #with(more: Readonly<Record<string, number>>): string {
    const query = new URLSearchParams(this.query);
    for (const [name, value] of Object.entries(more)) query.set(name, String(value));
    return query.toString();
  }

  #tell(): void {
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  }
}

function laneOver(rows: readonly TimelineRow[]): Span | null {
  const starts = rows.flatMap(({ startUs }) => startUs ?? []);
  const ends = rows.flatMap(({ endUs }) => endUs ?? []);
  return starts.length === 0 || ends.length === 0 ? null : { startUs: Math.min(...starts), endUs: Math.max(...ends) };
}
