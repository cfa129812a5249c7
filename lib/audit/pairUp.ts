/** What is paired with what: places in the two lists that were given. */
export type Pair = readonly [left: number, right: number];

type Side = { readonly items: readonly number[]; /** Microseconds, by the same clock on both sides; NaN where nothing tells. */ readonly timeOf: (item: number) => number };

/**
 * Pairs things that cannot be told apart but by time, one to one. Where there are as many on one side as on the other, they are
 * taken in their order; else the nearest two are paired first, then the nearest of those that are left. `reach`: farther apart
 * nothing is paired. Both sides come in an order that breaks ties.
 */
export function pairUp(left: Side, right: Side, reach: number): Pair[] {
  const [lefts, rights] = [timed(left), timed(right)];
  const pairs = lefts.items.length === rights.items.length ? inOrder(lefts.items, rights.items, left.timeOf, right.timeOf, reach) : null;
  const near = pairs ?? nearestFirst(lefts.items, rights.items, left.timeOf, right.timeOf, reach);
  // Without a time order is all there is, and only where distance is no matter.
  if (reach !== Infinity) return near;
  const [usedLeft, usedRight] = [new Set(near.map(([item]) => item)), new Set(near.map(([, item]) => item))];
  const restLeft = [...lefts.items.filter((item) => !usedLeft.has(item)), ...lefts.timeless];
  const restRight = [...rights.items.filter((item) => !usedRight.has(item)), ...rights.timeless];
  return [...near, ...restLeft.slice(0, restRight.length).map((item, at): Pair => [item, restRight[at] ?? 0])];
}

function timed({ items, timeOf }: Side): { readonly items: readonly number[]; readonly timeless: readonly number[] } {
  const known = items.filter((item) => !Number.isNaN(timeOf(item)));
  // Sorting is stable: what was given first stays first.
  return { items: known.sort((a, b) => timeOf(a) - timeOf(b)), timeless: items.filter((item) => Number.isNaN(timeOf(item))) };
}

function inOrder(lefts: readonly number[], rights: readonly number[], leftTime: Side["timeOf"], rightTime: Side["timeOf"], reach: number): Pair[] | null {
  const pairs = lefts.map((item, at): Pair => [item, rights[at] ?? 0]);
  return pairs.every(([a, b]) => Math.abs(leftTime(a) - rightTime(b)) <= reach) ? pairs : null;
}

type Point = { readonly item: number; readonly isLeft: boolean; readonly time: number; before: number; after: number; isPaired: boolean };

/** The nearest two of a line are always neighbours on it: a heap of neighbours finds them all in n log n. */
function nearestFirst(lefts: readonly number[], rights: readonly number[], leftTime: Side["timeOf"], rightTime: Side["timeOf"], reach: number): Pair[] {
  const points = [...lefts.map((item) => point(item, true, leftTime(item))), ...rights.map((item) => point(item, false, rightTime(item)))].sort((a, b) => a.time - b.time);
  points.forEach((one, at) => [one.before, one.after] = [at - 1, at + 1]);
  const heap = new GapHeap();
  const offer = (at: number, next: number): void => {
    const [a, b] = [points[at], points[next]];
    if (a !== undefined && b !== undefined && a.isLeft !== b.isLeft && b.time - a.time <= reach) heap.push({ gap: b.time - a.time, at, next });
  };
  points.forEach((_, at) => offer(at, at + 1));
  const pairs: Pair[] = [];
  for (let gap = heap.pop(); gap !== null; gap = heap.pop()) {
    const [a, b] = [points[gap.at], points[gap.next]];
    if (a === undefined || b === undefined || a.isPaired || b.isPaired) continue;
    a.isPaired = b.isPaired = true;
    pairs.push(a.isLeft ? [a.item, b.item] : [b.item, a.item]);
    const [before, after] = [points[a.before], points[b.after]];
    if (before) before.after = b.after;
    if (after) after.before = a.before;
    offer(a.before, b.after);
  }
  return pairs;
}

const point = (item: number, isLeft: boolean, time: number): Point => ({ item, isLeft, time, before: -1, after: -1, isPaired: false });

type Gap = { readonly gap: number; readonly at: number; readonly next: number };

/** The smallest gap first; of equal ones the earliest. */
class GapHeap {
  readonly #gaps: Gap[] = [];

  push(gap: Gap): void {
    let at = this.#gaps.push(gap) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#isLess(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  pop(): Gap | null {
    const [first = null] = this.#gaps;
    const last = this.#gaps.pop();
    if (first === null || last === undefined || this.#gaps.length === 0) return first;
    this.#gaps[0] = last;
    for (let at = 0, child = this.#leastChild(0); child >= 0 && this.#isLess(child, at); child = this.#leastChild(at)) {
      this.#swap(child, at);
      at = child;
    }
    return first;
  }

  #leastChild(at: number): number {
    const [left, right] = [2 * at + 1, 2 * at + 2];
    if (left >= this.#gaps.length) return -1;
    return right < this.#gaps.length && this.#isLess(right, left) ? right : left;
  }

  #isLess(a: number, b: number): boolean {
    const [one, other] = [this.#gaps[a], this.#gaps[b]];
    return one !== undefined && other !== undefined && (one.gap < other.gap || (one.gap === other.gap && one.at < other.at));
  }

  #swap(a: number, b: number): void {
    const [one, other] = [this.#gaps[a], this.#gaps[b]];
    if (one !== undefined && other !== undefined) [this.#gaps[a], this.#gaps[b]] = [other, one];
  }
}
