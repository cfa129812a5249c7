import { statSync } from "node:fs";
import { indexPath } from "../store/dataFolder.ts";
import type { Store } from "../store/incidents.ts";
import type { MarkedRows } from "../store/rowMarks.ts";
import { matchingRows } from "../store/timeline.ts";
import { timelineCsvHeader, timelineCsvLine } from "../timeline/csv.ts";
import { streamAnswer } from "./answers.ts";
import type { TimelineQuery } from "./timelineContract.ts";
import { needTimeline } from "./timelineLookups.ts";

const pageRows = 500;

/**
 * The rows that pass the filter, in the order of the view, as a CSV file. Folding is a way of looking and hides nothing here;
 * parents that only give a filtered tree its shape are left out.
 */
export function timelineCsvAnswer(store: Store, incident: string, query: TimelineQuery): Response {
  // Asked before the answer begins: a refusal must not look like an empty file. What people said is as it was now.
  const { marks } = needTimeline(store, incident);
  return streamAnswer(csvPieces(store, incident, query, marks), {
    "content-type": "text/csv; charset=utf-8; header=present",
    "content-disposition": `attachment; filename="aftertrace-${incident}-timeline.csv"`,
  });
}

async function* csvPieces(store: Store, incident: string, query: TimelineQuery, marks: MarkedRows): AsyncGenerator<string> {
  const identity = indexIdentity(store, incident);
  yield timelineCsvHeader;
  for (let from = 0; ; from += pageRows) {
    // Rows of two analyses must not end up in one file: better a download that fails.
    if (indexIdentity(store, incident) !== identity) throw new Error("The incident was analysed again while its rows were sent.");
    const { rows, total } = matchingRows(needTimeline(store, incident).index, { ...query, from, count: pageRows }, marks);
    yield rows.map(timelineCsvLine).join("");
    if (from + pageRows >= total) return;
  }
}

function indexIdentity({ dataDir }: Store, incident: string): string {
  const stat = statSync(indexPath(dataDir, incident), { throwIfNoEntry: false });
  return stat ? `${stat.ino} ${stat.mtimeMs} ${stat.size}` : "";
}
