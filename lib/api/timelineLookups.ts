import { alignedIndex } from "../store/alignedIndex.ts";
import type { IncidentIndex } from "../store/incidentIndex.ts";
import type { Store } from "../store/incidents.ts";
import { markedRows, type MarkedRows } from "../store/rowMarks.ts";
import { needIndex } from "./lookups.ts";

type Timeline = { readonly index: IncidentIndex; readonly marks: MarkedRows };

/** The open index of an incident with what people said about its rows, and its clocks as they aligned them: to be used before the next await. */
export function needTimeline(store: Store, id: string): Timeline {
  const { index, marks } = needRecordedTimeline(store, id);
  return { index: alignedIndex(store, id, index), marks };
}

/** The same with all times as they were recorded: what leaves the house is never moved. */
export function needRecordedTimeline(store: Store, id: string): Timeline {
  const index = needIndex(store, id);
  return { index, marks: markedRows(store, id, index) };
}
