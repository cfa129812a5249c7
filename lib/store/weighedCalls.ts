import type { WeighedCall } from "../effects/effectIndex.ts";
import { effectsOfCall } from "./effectRows.ts";
import { keptStatement } from "./keptStatement.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

const weighed = `select c.number, c.trace, c.state, c.time_us as timeUs, c.harm, o.verdict as origin from calls c left join origins o on o.call = c.number
  where c.number > ? and c.class is not null and (c.harm <> 'none' or o.verdict in ('injection', 'agent')) order by c.number limit ?`;

/** Calls that are harm by their effects, or that nobody asked for, in order of time, behind one of them. */
export function weighedCalls(db: TraceIndexDatabase, after: number, count: number): WeighedCall[] {
  return keptStatement<[number, number], Omit<WeighedCall, "effects">>(db, weighed).all(after, count).map((call) => ({ ...call, effects: effectsOfCall(db, call.number) }));
}
