import type { IncidentPhase, PhasePlace } from "@/lib/api/impactContract.ts";
import type { AxisWindow } from "@/lib/timeline/axisRange.ts";
import type { AxisKind } from "@/lib/timeline/row.ts";
import { sinceText } from "../ui/time-text.ts";

/** "T−2 min 3 s"; the position where there is no clock. `zeroUs`: another T+0 than the first harm. */
export function placeText({ tPlusUs, us, place }: Pick<PhasePlace, "tPlusUs" | "us" | "place">, zeroUs: number | null = null): string {
  if (us !== null && zeroUs !== null) return us === zeroUs ? "T+0" : sinceText(us, zeroUs);
  if (tPlusUs !== null) return tPlusUs === 0 ? "T+0" : sinceText(tPlusUs, 0);
  return us === null ? (place === null ? "no time" : `#${place + 1}`) : "";
}

/** How long a part took; null where one of its ends has no time, or it has no end. */
export function lengthText({ from, to }: IncidentPhase): string | null {
  if (from.us === null || to === null || to.us === null) return null;
  return to.us === from.us ? "an instant" : sinceText(to.us - from.us, 0).slice(2);
}

/** The stretch of the axis that a part fills; one without an end goes on to the end of everything. Null where the axis has no place for it. */
export function phaseWindow({ from, to }: IncidentPhase, axis: AxisKind, end: number): AxisWindow | null {
  const at = (place: PhasePlace | null): number | null => (place === null ? null : axis === "time" ? place.us : place.place);
  const start = at(from);
  if (start === null) return null;
  return { axis, from: start, to: Math.max(start, to === null ? end : (at(to) ?? end)) };
}
