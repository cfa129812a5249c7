import type { ManualEvent } from "../api/annotationContract.ts";
import type { TimelineQuery } from "../api/timelineContract.ts";
import { densityOf, wholeRange } from "../timeline/density.ts";
import { idleGaps } from "../timeline/gaps.ts";
import type { AxisKind, AxisRange, TimelineOverview } from "../timeline/row.ts";
import { eventTimes, firstFrom } from "./externalEvents.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import type { MarkedRows } from "./rowMarks.ts";
import { filterRows, testNumber, type Filtered } from "./timelineFilter.ts";
import { overviewLanes } from "./timelineLanes.ts";
import { flaggedRows } from "./timelineMarks.ts";

export type OverviewQuery = { readonly axis?: AxisKind | undefined; readonly buckets: number; readonly slots: number };

/**
 * The whole timeline at a glance. What passes the filter is said for the whole, also outside the query's window: the window
 * chooses what lanes and gaps are given for.
 */
export function timelineOverview(
  index: IncidentIndex, query: TimelineQuery, marks: MarkedRows, { axis: wanted, buckets, slots }: OverviewQuery, events: readonly ManualEvent[],
): TimelineOverview {
  const { columns } = index;
  const axis = wanted ?? query.t?.axis ?? (columns.clock === null ? "position" : "time");
  const whole = withEvents(axis === "time" ? columns.clock : wholeRange(columns, axis), axis, [...events.map(({ atUs }) => atUs), ...nearEvents(index)]);
  const shown = whole === null ? null : query.t?.axis === axis ? { from: query.t.from, to: query.t.to } : whole;
  const filtered = filterRows(index, query, marks);
  const passes = passesElsewhere(filtered);
  const flagged = flaggedRows(index, marks);
  return {
    axis, whole, shown,
    density: densityOf(columns, axis, whole, buckets, { passes, flagged }),
    gaps: axis === "time" && shown !== null ? idleGaps(columns, shown) : [],
    lanes: overviewLanes(index, marks, { axis, shown, slots, passes, events }),
  };
}

/** What happened before the first row or after the last one belongs to the whole. */
function withEvents(range: AxisRange | null, axis: AxisKind, times: readonly number[]): AxisRange | null {
  if (range === null || axis === "position") return range;
  return { from: times.reduce((a, b) => Math.min(a, b), range.from), to: times.reduce((a, b) => Math.max(a, b), range.to) };
}

const dayUs = 86_400_000_000;

/**
 * The first and the last imported event near the rows: not farther off than a day, or than the rows are long. A file of alerts may go
 * back for months, which would press the rows into one pixel; what lies outside is counted by its lane and listed in the menu.
 */
function nearEvents(index: IncidentIndex): number[] {
  const { clock } = index.columns;
  const { at } = eventTimes(index);
  if (clock === null || at.length === 0) return [];
  const stretch = Math.max(dayUs, clock.to - clock.from);
  const near = [firstFrom(at, clock.from - stretch), firstFrom(at, clock.to + stretch + 1) - 1];
  return near.flatMap((place) => at[place] ?? []).filter((us) => us >= clock.from - stretch && us <= clock.to + stretch);
}

/** 1 for rows that pass everything but the window; null where all do. */
function passesElsewhere(filtered: Filtered): Uint8Array | null {
  const { fails } = filtered;
  if (fails === null) return null;
  const window = testNumber(filtered, "t");
  const passes = new Uint8Array(fails.length);
  for (let row = 0; row < fails.length; row++) if (fails[row] === 0 || fails[row] === window) passes[row] = 1;
  return passes;
}
