/**
 * Things that wait in order and leave one by one. Those that have left are swept out when they pile up, so that a
 * trace with a hundred thousand calls of one tool takes linear time.
 */
export class WaitingQueue<T> {
  #items: T[] = [];
  readonly #waits: (item: T) => boolean;

  constructor(waits: (item: T) => boolean) {
    this.#waits = waits;
  }

  add(item: T): void {
    this.#items.push(item);
  }

  /** The first that still waits and fits; looks at `most` waiting ones at the most. */
  first(fits: (item: T) => boolean, most = Infinity): T | null {
    let [gone, seen] = [0, 0];
    let found: T | null = null;
    for (const item of this.#items) {
      if (!this.#waits(item)) gone++;
      else if (fits(item)) found = item;
      else if (++seen < most) continue;
      else break;
      if (found !== null) break;
    }
    if (gone > 32) this.#items = this.#items.filter(this.#waits);
    return found;
  }
}
