import { exhibits } from "../../drizzle/cases.ts";
import { captureOf, noCapture } from "../../lib/trace/capture.ts";
import { indexPath } from "../../lib/store/dataFolder.ts";
import { createIncident, setIncidentState } from "../../lib/store/incidents.ts";
import { closeCases, openCases, openTraceIndex, type TraceIndexDatabase } from "../../lib/store/openDatabase.ts";
import { fillSyntheticIndex } from "./syntheticIndex.ts";

/** Puts an analysed incident of `rows` rows into a data folder that no server holds, without reading any evidence. Answers its id. */
export function seedIncident(dataDir: string, rows: number, root: string): string {
  const cases = openCases(dataDir, root);
  const id = createIncident({ cases, dataDir }, { title: `${rows} rows` }, "responder");
  const db = openTraceIndex(indexPath(dataDir, id), "create", root);
  fillSyntheticIndex(db, rows);
  summarise(db, rows);
  db.close();
  for (const number of [1, 2]) cases.insert(exhibits).values({ incident: id, number, name: nameOf(number), sha256: shaOf(number), bytes: 0, addedUs: number }).run();
  setIncidentState(cases, id, "ready", "seeded");
  closeCases(dataDir);
  return id;
}

const nameOf = (number: number): string => `runs-${number}.jsonl`;
const shaOf = (number: number): string => String(number).repeat(64);

function summarise(db: TraceIndexDatabase, rows: number): void {
  const put = db.prepare<[string, string]>("insert or replace into summary (key, json) values (?, ?)");
  const count = (sql: string): number => db.prepare<[], { n: number }>(sql).get()?.n ?? 0;
  const capture = captureOf(noCapture);
  const time = db.prepare<[], { startUs: number | null; endUs: number | null }>("select min(start_us) as startUs, max(coalesce(end_us, start_us)) as endUs from steps").get();
  const traces = count("select count(*) as n from traces");
  const spans = rows - traces;
  const summary = {
    exhibits: [1, 2].map((number) => ({
      id: `x${number}`, name: nameOf(number), sha256: shaOf(number), bytes: 0, format: "langsmith.runs", why: "seeded", container: null,
      records: { read: spans, kept: spans, skipped: 0 }, capture, problems: [],
    })),
    exhibitTimes: [time, time], capture, timeRange: time,
    counts: { traces, spans, roots: traces, orphans: 0, withoutEnd: 0, errorSpans: 0, messages: 0, toolSchemas: [] },
    rows: { rows, calls: 0, documents: 0 },
  };
  for (const [key, value] of Object.entries(summary)) put.run(key, JSON.stringify(value));
}
