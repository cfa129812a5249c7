import type { AxisRange } from "./row.ts";

/** Closer than this nothing can be told apart: microseconds, or positions. */
const lengthMin = 1;

/**
 * The range made `factor` times as long (0.5 zooms in, 2 out), `around` keeping its place in it; never beyond the whole.
 * The ends are whole numbers, as addresses write them.
 */
export function zoomed(range: AxisRange, whole: AxisRange, factor: number, around: number): AxisRange {
  const held = Math.min(range.to, Math.max(range.from, around));
  const before = range.to - range.from;
  const share = before > 0 ? (held - range.from) / before : 0.5;
  const length = Math.min(whole.to - whole.from, Math.max(lengthMin, before * factor));
  return within({ from: held - length * share, to: held + length * (1 - share) }, whole);
}

/** The range moved by a share of its own length, to the right where that is above 0; it stops at the ends of the whole. */
export function panned(range: AxisRange, whole: AxisRange, share: number): AxisRange {
  const by = (range.to - range.from) * share;
  return within({ from: range.from + by, to: range.to + by }, whole);
}

/** Moved so that it lies in the whole, its length kept where there is room. */
function within({ from, to }: AxisRange, whole: AxisRange): AxisRange {
  const length = Math.min(Math.max(lengthMin, Math.round(to - from)), whole.to - whole.from);
  const start = Math.min(whole.to - length, Math.max(whole.from, Math.round(from)));
  return { from: start, to: start + length };
}
