import { timelineQuerySchema } from "@/lib/api/timelineContract.ts";
import { currentStore } from "@/lib/jobs/current.ts";
import { incidentIndex } from "@/lib/store/incidentIndex.ts";
import { markedRows } from "@/lib/store/rowMarks.ts";
import { matchingRows } from "@/lib/store/timeline.ts";
import type { TimelineRow } from "@/lib/timeline/row.ts";

/** About a hundred sheets: nobody prints more. */
const printedRowsMax = 5_000;

type Matching = { readonly rows: readonly TimelineRow[]; readonly total: number; readonly of: number };

/** The first rows that pass a query, or null where the incident has not been analysed. */
export function readMatching(incident: string, query: URLSearchParams): Matching | null {
  const store = currentStore();
  const index = incidentIndex(store.dataDir, incident);
  if (index === null) return null;
  const asked = timelineQuerySchema.safeParse(Object.fromEntries(query)).data ?? timelineQuerySchema.parse({});
  const found = matchingRows(index, { ...asked, from: 0, count: printedRowsMax }, markedRows(store, incident, index));
  return { rows: found.rows, total: found.total, of: index.columns.rows };
}
