import { axisOf, placeOn, type Axis } from "@/lib/timeline/axis.ts";
import type { AxisRange, TimelineRow } from "@/lib/timeline/row.ts";

/** A stretch of time in the evidence. */
export type Span = { readonly startUs: number; readonly endUs: number };

type Traced = { readonly id: string; readonly startUs: number | null; readonly endUs: number | null };
type Timed = Pick<TimelineRow, "startUs" | "endUs">;
type Drawn = Timed & Pick<TimelineRow, "place" | "through">;

/** The axis of each trace; null where a trace has no clock or no end. */
export function lanesOf(traces: readonly Traced[]): ReadonlyMap<string, Axis | null> {
  return new Map(traces.map(({ id, startUs, endUs }) => [id, startUs === null || endUs === null ? null : axisOf("time", { from: startUs, to: endUs })]));
}

/** From the first start to the last end. */
export function laneOver(rows: readonly Timed[]): Span | null {
  const starts = rows.flatMap(({ startUs }) => startUs ?? []);
  const ends = rows.flatMap(({ endUs }) => endUs ?? []);
  if (starts.length === 0 || ends.length === 0) return null;
  return { startUs: starts.reduce((a, b) => Math.min(a, b)), endUs: ends.reduce((a, b) => Math.max(a, b)) };
}

/** Where a row stands on an axis: from, and to; no `to` where its end is not in the evidence. Null: it has no place there. */
export function stretchOf(row: Drawn, kind: Axis["kind"]): { readonly from: number; readonly to: number | null } | null {
  if (kind === "position") return { from: row.place, to: row.through };
  return row.startUs === null ? null : { from: row.startUs, to: row.endUs };
}

export type Bar =
  | { readonly type: "none" }
  | { readonly type: "instant"; readonly leftPercent: number }
  | { readonly type: "stretch"; readonly leftPercent: number; readonly widthPercent: number; readonly open: boolean };

/** Where a row's bar lies on its axis. A row without an end is open to the right: how long it took is not in the evidence. */
export function barOf(row: Drawn, axis: Axis | null): Bar {
  const stretch = axis === null ? null : stretchOf(row, axis.kind);
  if (axis === null || stretch === null || isOutside(stretch, axis.range)) return { type: "none" };
  const percent = (value: number) => placeOn(axis, value) * 100;
  const leftPercent = percent(stretch.from);
  if (stretch.to === null) return { type: "stretch", leftPercent, widthPercent: 100 - leftPercent, open: true };
  if (stretch.to <= stretch.from) return { type: "instant", leftPercent };
  return { type: "stretch", leftPercent, widthPercent: percent(stretch.to) - leftPercent, open: false };
}

function isOutside({ from, to }: { readonly from: number; readonly to: number | null }, range: AxisRange): boolean {
  return from > range.to || (to !== null && to < range.from);
}

/** How far apart runs may lie before one axis over all of them shows nothing but hairlines. */
const runningShareMin = 0.5;

/** True where the traces leave most of the whole empty: then each is drawn over its own time. */
export function liesApart(traces: readonly Traced[], whole: Span | null): boolean {
  if (whole === null || traces.length < 2 || whole.endUs <= whole.startUs) return false;
  const spans = traces.flatMap(({ startUs, endUs }) => (startUs === null ? [] : [{ startUs, endUs: endUs ?? startUs }])).toSorted((a, b) => a.startUs - b.startUs);
  let running = 0;
  let reached = -Infinity;
  for (const { startUs, endUs } of spans) {
    running += Math.max(0, endUs - Math.max(startUs, reached));
    reached = Math.max(reached, endUs);
  }
  return running / (whole.endUs - whole.startUs) < runningShareMin;
}
