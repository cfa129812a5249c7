import type { ActionLog } from "./actionLog.ts";

/** How far one clock runs ahead of the other: the median over pairs that are sure. Null without a pair that has both times. */
export function clockOffset(offsets: readonly number[]): number | null {
  const known = offsets.filter((offset) => !Number.isNaN(offset)).sort((a, b) => a - b);
  return known[Math.floor((known.length - 1) / 2)] ?? null;
}

/** Where the clocks of trace and log are lined up. */
export const closeUs = 5_000_000;
/** Where nothing lines them up. */
export const farUs = 120_000_000;

/** Clock of each exhibit against the trace's; a file without sure pairs goes by the other files of its format. */
export class Clocks {
  readonly #offsets = new Map<number, number[]>();
  #known = new Map<number, number>();
  #common: number | null = null;

  note(exhibit: number, offset: number): void {
    if (Number.isNaN(offset)) return;
    const list = this.#offsets.get(exhibit) ?? [];
    list.push(offset);
    this.#offsets.set(exhibit, list);
  }

  /** Takes what was noted into account. */
  settle(): void {
    this.#known = new Map([...this.#offsets].flatMap(([exhibit, offsets]) => {
      const offset = clockOffset(offsets);
      return offset === null ? [] : [[exhibit, offset] as const];
    }));
    this.#common = clockOffset([...this.#offsets.values()].flat());
  }

  offsetOf(exhibit: number): number | null {
    return this.#known.get(exhibit) ?? this.#common;
  }

  /** Per exhibit, with the number of pairs that it was found from. */
  list(): { readonly exhibit: number; readonly offsetUs: number; readonly pairs: number }[] {
    return [...this.#known].map(([exhibit, offsetUs]) => ({ exhibit, offsetUs, pairs: this.#offsets.get(exhibit)?.length ?? 0 })).sort((a, b) => a.exhibit - b.exhibit);
  }

  all(): number[] {
    return [...this.#offsets.values()].flat();
  }
}

/** The time that the logs of one format speak of, by the trace's clock. */
export class Stretch {
  #from = Infinity;
  #to = -Infinity;
  #isEmpty = true;

  constructor(log: ActionLog, clocks: Clocks) {
    for (let action = 0; action < log.length; action++) {
      this.#isEmpty = false;
      const [time, offset] = [log.timeOf(action), clocks.offsetOf(log.exhibitOf(action))];
      if (Number.isNaN(time)) continue;
      const margin = offset === null ? farUs : closeUs;
      this.#from = Math.min(this.#from, time - (offset ?? 0) - margin);
      this.#to = Math.max(this.#to, time - (offset ?? 0) + margin);
    }
  }

  /** Should a call of this time be in the log? Where one of the two has no times nobody can say that it should not. */
  covers(timeUs: number | null): boolean {
    if (this.#isEmpty) return false;
    return timeUs === null || this.#from > this.#to || (timeUs >= this.#from && timeUs <= this.#to);
  }
}
