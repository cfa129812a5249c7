import type { Clocks, ListedClockPair } from "../api/clockContract.ts";
import { areApart, type ClockPair } from "../timeline/clockSkew.ts";
import { alignments } from "./clockAlignments.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import type { Store } from "./incidents.ts";
import { clocksOf } from "./summaryRecord.ts";

/** How the clocks of an incident's exhibits compare, and what was decided about them. */
export function clocks(store: Store, incident: string, { db }: Pick<IncidentIndex, "db">): Clocks {
  const { pairs, mentions } = clocksOf(db);
  return { pairs: pairs.map(listed), mentions, alignments: alignments(store, incident) };
}

const listed = (pair: ClockPair): ListedClockPair => ({ ...pair, first: `x${pair.first}`, second: `x${pair.second}`, apart: areApart(pair) });
