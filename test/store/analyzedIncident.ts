import { mkdirSync, renameSync } from "node:fs";
import { onTestFinished } from "vitest";
import { analyze, type AnalysisOptions } from "../../lib/pipeline.ts";
import { indexFolder, indexPartPath, indexPath } from "../../lib/store/dataFolder.ts";
import { evidenceOf } from "../../lib/store/evidenceReading.ts";
import { closeIndex, incidentIndex, type IncidentIndex } from "../../lib/store/incidentIndex.ts";
import { createIncident, type Store } from "../../lib/store/incidents.ts";
import { openTraceIndex } from "../../lib/store/openDatabase.ts";
import { traceIndexWriter } from "../../lib/store/traceIndexWriter.ts";
import { hand } from "./tempStore.ts";

/** Name and content. */
export type TestFile = readonly [string, string | Uint8Array];

/** An incident that holds these files, in this order. */
export async function incidentOf(store: Store, ...files: readonly TestFile[]): Promise<string> {
  const incident = createIncident(store, { title: "t" }, "responder");
  for (const [name, content] of files) await hand(store, incident, name, content);
  return incident;
}

/** Analyses everything that the incident holds, or only some of its exhibits, and puts the index in place as a job does. It is closed when the test ends. */
export async function reanalyzed(store: Store, incident: string, only: (number: number) => boolean = () => true, more: Partial<AnalysisOptions> = {}): Promise<IncidentIndex> {
  const index = await analyzedAnew(store, incident, only, more);
  onTestFinished(() => closeIndex(indexPath(store.dataDir, incident)));
  return index;
}

/** The same for all tests of a file. */
export async function analyzedAnew(store: Store, incident: string, only: (number: number) => boolean = () => true, more: Partial<AnalysisOptions> = {}): Promise<IncidentIndex> {
  const part = indexPartPath(store.dataDir, incident, "test");
  mkdirSync(indexFolder(store.dataDir), { recursive: true });
  const db = openTraceIndex(part, "create");
  try {
    await analyze(evidenceOf(store, incident).filter(({ number }) => only(number)), traceIndexWriter(db), { scratch: { kind: "memory" }, ...more });
  } finally {
    db.close();
  }
  const path = indexPath(store.dataDir, incident);
  closeIndex(path);
  renameSync(part, path);
  const index = incidentIndex(store.dataDir, incident);
  if (index === null) throw new Error("the index did not open");
  return index;
}

/** Gives the exhibits their numbers the other way round, as if they had been handed in in that order. */
export function reverseExhibits({ cases }: Store, incident: string): void {
  const run = (sql: string) => cases.$client.prepare(sql).run(incident);
  run("update exhibits set number = -number where incident = ?");
  cases.$client.prepare("update exhibits set number = number + 1 + (select -min(number) from exhibits where incident = ?) where incident = ?").run(incident, incident);
}

/**
 * What each row and document is, in words that stay the same when it is numbered anew: a call by its id, a span by its
 * ids, a message by its place. Traces without an id are named after their exhibit's number, which is left out.
 */
export function thingsOf({ db }: IncidentIndex): { readonly rows: ReadonlyMap<number, string>; readonly documents: ReadonlyMap<number, string> } {
  const list = (sql: string) => new Map(db.prepare<[], { id: number; what: string }>(sql).all().map(({ id, what }) => [id, what.replace(/\bx\d+(?=[: ])/, "x")]));
  return {
    rows: list(`select s.id, iif(c.call_id is not null, c.call_id, json_array(s.type, t.trace_id, s.span_id, s.parent_id,
      iif(s.type = 'message', r.at || ' ' || s.ordinal, null))) as what
      from steps s join traces t on t.id = s.trace left join records r on r.id = s.record left join calls c on c.number = s.call`),
    documents: list(`select d.number as id, json_array(d.call_id, d.origin, d.length, g.text_hash) as what
      from documents d join sightings g on g.id = d.sighting`),
  };
}

const asks = (id: string, query: string) => ({ id, type: "function", function: { name: "run_sql", arguments: JSON.stringify({ query }) } });

/** A transcript in which one call is asked for and answered: seven rows, one of them a call, and one document. */
export function transcript(word: string, id = "call_1"): string {
  return JSON.stringify({
    messages: [
      { role: "user", content: `Tidy up ${word}.` },
      { role: "assistant", content: null, tool_calls: [asks(id, `delete from ${word}`)] },
      { role: "tool", tool_call_id: id, content: `all ${word} deleted` },
      { role: "assistant", content: "Done." },
    ],
  });
}
