import type { ReplayBegun, ReplayDone, ReplaySaid, ReplayStep } from "@/lib/api/replayContract.ts";
import { stateAt, type ReplayState } from "@/lib/timeline/replayState.ts";
import { stepAt, stepsInSight, type Windows } from "./replay-windows.ts";

/** What the regions draw of one moment. `from`: the first step that they know of; what was before it is counted, but not shown. */
export type Shown = { readonly state: ReplayState<ReplaySaid, ReplayBegun, ReplayDone>; readonly step: ReplayStep; readonly from: number };

/** The moment at a position; null where it has not been fetched yet. */
export function shownAt(windows: Windows, position: number): Shown | null {
  const sight = stepsInSight(windows, position);
  const step = stepAt(windows, position);
  return sight === null || step === null ? null : { state: stateAt<ReplaySaid, ReplayBegun, ReplayDone>(sight.steps, sight.before, position), step, from: sight.from };
}
