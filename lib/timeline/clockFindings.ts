import type { ClockFindings, ClockIndexWriter } from "./clockIndex.ts";
import { clockPairs, type ClockPair } from "./clockSkew.ts";

/** How far a signed log's clock runs ahead of the traces', by the cross-check. `exhibit` is `x3`. */
type LogClock = { readonly exhibit: string; readonly offsetUs: number; readonly pairs: number };

/** The clocks of all exhibits beside each other: by what they saw, and by the cross-check of traces and signed logs. */
export function clockFindings(index: ClockIndexWriter, logs: readonly LogClock[]): ClockFindings {
  const { sightings, calls, mentions } = index.clockSightings();
  const trace = logs.length === 0 ? null : index.callsExhibit();
  const pairs = [...clockPairs(sightings), ...(trace === null ? [] : logs.map((log) => logPair(trace, log)))];
  return { pairs: pairs.toSorted((a, b) => a.first - b.first || a.second - b.second), calls, mentions };
}

/** The cross-check keeps the median of its sure pairs and no spread. */
function logPair(trace: number, { exhibit, offsetUs, pairs }: LogClock): ClockPair {
  const log = Number(exhibit.slice(1));
  const strength = pairs < 2 ? "weak" : pairs < 5 ? "moderate" : "strong";
  const [first, second] = trace < log ? [trace, log] : [log, trace];
  return { first, second, offsetUs: trace < log ? offsetUs : -offsetUs, spreadUs: null, matches: pairs, by: "log", strength };
}
