import type { Replay, ReplayStep } from "@/lib/api/replayContract.ts";
import type { ReplayRadius } from "@/lib/timeline/replayState.ts";

/** Steps of one window; windows follow one another from 0. */
export const windowSteps = 40;
/** Windows before the one in which the replay stands that the regions show as well. */
const tailWindows = 2;
/** So near to the end of a window the next one is fetched. */
const aheadSteps = 15;

export type Windows = ReadonlyMap<number, Replay>;

export const windowOf = (position: number): number => Math.floor(position / windowSteps);

/** The numbers of the windows that are wanted at a position, the most wanted first. */
export function wantedWindows(position: number, total: number): number[] {
  const here = windowOf(position);
  const ahead = position % windowSteps >= windowSteps - aheadSteps && (here + 1) * windowSteps < total ? [here + 1] : [];
  return [here, ...ahead, ...Array.from({ length: tailWindows }, (_, back) => here - 1 - back).filter((one) => one >= 0)];
}

/** The step at a position, where it has been fetched. */
export const stepAt = (windows: Windows, position: number): ReplayStep | null => windows.get(windowOf(position))?.steps[position % windowSteps] ?? null;

/** The steps behind one another that have been fetched up to a window, and what was reached before the first of them; null where the window itself has not come. */
export function stepsInSight(windows: Windows, position: number): { readonly steps: readonly ReplayStep[]; readonly before: ReplayRadius; readonly from: number } | null {
  const here = windowOf(position);
  const window = windows.get(here);
  if (window === undefined) return null;
  let [first, { before }] = [here, window];
  let steps = [...window.steps];
  for (let one = windows.get(first - 1); one !== undefined && here - first < tailWindows; one = windows.get(first - 1)) {
    first--;
    steps = [...one.steps, ...steps];
    ({ before } = one);
  }
  return { steps, before, from: first * windowSteps };
}
