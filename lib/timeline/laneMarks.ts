import type { AxisRange } from "./row.ts";

/** Something with a place on the axis: a row (by its number) or an event. */
export type Placed = AxisRange & { readonly of: number };

/** Things in the same part of what is shown, as one. `first` is the earliest of them. */
export type Joined = AxisRange & { readonly first: number; readonly count: number };

/**
 * Joins what begins in the same of `slots` equal parts of `shown`; what does not touch it is left out, and what began
 * before it counts to its first part. `things` come in the order of their starts.
 */
export function joinMarks(things: Iterable<Placed>, shown: AxisRange, slots: number): Joined[] {
  const joined = new Map<number, { from: number; to: number; first: number; count: number }>();
  const length = shown.to - shown.from;
  for (const { from, to, of } of things) {
    if (from > shown.to || to < shown.from) continue;
    const slot = length > 0 ? Math.min(slots - 1, Math.max(0, Math.floor(((from - shown.from) / length) * slots))) : 0;
    const known = joined.get(slot);
    if (known === undefined) joined.set(slot, { from, to, first: of, count: 1 });
    else {
      known.to = Math.max(known.to, to);
      known.count++;
    }
  }
  return [...joined.values()];
}
