/** A word at a place of a line, 0 to 1. */
export type Placed = { readonly place: number; readonly text: string };

/** Where its word begins, in pixels. */
export type Labelled<T extends Placed> = T & { readonly leftPx: number };

/** Figures and the few letters of a time, in the small type of the ruler. */
const letterPx = 6.6;
const gapPx = 8;

/** The words that find room, from left to right: behind their mark, or before it at the right edge; or in the middle of it. */
export function labelsThatFit<T extends Placed>(all: readonly T[], widthPx: number, align: "behind" | "middle" = "behind"): Labelled<T>[] {
  const kept: Labelled<T>[] = [];
  let end = -Infinity;
  for (const one of all) {
    const length = one.text.length * letterPx;
    const at = one.place * widthPx;
    const wanted = align === "middle" ? at - length / 2 : at + 4 + length > widthPx ? at - 4 - length : at + 4;
    const leftPx = Math.max(0, Math.min(wanted, widthPx - length));
    if (leftPx < end || length > widthPx) continue;
    kept.push({ ...one, leftPx });
    end = leftPx + length + gapPx;
  }
  return kept;
}

/** So many marks have room for their words. */
export function ticksFor(widthPx: number, wordPx: number): number {
  return Math.max(2, Math.floor(widthPx / wordPx));
}
