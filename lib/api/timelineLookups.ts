import type { IncidentIndex } from "../store/incidentIndex.ts";
import type { Store } from "../store/incidents.ts";
import { markedRows, type MarkedRows } from "../store/rowMarks.ts";
import { needIndex } from "./lookups.ts";

/** The open index of an incident with what people said about its rows: to be used before the next await. */
export function needTimeline(store: Store, id: string): { readonly index: IncidentIndex; readonly marks: MarkedRows } {
  const index = needIndex(store, id);
  return { index, marks: markedRows(store, id, index) };
}
