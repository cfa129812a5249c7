import type { AxisRange } from "./row.ts";
import { lastPlaces, type TimelineStructure } from "./structure.ts";
import { wholeRange } from "./density.ts";

/** By how much the times of each exhibit are shown later (below 0: earlier), in microseconds. Exhibits by number; those that are missing stay as they are. */
export type ClockShifts = ReadonlyMap<number, number>;

export type AlignedTimes = Pick<TimelineStructure, "start" | "end" | "place" | "through" | "treeAtTime"> & { readonly clock: AxisRange | null };

/**
 * The times and the order of all rows with the clocks of exhibits moved. Rows of one exhibit keep their order among each other. A heading begins and
 * ends with what is below it.
 */
export function alignedTimes(columns: TimelineStructure, exhibit: ArrayLike<number>, shifts: ClockShifts): AlignedTimes {
  const { rows } = columns;
  const [start, end] = [Float64Array.from(columns.start), Float64Array.from(columns.end)];
  for (let row = 0; row < rows; row++) {
    const shift = shifts.get(exhibit[row] ?? 0) ?? 0;
    start[row] = (start[row] ?? NaN) + shift;
    end[row] = (end[row] ?? NaN) + shift;
  }
  spanHeadings(columns, start, end);
  const treeAtTime = mergedOrder(columns, exhibit, shifts);
  const place = new Uint32Array(rows);
  for (let at = 0; at < rows; at++) place[treeAtTime[at] ?? 0] = at;
  return { start, end, place, treeAtTime, through: lastPlaces(place, columns.parent), clock: wholeRange({ rows, start, end }, "time") };
}

/** From the last row up: what is below a heading has been seen before it. */
function spanHeadings({ rows, heading, parent }: TimelineStructure, start: Float64Array, end: Float64Array): void {
  const first = new Float64Array(rows).fill(Infinity);
  const last = new Float64Array(rows).fill(-Infinity);
  for (let row = rows - 1; row >= 0; row--) {
    const [earliest, latest] = [first[row] ?? Infinity, last[row] ?? -Infinity];
    if (heading[row] === 1 && earliest < Infinity) {
      if (!Number.isNaN(start[row])) start[row] = earliest;
      if (!Number.isNaN(end[row])) end[row] = latest;
    }
    const above = parent[row] ?? -1;
    if (above < 0) continue;
    const [begins, ends] = [start[row] ?? NaN, end[row] ?? NaN];
    first[above] = Math.min(first[above] ?? Infinity, earliest, Number.isNaN(begins) ? Infinity : begins);
    // An end without a start has no place of its own.
    last[above] = Math.max(last[above] ?? -Infinity, latest, Number.isNaN(begins) ? -Infinity : begins, Number.isNaN(begins) || Number.isNaN(ends) ? -Infinity : ends);
  }
}

/**
 * The rows in order of their new times. A row stands at the latest time that any row up to it was recorded at, so that one without a
 * clock keeps its place; that is moved with the clock of its exhibit.
 */
function mergedOrder({ treeAtTime, start }: TimelineStructure, exhibit: ArrayLike<number>, shifts: ClockShifts): Uint32Array {
  let reached = -Infinity;
  const key = Float64Array.from(treeAtTime, (row) => {
    const at = start[row] ?? NaN;
    if (at > reached) reached = at;
    return reached + (shifts.get(exhibit[row] ?? 0) ?? 0);
  });
  const places = Uint32Array.from(treeAtTime.keys()).sort((a, b) => compare(key[a] ?? 0, key[b] ?? 0) || a - b);
  return places.map((place) => treeAtTime[place] ?? 0);
}

/** Infinities of one sign are equal; their difference is no number. */
const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
