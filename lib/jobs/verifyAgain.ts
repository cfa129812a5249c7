import { currentRunner } from "./current.ts";

/** Verifies the logs of these incidents again, under the keys as they are now. */
export function verifyAgain(incidents: readonly string[]): void {
  for (const incident of new Set(incidents)) currentRunner().verify(incident, "aftertrace");
}
