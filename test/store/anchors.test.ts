import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { anchorFinders } from "../../lib/store/anchorFinders.ts";
import { anchorPlaces, type AnchorPlaces } from "../../lib/store/anchorPlaces.ts";
import type { IncidentIndex } from "../../lib/store/incidentIndex.ts";
import type { Store } from "../../lib/store/incidents.ts";
import { openTraceIndex } from "../../lib/store/openDatabase.ts";
import { createReadIndexes } from "../../lib/store/traceIndexReadIndexes.ts";
import { exports, langsmithRun, stepsOf } from "../pipeline/exports.ts";
import { incidentOf, reanalyzed, reverseExhibits, thingsOf, transcript, type TestFile } from "./analyzedIncident.ts";
import { hand, tempStore } from "./tempStore.ts";

const langfuse = join(process.cwd(), "test", "fixtures", "langfuse");
const unmistakable = "call_Zq81LmXc02RtYw5KdPb7VhNa";

/** One run in many exports, begun and finished spans apart, transcripts that repeat each other, ids used twice: whatever makes joining hard. */
function files(): TestFile[] {
  const steps = stepsOf(4);
  const begun = steps.map(langsmithRun).map((run) => ({ ...run, status: "pending", outputs: null, end_time: null }));
  const longer = JSON.stringify({ messages: [...JSON.parse(transcript("orders", unmistakable)).messages, { role: "user", content: "More?" }] });
  return [
    ["begun.json", JSON.stringify(begun)],
    ["first.json", transcript("orders", unmistakable)],
    ["longer.json", longer],
    ["several.jsonl", ["a", "b", "c"].map((word) => transcript(word)).join("\n")],
    ...Object.values(exports).map((one): TestFile => [one.name, one.text(steps)]),
    ...readdirSync(langfuse).map((name): TestFile => [name, readFileSync(join(langfuse, name))]),
  ];
}

type Marked = { readonly what: string; readonly anchor: string; readonly number: number };
type Everything = { readonly rows: Marked[]; readonly documents: Marked[] };

/** Anchors every row and every document of an index. */
function everything(store: Store, incident: string, index: IncidentIndex): Everything {
  const places = anchorPlaces(store, incident, index);
  const { rows, documents } = thingsOf(index);
  const all = (things: ReadonlyMap<number, string>, anchored: (number: number) => ReturnType<AnchorPlaces["anchored"]>) =>
    Array.from(things, ([number, what]) => ({ what, number, anchor: anchored(number)?.anchor ?? `${what} was not anchored` }));
  return { rows: all(rows, (row) => places.anchored({ row })), documents: all(documents, (document) => places.anchored({ document })) };
}

/** What stands at the anchors now, beside what stood there. */
function standing(store: Store, incident: string, index: IncidentIndex, marked: Everything): { readonly were: string[]; readonly are: (string | undefined)[] } {
  const { placeOf } = anchorPlaces(store, incident, index);
  const { rows, documents } = thingsOf(index);
  return {
    were: [...marked.rows, ...marked.documents].map(({ what }) => what),
    are: [...marked.rows.map(({ anchor }) => rows.get(placeOf(anchor)?.row ?? 0)), ...marked.documents.map(({ anchor }) => documents.get(placeOf(anchor)?.document ?? 0))],
  };
}

test("every row and document is found at its anchor again after a new analysis, and with the exhibits in another order", async () => {
  const store = tempStore();
  const incident = await incidentOf(store, ...files());
  const index = await reanalyzed(store, incident);
  const marked = everything(store, incident, index);
  expect(new Set(index.db.prepare<[], string>("select distinct type from steps").pluck().all())).toEqual(new Set(["span", "call", "message", "trace"]));
  expect(marked.documents.length).toBeGreaterThan(10);
  const { placeOf } = anchorPlaces(store, incident, index);
  expect(marked.rows.map(({ anchor }) => placeOf(anchor)?.row)).toEqual(marked.rows.map(({ number }) => number));
  expect(marked.documents.map(({ anchor }) => placeOf(anchor)?.document)).toEqual(marked.documents.map(({ number }) => number));

  const again = standing(store, incident, await reanalyzed(store, incident), marked);
  expect(again.are).toEqual(again.were);
  reverseExhibits(store, incident);
  const reversed = standing(store, incident, await reanalyzed(store, incident), marked);
  expect(reversed.are).toEqual(reversed.were);
});

