import { panned, zoomed } from "@/lib/timeline/axisZoom.ts";
import type { AxisKind, AxisRange, TimelineRow } from "@/lib/timeline/row.ts";
import type { AxisFrame } from "./axis-frame.ts";
import { stretchOf } from "../rows/bar.ts";

/** One press of + or − makes the window half or twice as long; one press of an arrow moves it by a quarter. */
export const zoomFactor = 2;
export const panShare = 0.25;

/** The window made longer or shorter; around its middle where the point that is asked for lies outside. */
export function zoomedWindow({ shown, whole }: AxisFrame, factor: number, around: number | null): AxisRange | null {
  if (shown === null || whole === null) return null;
  const { from, to } = shown.range;
  const held = around !== null && around >= from && around <= to ? around : (from + to) / 2;
  return zoomed(shown.range, whole, factor, held);
}

/** The window moved by a share of its length. */
export function pannedWindow({ shown, whole }: AxisFrame, share: number): AxisRange | null {
  return shown === null || whole === null ? null : panned(shown.range, whole, share);
}

/** The middle of a row on an axis: what zooming goes around. */
export function middleOf(row: TimelineRow | null, kind: AxisKind): number | null {
  const stretch = row === null ? null : stretchOf(row, kind);
  return stretch === null ? null : (stretch.from + (stretch.to ?? stretch.from)) / 2;
}

/** The window that shows a row alone, with a little air on both sides. Null: the row has no place on this axis. */
export function rowWindow(row: TimelineRow, kind: AxisKind): AxisRange | null {
  if (kind === "position") return airy({ from: row.place, to: row.place }, kind);
  const stretch = stretchOf(row, kind);
  return stretch === null ? null : airy({ from: stretch.from, to: stretch.to ?? stretch.from }, kind);
}

/** The window that shows a row with all below it, as far as these are known. */
export function subtreeWindow(row: TimelineRow, below: readonly TimelineRow[], kind: AxisKind): AxisRange | null {
  const stretches = [row, ...below].flatMap((one) => stretchOf(one, kind) ?? []);
  if (stretches.length === 0) return null;
  const from = stretches.reduce((least, one) => Math.min(least, one.from), Infinity);
  const to = stretches.reduce((most, one) => Math.max(most, one.to ?? one.from), -Infinity);
  return airy({ from, to }, kind);
}

const airShare = 0.02;
const airMin: Readonly<Record<AxisKind, number>> = { time: 500, position: 1 };

function airy({ from, to }: AxisRange, kind: AxisKind): AxisRange {
  const air = Math.max(airMin[kind], Math.ceil((to - from) * airShare));
  return { from: from - air, to: to + air };
}
