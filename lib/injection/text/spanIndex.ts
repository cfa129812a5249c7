type Span = { readonly start: number; readonly end: number };
type Entry<T> = { readonly item: T; readonly start: number; readonly end: number; readonly order: number };

/**
 * Finds which of many stretches of a document overlap another, without a look at each. `spanOf` says where one lies. The answer is in the order
 * in which the stretches were given.
 */
export class SpanIndex<T> {
  readonly #entries: readonly Entry<T>[];
  /** The furthest end of the entries up to each. */
  readonly #reach: Float64Array;

  constructor(items: readonly T[], spanOf: (item: T) => Span) {
    let inOrder = true;
    let before = -Infinity;
    const entries = items.map((item, order): Entry<T> => {
      const { start, end } = spanOf(item);
      if (start < before) inOrder = false;
      before = start;
      return { item, start, end, order };
    });
    this.#entries = inOrder ? entries : entries.sort((a, b) => a.start - b.start || a.order - b.order);
    this.#reach = new Float64Array(this.#entries.length);
    let reach = -Infinity;
    for (const [at, { end }] of this.#entries.entries()) this.#reach[at] = reach = Math.max(reach, end);
  }

  /** Those that have something in common with the stretch; touching is not enough. */
  overlapping({ start, end }: Span): T[] {
    const found: Entry<T>[] = [];
    for (let at = this.#first((index) => (this.#reach[index] ?? 0) > start); at < this.#entries.length; at++) {
      const entry = this.#entries[at];
      if (entry === undefined || entry.start >= end) break;
      if (entry.end > start) found.push(entry);
    }
    return found.length === 0 ? [] : found.sort((a, b) => a.order - b.order).map(({ item }) => item);
  }

  /** Those that begin from `start` up to `end`, the first in the document first. */
  *beginning({ start, end }: Span): Iterable<T> {
    for (let at = this.#first((index) => (this.#entries[index]?.start ?? Infinity) >= start); at < this.#entries.length; at++) {
      const entry = this.#entries[at];
      if (entry === undefined || entry.start > end) return;
      yield entry.item;
    }
  }

  /** The last that begins before a place. */
  lastBefore(place: number): T | undefined {
    return this.#entries[this.#first((index) => (this.#entries[index]?.start ?? Infinity) >= place) - 1]?.item;
  }

  /** The first index at which something holds that holds from there on. */
  #first(holds: (index: number) => boolean): number {
    let [low, high] = [0, this.#entries.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
