import type { TimelineAddress } from "../address.ts";

type Folding = Pick<TimelineAddress, "level" | "fold">;

/** Folds a row or opens it: `fold` holds the rows that differ from what `level` says, so both are the same change. */
export function toggled(fold: readonly number[], row: number): number[] {
  return fold.includes(row) ? fold.filter((id) => id !== row) : [...fold, row];
}

/** Every row that has rows below it stands open. */
export const allExpanded: Folding = { level: null, fold: [] };

/** Only the headings of the traces are left; of a single trace also its outermost steps, or nothing would be to be seen. */
export function allCollapsed(traces: number): Folding {
  return { level: traces > 1 ? 0 : 1, fold: [] };
}
