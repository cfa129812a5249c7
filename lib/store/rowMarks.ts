import type { RowMarks } from "../timeline/row.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import type { Store } from "./incidents.ts";

/** What people said about rows, by row id. Only rows that somebody marked are in it. */
export type MarkedRows = ReadonlyMap<number, RowMarks>;

/** All marks and decisions of an incident, tied to the rows of its present index. */
export function markedRows(_store: Store, _incident: string, _index: IncidentIndex): MarkedRows {
  return new Map();
}