test("every row and document is found again when further exhibits show the same runs more fully", async () => {
  const store = tempStore();
  const incident = await incidentOf(store, ...files());
  const some = await reanalyzed(store, incident, (number) => number % 3 === 1);
  const marked = everything(store, incident, some);
  const all = standing(store, incident, await reanalyzed(store, incident), marked);
  expect(all.are).toEqual(all.were);
});

test("two calls of one tool without ids in one step are told apart when a fuller copy of the step comes", async () => {
  const store = tempStore();
  const [root] = stepsOf(0).map(langsmithRun);
  const message = { lc: 1, type: "constructor", id: ["langchain_core", "messages", "AIMessage"], kwargs: { content: "", tool_calls: ["a", "b"].map((query) => ({ name: "run_sql", args: { query }, id: null })) } };
  const run = { ...root, run_type: "llm", inputs: {}, outputs: { generations: [[{ text: "", message }]] } };
  const incident = await incidentOf(store, ["bare.json", JSON.stringify([run])]);
  const index = await reanalyzed(store, incident);
  const calls = index.db.prepare<[], number>("select row from calls order by number").pluck().all();
  expect(calls).toHaveLength(2);
  const places = anchorPlaces(store, incident, index);
  const anchors = calls.map((row) => places.anchored({ row })?.anchor ?? "");
  await hand(store, incident, "full.json", JSON.stringify([{ ...run, inputs: { messages: [{ type: "human", content: "Count." }] } }]));
  const fuller = await reanalyzed(store, incident);
  expect(fuller.db.prepare<[], number>("select draft from sightings where kind = 'request'").pluck().all()).toEqual([-1, -1]);
  expect(anchors.map((anchor) => anchorPlaces(store, incident, fuller).placeOf(anchor)?.row)).toEqual(fuller.db.prepare<[], number>("select row from calls order by number").pluck().all());
});

test("what is said of a parent that is not in the evidence is said of the parent when it comes", async () => {
  const store = tempStore();
  const [root, ...tools] = stepsOf(2).map(langsmithRun);
  const incident = await incidentOf(store, ["tools.json", JSON.stringify(tools)], ["root.json", JSON.stringify([root])]);
  const index = await reanalyzed(store, incident, (number) => number === 1);
  const row = index.db.prepare<[], number>("select id from steps where type = 'missing_parent'").pluck().get() ?? 0;
  const { anchored, placeOf } = anchorPlaces(store, incident, index);
  const anchor = anchored({ row })?.anchor ?? "";
  expect(placeOf(anchor)?.row).toBe(row);
  const whole = await reanalyzed(store, incident);
  const found = anchorPlaces(store, incident, whole).placeOf(anchor)?.row ?? 0;
  expect(whole.db.prepare<[number], string>("select span_id from steps where type = 'span' and id = ?").pluck().get(found)).toBe(root?.["id"]);
});

test("what is no longer in the evidence stands nowhere, even where another run has the same call id", async () => {
  const store = tempStore();
  const incident = await incidentOf(store, ["a.json", transcript("orders")], ["b.json", transcript("invoices")]);
  const marked = everything(store, incident, await reanalyzed(store, incident, (number) => number === 1));
  const { placeOf } = anchorPlaces(store, incident, await reanalyzed(store, incident, (number) => number === 2));
  expect([...marked.rows, ...marked.documents].map(({ anchor }) => placeOf(anchor))).toEqual(Array(marked.rows.length + marked.documents.length).fill(null));
});

test("finding what an anchor speaks of walks over no table", () => {
  const db = openTraceIndex(":memory:", "create");
  onTestFinished(() => void db.close());
  createReadIndexes(db);
  for (const [name, { source }] of Object.entries(anchorFinders(db))) {
    const plan = db.prepare<null[], { detail: string }>(`explain query plan ${source}`).all(...Array<null>(source.split("?").length - 1).fill(null));
    // `own` are the few rows of one record, found by an index themselves.
    const walks = plan.map(({ detail }) => detail).filter((detail) => detail.startsWith("SCAN") && !/ own$|json_each/.test(detail));
    expect(walks, name).toEqual([]);
  }
});
