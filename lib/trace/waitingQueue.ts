/**
 * Things that wait in order and leave one by one. Those that have left at the front are passed for good, those further
 * on are swept out when walking past them has cost as much, so that hundreds of thousands of calls of one tool cost little.
 */
export class WaitingQueue<T> {
  #items: T[] = [];
  #front = 0;
  #walked = 0;
  readonly #waits: (item: T) => boolean;

  constructor(waits: (item: T) => boolean) {
    this.#waits = waits;
  }

  add(item: T): void {
    this.#items.push(item);
  }

  /** The first that still waits and fits; looks at `most` waiting ones at the most. */
  first(fits: (item: T) => boolean, most = Infinity): T | null {
    let found: T | null = null;
    let seen = 0;
    for (let at = this.#front; at < this.#items.length && found === null && seen < most; at++) {
      const item = this.#items[at];
      if (item === undefined) break;
      if (!this.#waits(item)) this.#pass(at);
      else if (fits(item)) found = item;
      else seen++;
    }
    if (this.#walked > this.#items.length) this.#sweep();
    return found;
  }

  #pass(at: number): void {
    if (at === this.#front) this.#front++;
    else this.#walked++;
  }

  #sweep(): void {
    this.#items = this.#items.filter(this.#waits);
    [this.#front, this.#walked] = [0, 0];
  }
}
