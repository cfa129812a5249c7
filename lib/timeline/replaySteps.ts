import { sortedRows } from "./sortRows.ts";
import { lowerBound, type TimelineStructure } from "./structure.ts";

/** Stands for a row that has no moment of this kind. */
export const noMoment = 0xffff_ffff;

/** Which rows change something when they begin, and which when they end. By tree order, 1 for yes. */
export type Changes = { readonly begins: Uint8Array; readonly ends: Uint8Array };

/**
 * The moments of a replay in order. `moments`: tree order · 2, + 1 where the row ends. `beginAt`: by tree order, the position of the row's begin, or of
 * the next moment where it has none of its own (the number of moments behind the last). `endAt`: of its end, `noMoment` where it has none.
 */
export type ReplayMoments = { readonly moments: Uint32Array; readonly beginAt: Uint32Array; readonly endAt: Uint32Array };

type Shape = Pick<TimelineStructure, "rows" | "treeAtTime" | "start" | "end" | "place">;

/** The row of a moment, and whether it is its end. */
export const rowOfMoment = (moment: number): number => moment >>> 1;
export const isEnd = (moment: number): boolean => (moment & 1) === 1;

/**
 * Begins come in order of time, as the timeline has them. A row ends before whatever begins in the same microsecond or later, and never before it began.
 * Rows without a known end have no end here: what came out of them is there as soon as they begin.
 */
export function replayMoments(shape: Shape, { begins, ends }: Changes): ReplayMoments {
  const { rows, treeAtTime } = shape;
  const ending = endsInOrder(shape, ends);
  const moments = new Uint32Array(countOf(begins) + ending.rows.length);
  const beginAt = new Uint32Array(rows).fill(noMoment);
  const endAt = new Uint32Array(rows).fill(noMoment);
  let [at, next] = [0, 0];
  for (let place = 0; place <= rows; place++) {
    for (; next < ending.rows.length && (ending.before[next] ?? 0) <= place; next++) {
      const row = ending.rows[next] ?? 0;
      endAt[row] = at;
      moments[at++] = row * 2 + 1;
    }
    if (place === rows) break;
    const row = treeAtTime[place] ?? 0;
    beginAt[row] = at;
    if (begins[row] === 1) moments[at++] = row * 2;
  }
  return { moments, beginAt, endAt };
}

/** The rows that end, in the order in which they do, each with the place in order of time before which that is. */
function endsInOrder({ rows, treeAtTime, start, end, place }: Shape, ends: Uint8Array): { readonly rows: Uint32Array; readonly before: Uint32Array } {
  // Rows without a clock lie between those with one: they begin no earlier than the latest before them.
  const latest = new Float64Array(rows);
  const found = new Uint32Array(rows);
  let [most, count] = [-Infinity, 0];
  for (let at = 0; at < rows; at++) {
    const row = treeAtTime[at] ?? 0;
    const us = start[row] ?? NaN;
    if (us > most) most = us;
    latest[at] = most;
    if (ends[row] === 1 && !Number.isNaN(us) && !Number.isNaN(end[row] ?? NaN)) found[count++] = row;
  }
  const byEnd = sortedRows(end, found.slice(0, count), false);
  const before = new Uint32Array(rows);
  for (const row of byEnd) before[row] = Math.max((place[row] ?? 0) + 1, lowerBound(latest, end[row] ?? 0));
  // Their order by place is theirs by end, but for those that are said to end before they began.
  const ordered = sortedRows(before, byEnd, false);
  return { rows: ordered, before: ordered.map((row) => before[row] ?? 0) };
}

function countOf(flags: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < flags.length; at++) count += flags[at] ?? 0;
  return count;
}
