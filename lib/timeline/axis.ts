import type { AxisKind, AxisRange } from "./row.ts";

/** One piece of an axis: a stretch drawn to scale, or an idle one folded to a notch. Places are shares of the whole, 0 to 1. */
export type AxisPiece = AxisRange & { readonly folded: boolean; readonly left: number; readonly right: number };

/** How a stretch of time (or of positions) lies along a line, from left to right. */
export type Axis = { readonly kind: AxisKind; readonly range: AxisRange; readonly pieces: readonly AxisPiece[] };

/** What one folded stretch takes of the line, and what all of them take at most. */
const foldShare = 0.012;
const foldsShareMax = 0.4;

type Stretch = AxisRange & { readonly folded: boolean };

const lengthOf = ({ from, to }: AxisRange): number => to - from;

/**
 * Lays a range along a line. The stretches in `folded` (in any order; what sticks out is cut off) become notches of equal
 * width, the rest is drawn to one scale. Where everything is idle there is no scale to draw the rest to: nothing is folded then.
 */
export function axisOf(kind: AxisKind, range: AxisRange, folded: readonly AxisRange[] = []): Axis {
  const stretches = stretchesOf(range, notches(range, folded));
  const drawn = stretches.reduce((sum, one) => sum + (one.folded ? 0 : lengthOf(one)), 0);
  if (!(drawn > 0)) return { kind, range, pieces: [{ ...range, folded: false, left: 0, right: 1 }] };
  const folds = stretches.filter((one) => one.folded).length;
  const share = folds === 0 ? 0 : Math.min(foldShare, foldsShareMax / folds);
  const scale = (1 - share * folds) / drawn;
  let left = 0;
  const pieces = stretches.map((one, at): AxisPiece => {
    const begins = left;
    left = at === stretches.length - 1 ? 1 : Math.min(1, left + (one.folded ? share : lengthOf(one) * scale));
    return { ...one, left: begins, right: left };
  });
  return { kind, range, pieces };
}

/** The parts of `folded` inside the range, in order, none overlapping another. */
function notches(range: AxisRange, folded: readonly AxisRange[]): AxisRange[] {
  const kept: AxisRange[] = [];
  let end = range.from;
  for (const one of folded.toSorted((a, b) => a.from - b.from)) {
    const from = Math.max(one.from, end);
    const to = Math.min(one.to, range.to);
    if (to <= from) continue;
    kept.push({ from, to });
    end = to;
  }
  return kept;
}

function stretchesOf(range: AxisRange, folds: readonly AxisRange[]): Stretch[] {
  const all: Stretch[] = [];
  let from = range.from;
  for (const fold of folds) {
    if (fold.from > from) all.push({ from, to: fold.from, folded: false });
    all.push({ ...fold, folded: true });
    from = fold.to;
  }
  if (range.to > from) all.push({ from, to: range.to, folded: false });
  return all;
}

/** Where a value lies on the line, 0 to 1; what is outside lies at the nearer end. */
export function placeOn(axis: Axis, value: number): number {
  if (!(value > axis.range.from)) return 0;
  if (value >= axis.range.to) return 1;
  const piece = lastPiece(axis, (one) => one.from <= value);
  if (piece === undefined) return 0;
  return between(piece.left, piece.right, (value - piece.from) / lengthOf(piece));
}

/** The value at a share of the line: the inverse of `placeOn`. */
export function valueAt(axis: Axis, share: number): number {
  if (!(share > 0)) return axis.range.from;
  if (share >= 1) return axis.range.to;
  const piece = lastPiece(axis, (one) => one.left <= share);
  const width = piece === undefined ? 0 : piece.right - piece.left;
  if (piece === undefined || width === 0) return piece?.from ?? axis.range.from;
  return between(piece.from, piece.to, (share - piece.left) / width);
}

const between = (low: number, high: number, share: number): number => Math.min(high, Math.max(low, low + (high - low) * share));

/** The last piece that passes; the pieces that pass come first. */
function lastPiece({ pieces }: Axis, passes: (piece: AxisPiece) => boolean): AxisPiece | undefined {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const piece = pieces[middle];
    if (piece !== undefined && passes(piece)) low = middle + 1;
    else high = middle;
  }
  return pieces[low - 1];
}
