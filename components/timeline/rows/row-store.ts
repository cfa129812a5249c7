import { axisOf, type Axis } from "@/lib/timeline/axis.ts";
import type { TimelineRow, TimelineWindow } from "@/lib/timeline/row.ts";
import { ask, incidentPath, isAbort, type Refusal } from "../../shell/api.ts";
import { laneOver, type Span } from "./bar.ts";
import { windowRows, windowsFor, windowsToDrop } from "./windows.ts";

/** Rows in the list, those of them that pass the filter, and all there are. */
export type RowCounts = { readonly total: number; readonly matches: number; readonly of: number };

/**
 * The rows of one view, fetched by window as they come into sight. A view with another filter, order or folding is
 * another store. Components listen and read; nothing is drawn from here that the server has not sent.
 */
export class RowStore {
  readonly #incident: string;
  readonly query: string;
  readonly #windows = new Map<number, readonly TimelineRow[]>();
  /** Windows that were read before marks changed: they stay in sight until they have come again. */
  readonly #stale = new Set<number>();
  readonly #running = new Map<number, AbortController>();
  readonly #lanes: Map<string, Axis | null>;
  readonly #listeners = new Set<() => void>();
  #size: RowCounts | null = null;
  #refusal: Refusal | null = null;
  #version = 0;

  /** `lanes`: the traces whose times are known beforehand. */
  constructor(incident: string, query: string, lanes: ReadonlyMap<string, Axis | null>) {
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

  /** Null until the first window has come. */
  get size(): RowCounts | null {
    return this.#size;
  }

  get refusal(): Refusal | null {
    return this.#refusal;
  }

  row(index: number): TimelineRow | null {
    return this.#windows.get(Math.floor(index / windowRows))?.[index % windowRows] ?? null;
  }

  /** What the bars of a trace are drawn over; undefined while it is not known. */
  lane(trace: string): Axis | null | undefined {
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
    for (const number of wanted) if ((!this.#windows.has(number) || this.#stale.has(number)) && !this.#running.has(number)) void this.#fetch(number);
    const near = Math.floor(first / windowRows);
    for (const number of windowsToDrop([...this.#windows.keys()], near)) this.#windows.delete(number);
  }

  /** Reads the rows again, because what people said about them has changed: first those in sight, the others as they are gone to. */
  refresh(first: number, last: number): void {
    for (const number of this.#windows.keys()) this.#stale.add(number);
    for (const abort of this.#running.values()) abort.abort();
    this.#running.clear();
    this.want(first, last);
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
      if (this.#running.get(number) === abort) this.#running.delete(number);
      this.#tell();
    }
  }

  #take(number: number, { total, matches, of, rows }: TimelineWindow): void {
    this.#size = { total, matches, of };
    this.#windows.set(number, rows);
    this.#stale.delete(number);
    for (const row of rows) if (row.type === "trace" && !this.#lanes.has(row.trace)) this.#lanes.set(row.trace, axisOver(laneOver([row])));
  }

  /** Asks for the heading of a trace whose times are not known: it says from when to when it ran. */
  wantLane(trace: string): void {
    if (this.#lanes.has(trace)) return;
    this.#lanes.set(trace, null);
    const query = new URLSearchParams({ trace: trace.replaceAll("~", "~0").replaceAll(",", "~1"), count: "20" });
    void ask<TimelineWindow>(`${this.#path()}?${query}`).then((answer) => {
      if (answer.ok) this.#lanes.set(trace, axisOver(laneOver(answer.value.rows.filter(({ depth }) => depth <= 1))));
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

function axisOver(lane: Span | null): Axis | null {
  return lane === null ? null : axisOf("time", { from: lane.startUs, to: lane.endUs });
}
