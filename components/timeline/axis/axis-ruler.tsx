"use client";

import { memo, useRef } from "react";
import type { Axis } from "@/lib/timeline/axis.ts";
import { ticksOf } from "@/lib/timeline/axisTicks.ts";
import { AxisBands } from "./axis-bands.tsx";
import { labelsThatFit, ticksFor } from "./ruler-labels.ts";
import { useWidth } from "./use-width.ts";
import { lengthText, tickText } from "./window-text.ts";

type Props = {
  readonly axis: Axis;
  readonly zeroUs: number | null;
  /** With the true length of each folded stretch below the marks. */
  readonly lengths?: boolean;
};

const wordPx = 104;

/** The marks of an axis with their real times, wherever idle time is folded. Remembered, because the list below it is drawn anew with every scroll. */
export const AxisRuler = memo(function AxisRuler({ axis, zeroUs, lengths = false }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const ticks = width === 0 ? [] : ticksOf(axis, ticksFor(width, wordPx), axis.kind === "time" ? (zeroUs ?? 0) : -1);
  const labels = labelsThatFit(ticks.map((tick) => ({ ...tick, text: tickText(tick.edge ? wholeSeconds(tick.value, axis, zeroUs) : tick.value, axis.kind, zeroUs) })), width);
  const folds = axis.pieces.filter(({ folded }) => folded).map((piece) => ({ ...piece, place: (piece.left + piece.right) / 2, text: lengthText(piece.to - piece.from, axis.kind) }));
  return (
    <div ref={box} data-axis="shown" className="relative size-full min-h-5 overflow-hidden" aria-hidden="true">
      {lengths && <div className="absolute inset-x-0 top-0 h-1.5"><AxisBands axis={axis} /></div>}
      {ticks.map(({ value, place }) => <span key={value} className="absolute top-0 h-1.5 w-px bg-border-control" style={{ left: `min(${place * 100}%, 100% - 1px)` }} />)}
      {labels.map(({ value, text, leftPx }) => (
        <span key={value} className="tabular absolute top-1 text-xs leading-4 font-normal whitespace-nowrap text-text-muted" style={{ left: leftPx }}>{text}</span>
      ))}
      {lengths && labelsThatFit(folds, width, "middle").map(({ from, text, leftPx }) => (
        <span key={from} className="tabular absolute top-5 text-xs leading-4 whitespace-nowrap text-text-muted" style={{ left: leftPx }}>{text}</span>
      ))}
    </div>
  );
});

/** The end of a folded stretch lies anywhere; over more than a minute nobody reads its fractions of a second. */
function wholeSeconds(value: number, { kind, range }: Axis, zeroUs: number | null): number {
  const zero = zeroUs ?? 0;
  return kind === "time" && range.to - range.from > 60e6 ? zero + Math.floor((value - zero) / 1e6) * 1e6 : value;
}
