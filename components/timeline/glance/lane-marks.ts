import { placeOn, type Axis } from "@/lib/timeline/axis.ts";
import type { LaneMark, LaneName } from "@/lib/timeline/row.ts";
import { countText } from "../../ui/count.tsx";
import { windowEndText } from "../axis/window-text.ts";

/** A mark with the middle of its target, in pixels from the left of its lane. */
export type PlacedMark = LaneMark & { readonly xPx: number };

/** Targets are this wide (WCAG 2.5.8), so marks that would stand closer become one with their number on it. */
export const markPx = 24;

/** The marks of a lane on its axis, those too close to each other joined; outside the axis there are none. */
export function marksOnLane(marks: readonly LaneMark[], axis: Axis, widthPx: number): PlacedMark[] {
  if (widthPx < markPx) return [];
  const joined: PlacedMark[] = [];
  for (const mark of marks) {
    if (mark.from > axis.range.to || mark.to < axis.range.from) continue;
    const xPx = clamp(placeOn(axis, mark.from) * widthPx, markPx / 2, widthPx - markPx / 2);
    const before = joined.at(-1);
    if (before === undefined || xPx - before.xPx >= widthOf(before)) joined.push({ ...mark, xPx });
    else joined[joined.length - 1] = { ...before, count: before.count + mark.count, to: Math.max(before.to, mark.to) };
  }
  return joined;
}

/** Room for the number of a joined mark. */
export function widthOf({ count }: Pick<LaneMark, "count">): number {
  return count < 2 ? markPx : Math.max(markPx, 12 + 8 * countText(count).length);
}

export const laneWords: Readonly<Record<LaneName, { readonly title: string; readonly many: string }>> = {
  failed: { title: "Failed", many: "failed" },
  injected: { title: "Injected", many: "with text that speaks to the agent" },
  harmful: { title: "Harmful", many: "called harmful" },
  noted: { title: "Noted", many: "with a note" },
  event: { title: "Events", many: "events" },
};

/** How many a lane has; with a window, how many of them lie in it. */
export function laneCount(marks: readonly Pick<LaneMark, "count">[], total: number): string {
  const here = marks.reduce((sum, { count }) => sum + count, 0);
  return here === total ? countText(total) : `${countText(here)} of ${countText(total)}`;
}

/** What a mark is, for its title and for screen readers. */
export function markName(lane: LaneName, mark: LaneMark, axis: Axis, zeroUs: number | null): string {
  const at = windowEndText(mark.from, axis.kind, zeroUs);
  const origin = mark.event === null ? "" : mark.imported === true ? "Imported event: " : "Event added by a person: ";
  if (mark.count === 1) return `${origin}${mark.label}, ${at}`;
  return `${countText(mark.count)} ${laneWords[lane].many}, ${at} to ${windowEndText(mark.to, axis.kind, zeroUs)}; the first: ${mark.label}`;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
