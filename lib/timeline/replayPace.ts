/** each: every step takes as long; clock: as far apart as they were recorded, idle time folded. */
export const replayPaces = ["each", "clock"] as const;
export type ReplayPace = (typeof replayPaces)[number];
export const replaySpeeds = [0.5, 1, 2, 5] as const;
export type ReplaySpeed = (typeof replaySpeeds)[number];

/** How long a step stays where all stay as long, at single speed. */
const stepMs = 1_200;
/** A wait longer than this is idle: it is folded to this. At single speed, in the time of the evidence. */
export const idleMsMax = 3_000;
/** Two steps in the same instant are still two. */
const stepMsMin = 120;

/** How long to stay at a step before the next one. `us`: when both were; null where there is no clock: then they stay as long as each other. */
export function pauseMs(from: number | null, to: number | null, pace: ReplayPace, speed: ReplaySpeed): number {
  if (pace === "each" || from === null || to === null) return stepMs / speed;
  return Math.max(stepMsMin, Math.min(idleMsMax, (to - from) / 1_000) / speed);
}

/** The recorded wait in milliseconds where it is folded, else null. */
export function foldedMs(from: number | null, to: number | null): number | null {
  const waited = from === null || to === null ? 0 : (to - from) / 1_000;
  return waited > idleMsMax ? waited : null;
}
