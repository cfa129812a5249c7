/** Neighbouring entries, first and last. */
export type Run = { readonly from: number; readonly to: number };

/** Sets of entries as runs: a million entries with one fault are one run. */
export class EntryRuns {
  readonly #runs: readonly Run[];
  /** How many entries stand before each run. */
  readonly #before: readonly number[];
  readonly count: number;

  /** `runs` in any order; what overlaps counts once. Entries outside of 1 to `entries` are left out. */
  constructor(runs: readonly Run[], entries: number) {
    this.#runs = joined(runs, entries);
    let count = 0;
    this.#before = this.#runs.map(({ from, to }) => {
      const before = count;
      count += to - from + 1;
      return before;
    });
    this.count = count;
  }

  /** The entry at a place in the list, from 0; null behind its end. */
  nth(place: number): number | null {
    const at = lastAtMost(this.#before, place);
    const run = this.#runs[at];
    const before = this.#before[at];
    if (run === undefined || before === undefined || place >= this.count) return null;
    return run.from + place - before;
  }

  /** All other entries. */
  others(entries: number): EntryRuns {
    const gaps: Run[] = [];
    let next = 1;
    for (const { from, to } of this.#runs) {
      if (from > next) gaps.push({ from: next, to: from - 1 });
      next = to + 1;
    }
    return new EntryRuns([...gaps, { from: next, to: entries }], entries);
  }
}

function joined(runs: readonly Run[], entries: number): Run[] {
  const kept: { from: number; to: number }[] = [];
  const inside = runs.map(({ from, to }) => ({ from: Math.max(1, from), to: Math.min(entries, to) })).filter(({ from, to }) => from <= to);
  for (const run of inside.sort((a, b) => a.from - b.from)) {
    const last = kept.at(-1);
    if (last !== undefined && run.from <= last.to + 1) last.to = Math.max(last.to, run.to);
    else kept.push(run);
  }
  return kept;
}

/** The last place whose value is not above `value`; -1 where all are. */
export function lastAtMost(values: readonly number[], value: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? Infinity) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
