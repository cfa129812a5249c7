import { memo } from "react";
import type { Axis } from "@/lib/timeline/axis.ts";
import { lengthText } from "./window-text.ts";

/** The folded stretches of an axis as notched bands; their true length stands in the ruler and in the title. */
export const AxisBands = memo(function AxisBands({ axis }: { readonly axis: Axis }) {
  return axis.pieces.filter(({ folded }) => folded).map(({ from, to, left, right }) => (
    <span key={from} title={`${lengthText(to - from, axis.kind)} without a step, folded`}
      className="absolute inset-y-0 border-x border-dashed border-border-control bg-surface-raised" style={{ left: `${left * 100}%`, width: `${(right - left) * 100}%` }} />
  ));
});
