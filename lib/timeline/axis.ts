import type { AxisKind, AxisRange } from "./row.ts";

/** One piece of an axis: a stretch drawn to scale, or an idle one folded to a notch. Places are shares of the whole, 0 to 1. */
export type AxisPiece = AxisRange & { readonly folded: boolean; readonly left: number; readonly right: number };

/** How a stretch of time (or of positions) lies along a line, from left to right. */
export type Axis = { readonly kind: AxisKind; readonly range: AxisRange; readonly pieces: readonly AxisPiece[] };
