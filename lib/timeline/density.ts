import type { AxisKind, AxisRange, TimelineOverview } from "./row.ts";
import type { TimelineStructure } from "./structure.ts";

type Density = TimelineOverview["density"];

/** From the first start to the last end; over positions, from the first to the last. Null where no row has a place on this axis. */
export function wholeRange({ rows, start, end }: Pick<TimelineStructure, "rows" | "start" | "end">, axis: AxisKind): AxisRange | null {
  if (axis === "position") return rows === 0 ? null : { from: 0, to: rows - 1 };
  let [from, to] = [Infinity, -Infinity];
  for (let row = 0; row < rows; row++) {
    const begins = start[row] ?? NaN;
    const ends = end[row] ?? NaN;
    if (begins < from) from = begins;
    if (begins > to) to = begins;
    // An end without a start has no place of its own.
    if (begins <= ends && ends > to) to = ends;
  }
  return from > to ? null : { from, to };
}

/** The rows that are counted apart: 1 for those that pass, 1 for flagged ones, by tree order. Null: all pass. */
export type Counted = { readonly passes: Uint8Array | null; readonly flagged: Uint8Array };

/**
 * How many rows run in each of equal parts of the whole. By the clock only rows without rows below them count, so that one
 * root does not fill everything, each in every part that it runs in; by position each row counts in its own part.
 */
export function densityOf(structure: TimelineStructure, axis: AxisKind, whole: AxisRange | null, buckets: number, { passes, flagged }: Counted): Density {
  const changes = { all: new Int32Array(buckets + 1), passing: new Int32Array(buckets + 1), flagged: new Int32Array(buckets + 1) };
  const { rows, subtree, start, end, place } = structure;
  const base = whole?.from ?? 0;
  const perUnit = whole !== null && whole.to > whole.from ? buckets / (whole.to - whole.from) : 0;
  for (let row = 0; whole !== null && row < rows; row++) {
    if (axis === "time" && (subtree[row] ?? 0) > 0) continue;
    const begins = axis === "time" ? (start[row] ?? NaN) : (place[row] ?? 0);
    if (Number.isNaN(begins)) continue;
    const ends = axis === "time" ? (end[row] ?? NaN) : begins;
    const first = Math.min(buckets - 1, Math.trunc((begins - base) * perUnit));
    const after = (ends > begins ? Math.min(buckets - 1, Math.trunc((ends - base) * perUnit)) : first) + 1;
    addStretch(changes.all, first, after);
    if (passes === null || passes[row] === 1) addStretch(changes.passing, first, after);
    if (flagged[row] === 1) addStretch(changes.flagged, first, after);
  }
  return { all: heights(changes.all), passing: heights(changes.passing), flagged: heights(changes.flagged) };
}

/** One more from `first` on, one less from `after` on. */
function addStretch(changes: Int32Array, first: number, after: number): void {
  changes[first] = (changes[first] ?? 0) + 1;
  changes[after] = (changes[after] ?? 0) - 1;
}

/** The changes added up; the last one lies behind the end. */
function heights(changes: Int32Array): number[] {
  let height = 0;
  return Array.from(changes.subarray(0, -1), (change) => (height += change));
}
