/** How far one clock runs ahead of the other: the median over pairs that are sure. Null without a pair that has both times. */
export function clockOffset(pairs: readonly (readonly [trace: number | null, log: number | null])[]): number | null {
  const offsets = pairs.flatMap(([trace, log]) => (trace === null || log === null ? [] : [log - trace])).sort((a, b) => a - b);
  return offsets.length === 0 ? null : (offsets[Math.floor((offsets.length - 1) / 2)] ?? null);
}

const marginUs = 5_000_000;
const wideMarginUs = 120_000_000;
type Timed = { readonly exhibit: string; readonly timeUs: number | null };

/** The time that the logs speak of, by the trace's clock. */
export class Window {
  readonly #stretches: readonly (readonly [from: number, to: number])[];
  readonly #timeless: boolean;

  constructor(entries: readonly Timed[], offset: number | null) {
    const margin = offset === null ? wideMarginUs : marginUs;
    const ends = new Map<string, [number, number]>();
    for (const { exhibit, timeUs } of entries) {
      if (timeUs === null) continue;
      const known = ends.get(exhibit) ?? [timeUs, timeUs];
      ends.set(exhibit, [Math.min(known[0], timeUs), Math.max(known[1], timeUs)]);
    }
    this.#stretches = [...ends.values()].map(([from, to]) => [from - (offset ?? 0) - margin, to - (offset ?? 0) + margin]);
    this.#timeless = entries.some(({ timeUs }) => timeUs === null);
  }

  /** Should a call of this time be in a log? Without times nobody can say that it should not. */
  covers(timeUs: number | null): boolean {
    return timeUs === null || this.#timeless || this.#stretches.some(([from, to]) => timeUs >= from && timeUs <= to);
  }
}
