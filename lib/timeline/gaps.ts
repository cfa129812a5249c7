import type { AxisRange } from "./row.ts";
import { lowerBound, type TimelineStructure } from "./structure.ts";

/** Shorter stretches are not worth folding: a share of what is left when the longer ones are folded, and a time. */
const gapShareMin = 0.005;
const gapUsMin = 10_000;
/** More than these would be a row of notches; the longest are folded. */
const gapsMax = 200;
/** Folding shortens what is left, so that shorter gaps become worth it: three rounds find all that matter. */
const roundsMax = 3;

/**
 * The stretches of `shown` in which nothing happens: no row without rows below it runs, and no row starts or ends.
 * In order, microseconds. Rows without a clock say nothing about time.
 */
export function idleGaps(structure: Pick<TimelineStructure, "subtree" | "start" | "end" | "treeAtTime">, shown: AxisRange): AxisRange[] {
  let gaps: readonly AxisRange[] = [];
  let left = shown.to - shown.from;
  for (let round = 0; round < roundsMax; round++) {
    const least = Math.max(gapUsMin, left * gapShareMin);
    const found = splitByEnds(structure, idleStretches(structure, shown, least), least);
    const remaining = shown.to - shown.from - found.reduce((sum, { from, to }) => sum + to - from, 0);
    const isMore = found.length > gaps.length;
    gaps = found;
    if (!isMore || remaining === left) break;
    left = remaining;
  }
  return longest(gaps);
}

function longest(gaps: readonly AxisRange[]): AxisRange[] {
  if (gaps.length <= gapsMax) return [...gaps];
  const kept = new Set(gaps.toSorted((a, b) => b.to - b.from - (a.to - a.from)).slice(0, gapsMax));
  return gaps.filter((gap) => kept.has(gap));
}

function idleStretches({ subtree, start, end, treeAtTime }: Pick<TimelineStructure, "subtree" | "start" | "end" | "treeAtTime">, shown: AxisRange, least: number): AxisRange[] {
  const idle: AxisRange[] = [];
  let busyUntil = shown.from;
  for (let place = 0; place < treeAtTime.length; place++) {
    const row = treeAtTime[place] ?? 0;
    const begins = start[row] ?? NaN;
    if (Number.isNaN(begins)) continue;
    const until = Math.min(begins, shown.to);
    if (until - busyUntil >= least) idle.push({ from: busyUntil, to: until });
    if (begins > busyUntil) busyUntil = begins;
    const ends = end[row] ?? NaN;
    if (subtree[row] === 0 && ends > busyUntil) busyUntil = ends;
    if (busyUntil >= shown.to) return idle;
  }
  if (shown.to - busyUntil >= least) idle.push({ from: busyUntil, to: shown.to });
  return idle;
}

/** Ends of rows with rows below them come in any order: each cuts the stretch that it lies in. */
function splitByEnds({ subtree, end }: Pick<TimelineStructure, "subtree" | "end">, idle: readonly AxisRange[], least: number): AxisRange[] {
  if (idle.length === 0) return [];
  const cuts = idle.map(({ from, to }) => [from, to]);
  const starts = Float64Array.from(idle, ({ from }) => from);
  for (let row = 0; row < subtree.length; row++) {
    const ends = end[row] ?? NaN;
    if (subtree[row] === 0 || Number.isNaN(ends)) continue;
    const at = lowerBound(starts, ends) - 1;
    const stretch = idle[at];
    if (stretch !== undefined && ends < stretch.to) cuts[at]?.push(ends);
  }
  return cuts.flatMap((points) => {
    const sorted = [...new Set(points)].sort((a, b) => a - b);
    return sorted.flatMap((to, at) => {
      const from = sorted[at - 1];
      return from !== undefined && to - from >= least ? [{ from, to }] : [];
    });
  });
}
