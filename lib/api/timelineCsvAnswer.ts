import { statSync } from "node:fs";
import { StreamingHash } from "../base/hash.ts";
import { maskSecrets } from "../effects/secrets/maskSecrets.ts";
import { appendCustody } from "../store/custodyLog.ts";
import { indexPath } from "../store/dataFolder.ts";
import { incidentRecord, type Store } from "../store/incidents.ts";
import { writeCases } from "../store/openDatabase.ts";
import type { MarkedRows } from "../store/rowMarks.ts";
import { matchingRows } from "../store/timeline.ts";
import { timelineCsvHeader, timelineCsvLine } from "../timeline/csv.ts";
import { streamAnswer } from "./answers.ts";
import type { TimelineQuery } from "./timelineContract.ts";
import { needRecordedTimeline } from "./timelineLookups.ts";

const pageRows = 500;
const fileName = (incident: string): string => `aftertrace-${incident}-timeline.csv`;

/**
 * The rows that pass the filter, in the order of the view, as a CSV file. Folding is a way of looking and hides nothing here;
 * parents that only give a filtered tree its shape are left out.
 */
export function timelineCsvAnswer(store: Store, incident: string, query: TimelineQuery): Response {
  // Asked before the answer begins: a refusal must not look like an empty file. What people said is as it was now.
  const { marks } = needRecordedTimeline(store, incident);
  return streamAnswer(csvPieces(store, incident, query, marks), {
    "content-type": "text/csv; charset=utf-8; header=present",
    "content-disposition": `attachment; filename="${fileName(incident)}"`,
  });
}

async function* csvPieces(store: Store, incident: string, query: TimelineQuery, marks: MarkedRows): AsyncGenerator<string> {
  const sent: Sent = { rows: 0, total: 0, bytes: 0, whole: false, hash: new StreamingHash() };
  try {
    for (const piece of csvPages(store, incident, query, marks, sent)) {
      const bytes = Buffer.from(piece);
      sent.hash.update(bytes);
      sent.bytes += bytes.length;
      yield piece;
    }
    sent.whole = true;
  } finally {
    writeExport(store, incident, query, sent);
  }
}

type Sent = { rows: number; total: number; bytes: number; whole: boolean; readonly hash: StreamingHash };

function* csvPages(store: Store, incident: string, query: TimelineQuery, marks: MarkedRows, sent: Sent): Generator<string> {
  const identity = indexIdentity(store, incident);
  yield timelineCsvHeader;
  for (let from = 0; ; from += pageRows) {
    // Rows of two analyses must not end up in one file: better a download that fails.
    if (indexIdentity(store, incident) !== identity) throw new Error("The incident was analysed again while its rows were sent.");
    const { rows, total } = matchingRows(needRecordedTimeline(store, incident).index, { ...query, from, count: pageRows }, marks);
    [sent.rows, sent.total] = [sent.rows + rows.length, total];
    yield rows.map(timelineCsvLine).join("");
    if (from + pageRows >= total) return;
  }
}

/** What left the house, and its hash: with the line in the log a file can be recognised later. */
function writeExport(store: Store, incident: string, { view, q }: TimelineQuery, { rows, total, bytes, whole, hash }: Sent): void {
  // Deleted meanwhile: nothing of it may come back.
  if (incidentRecord(store, incident) === null) return;
  // What was looked for may be a credential, and the log is kept for ever.
  const words = q === "" ? "" : `, search ${JSON.stringify(maskSecrets(q))}`;
  const object = whole ? { sha256: hash.hex(), bytes, name: fileName(incident) } : null;
  const end = object === null ? "broken off" : `sha256 ${object.sha256}`;
  writeCases(store.cases, () => appendCustody(store.cases, incident, "responder", "export.sent", `timeline as CSV, ${view} view${words}: ${rows} of ${total} rows, ${end}`, { ...(object === null ? {} : { object }), detail: { rows, of: total } }));
}

function indexIdentity({ dataDir }: Store, incident: string): string {
  const stat = statSync(indexPath(dataDir, incident), { throwIfNoEntry: false });
  return stat ? `${stat.ino} ${stat.mtimeMs} ${stat.size}` : "";
}
