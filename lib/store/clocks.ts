import type { Clocks, ListedClockPair } from "../api/clockContract.ts";
import { areApart, type ClockPair } from "../timeline/clockSkew.ts";
import { alignments } from "./clockAlignments.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import type { Store } from "./incidents.ts";
import { clocksOf, exhibitSummary } from "./summaryRecord.ts";

/** How the clocks of an incident's exhibits compare, and what was decided about them. */
export function clocks(store: Store, incident: string, { db }: Pick<IncidentIndex, "db">): Clocks {
  const { pairs, calls, mentions } = clocksOf(db);
  const lists = new Set(exhibitSummary(db).flatMap(({ id, events }) => (events === undefined ? [] : [id])));
  return { pairs: pairs.map((pair) => listed(pair, lists)), calls, mentions, alignments: alignments(store, incident) };
}

function listed(pair: ClockPair, lists: ReadonlySet<string>): ListedClockPair {
  const [first, second] = [`x${pair.first}`, `x${pair.second}`];
  return { ...pair, first, second, moves: lists.has(first) && !lists.has(second) ? first : second, apart: areApart(pair) };
}
