import { placeOn, type Axis } from "./axis.ts";
import type { AxisKind } from "./row.ts";

/** A mark of the axis. `edge`: the end of a folded stretch, where the label says that time was left out. */
export type Tick = { readonly value: number; readonly place: number; readonly edge: boolean };

const secondUs = 1_000_000;
const [minuteUs, hourUs, dayUs] = [60 * secondUs, 3_600 * secondUs, 86_400 * secondUs];
const clockSteps = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * secondUs), ...[1, 2, 5, 10, 15, 30].map((n) => n * minuteUs), ...[1, 2, 3, 6, 12].map((n) => n * hourUs),
];

/**
 * At most `max` marks at round steps counted from `origin` (the epoch, or the instant that T+0 stands for), and at the two
 * edges of each folded stretch; none inside one. Edges come first: round marks that would stand too close to one are left out,
 * and where the folds alone are too many, the longest keep theirs.
 */
export function ticksOf(axis: Axis, max: number, origin = 0): Tick[] {
  const edges = edgeValues(axis, Math.floor(max / 2));
  const drawn = axis.pieces.filter((piece) => !piece.folded);
  const length = drawn.reduce((sum, { from, to }) => sum + to - from, 0);
  const room = max - edges.length;
  if (room < 1 || !(length > 0)) return edges.map((value) => tick(axis, value, true));
  const values = fitting(axis.kind, length / room, (step) => {
    const round = drawn.flatMap(({ from, to }) => multiples(from, to, step, origin, room + 1));
    return round.length <= room ? round : null;
  });
  const closest = 1 / (2 * max);
  const ticks = edges.map((value) => tick(axis, value, true));
  for (const value of new Set(values)) {
    const one = tick(axis, value, false);
    if (ticks.every((other) => !other.edge || Math.abs(other.place - one.place) >= closest)) ticks.push(one);
  }
  return ticks.sort((a, b) => a.value - b.value);
}

const tick = (axis: Axis, value: number, edge: boolean): Tick => ({ value, place: placeOn(axis, value), edge });

/** The ends of the longest folds, at most `max` of them. Ends of the axis itself are no edges. */
function edgeValues({ pieces, range }: Axis, max: number): number[] {
  const longest = pieces.filter((piece) => piece.folded).sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from).slice(0, Math.floor(max / 2));
  const ends = longest.flatMap(({ from, to }) => [from, to]).filter((value) => value > range.from && value < range.to);
  return [...new Set(ends)].sort((a, b) => a - b);
}

/** The values of the first round step, from `least` on, that gives few enough. */
function fitting(kind: AxisKind, least: number, valuesAt: (step: number) => number[] | null): number[] {
  let step = roundStep(kind, least);
  for (let tries = 0; tries < 8; tries++) {
    const values = valuesAt(step);
    if (values !== null) return values;
    step = roundStep(kind, step * 1.01);
  }
  return [];
}

/** The smallest round step that is not below `least`: 1, 2, 5 of a decimal, or what clocks and calendars call round. */
export function roundStep(kind: AxisKind, least: number): number {
  if (kind === "position" || least <= secondUs / 2) return decimalStep(Math.max(1, least));
  return clockSteps.find((step) => step >= least) ?? decimalStep(least / dayUs) * dayUs;
}

function decimalStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return [1, 2, 5, 10].map((n) => n * power).find((step) => step >= least) ?? power * 10;
}

function multiples(from: number, to: number, step: number, origin: number, most: number): number[] {
  const values: number[] = [];
  for (let n = Math.ceil((from - origin) / step); origin + n * step <= to && values.length < most; n++) values.push(origin + n * step);
  return values;
}
