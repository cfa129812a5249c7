import { axisOf, type Axis } from "@/lib/timeline/axis.ts";
import type { AxisKind, AxisRange, TimelineOverview } from "@/lib/timeline/row.ts";
import type { TimelineAddress } from "../address.ts";
import type { Span } from "../rows/bar.ts";

/** What everything that is drawn along a line shares: lanes, ruler, minimap, and the bars of the rows. */
export type AxisFrame = {
  readonly kind: AxisKind;
  /** Null while it is not known, and where nothing has a place. */
  readonly whole: AxisRange | null;
  /** The whole, to scale: the minimap. */
  readonly map: Axis | null;
  /** The window, or the whole; idle stretches folded where that was asked for. */
  readonly shown: Axis | null;
  readonly isWindow: boolean;
  /** Idle stretches inside what is shown, and how much of it they take, 0 to 1. */
  readonly gaps: readonly AxisRange[];
  readonly idle: number;
};

type Options = Pick<TimelineAddress, "axis" | "t" | "gaps"> & {
  /** First to last time in the evidence; null where it has no clock. */
  readonly range: Span | null;
  readonly overview: TimelineOverview | null;
};

/** Lays out the axis from the address and from what is known of the whole. */
export function axisFrame({ axis, t, gaps: fold, range, overview }: Options): AxisFrame {
  const kind: AxisKind = range === null ? "position" : (axis ?? "time");
  const known = overview?.axis === kind ? overview : null;
  const whole = known !== null ? known.whole : kind === "time" && range !== null ? { from: range.startUs, to: range.endUs } : null;
  const window = t === null ? null : t.axis === kind ? { from: t.from, to: t.to } : (known?.shown ?? null);
  const drawn = window ?? whole;
  const gaps = drawn === null ? [] : inside(known?.gaps ?? [], drawn);
  return {
    kind, whole, gaps,
    map: whole === null ? null : axisOf(kind, whole),
    shown: drawn === null ? null : axisOf(kind, drawn, fold ? gaps : []),
    isWindow: window !== null,
    idle: drawn === null ? 0 : idleShare(gaps, drawn),
  };
}

function inside(gaps: readonly AxisRange[], { from, to }: AxisRange): AxisRange[] {
  return gaps.flatMap((gap) => (gap.to > from && gap.from < to ? [{ from: Math.max(from, gap.from), to: Math.min(to, gap.to) }] : []));
}

function idleShare(gaps: readonly AxisRange[], { from, to }: AxisRange): number {
  return to > from ? gaps.reduce((sum, gap) => sum + gap.to - gap.from, 0) / (to - from) : 0;
}

/** From this share on the axis offers to fold what is idle. */
export const idleShareMin = 0.05;

/** A window worth keeping in the address: null where it is the whole again. */
export function windowOf(range: AxisRange, { kind, whole }: Pick<AxisFrame, "kind" | "whole">): TimelineAddress["t"] {
  const from = Math.floor(range.from);
  const to = Math.ceil(range.to);
  return whole !== null && from <= whole.from && to >= whole.to ? null : { axis: kind, from, to };
}

/** The same stretch with ends as round as its length allows, outwards: for windows that are drawn or zoomed, not written. */
export function roundedRange({ from, to }: AxisRange, { kind, whole }: Pick<AxisFrame, "kind" | "whole">): AxisRange {
  if (kind === "position" || whole === null) return { from, to };
  const step = roundings.find(({ above }) => to - from > above)?.step ?? 1;
  const origin = whole.from;
  return {
    from: Math.max(whole.from, origin + Math.floor((from - origin) / step) * step),
    to: Math.min(whole.to, origin + Math.ceil((to - origin) / step) * step),
  };
}

const [msUs, secondUs, hourUs] = [1_000, 1_000_000, 3_600_000_000];
const roundings = [{ above: hourUs, step: secondUs }, { above: 10 * secondUs, step: 10 * msUs }, { above: 100 * msUs, step: msUs }];
