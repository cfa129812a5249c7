import { expect, onTestFinished, test } from "vitest";
import { openTraceIndex } from "../../lib/store/openDatabase.ts";
import { loadTimelineColumns } from "../../lib/store/timelineColumns.ts";
import { rowsById } from "../../lib/store/timelineRows.ts";
import { traceIndexWriter } from "../../lib/store/traceIndexWriter.ts";
import { addDraft } from "../../lib/trace/addDraft.ts";
import { joinTraces } from "../../lib/trace/joinTraces.ts";
import type { Draft, SpanDraft } from "../../lib/trace/model.ts";
import { orderRows } from "../../lib/trace/orderRows.ts";
import type { DraftPlace } from "../../lib/trace/traceIndex.ts";
import { asks, at, llm, request, span } from "../trace/harness.ts";

/** Takes drafts through the trace step into an index in memory and reads it as the pages do. */
async function timelineOf(drafts: readonly Draft[]) {
  const db = openTraceIndex(":memory:", "create");
  onTestFinished(() => void db.close());
  const index = traceIndexWriter(db);
  const source = { draft: async (place: DraftPlace) => drafts[place.record - 1] ?? null, complete: async (merged: SpanDraft) => merged };
  const sink = { index, reload: source.draft, mask: (text: string) => text };
  for (const [number, draft] of drafts.entries()) {
    const record = index.addRecord(1, { number, offset: null, length: null, at: `/${number}` });
    await addDraft(sink, draft, { exhibit: 1, record, draft: 0 }, "x1");
  }
  await joinTraces(sink, source, () => undefined);
  orderRows(index);
  index.summariseTraces();
  const counts = index.counts();
  index.seal();
  const columns = loadTimelineColumns(db);
  const rows = rowsById({ db }, [...columns.id]);
  return { rows, columns, counts };
}

const named = { model: "m-1", agent: "planner", tokens: { input: 120, output: 7 }, cost: 0.25 };

test("a row says which model and agent, how many tokens and what cost, as the span did", async () => {
  const { rows } = await timelineOf([span({ spanId: "a", start: at(0), ...named }), span({ spanId: "b", start: at(1), model: "" })]);
  expect(rows[1]).toMatchObject({ name: "a", model: "m-1", agent: "planner", tokensIn: 120, tokensOut: 7, cost: 0.25 });
  expect(rows[2]).toMatchObject({ name: "b", model: null, agent: null, tokensIn: null, tokensOut: null, cost: null });
});

test("a span that came in halves has the tokens of the second and the agent of the first", async () => {
  const begin = span({ spanId: "a", part: "begin", start: at(0), agent: "planner" });
  const { rows } = await timelineOf([begin, span({ spanId: "a", part: "end", start: null, end: at(5), model: "m-1", tokens: { input: 3, output: 4 } })]);
  expect(rows[1]).toMatchObject({ agent: "planner", model: "m-1", tokensIn: 3, tokensOut: 4 });
});

test("a trace's row runs from its first start to its last end, and is no span that lacks one", async () => {
  const { rows, counts } = await timelineOf([
    span({ spanId: "a", start: at(10), end: at(50) }), span({ spanId: "b", parentId: "a", start: at(20), end: at(90) }), span({ spanId: "c", start: at(95) }),
  ]);
  expect(rows[0]).toMatchObject({ type: "trace", startUs: 10_000, endUs: 95_000, through: 3 });
  expect(counts.withoutEnd).toBe(1);
});

test("a step that names no agent belongs to the nearest one above; where it names another one it enters it; a call belongs to the agent that asked", async () => {
  const { rows } = await timelineOf([
    span({ spanId: "lead", kind: "AGENT", start: at(0), end: at(90), agent: "lead" }),
    span({ spanId: "plain", parentId: "lead", start: at(1), end: at(80) }),
    span({ spanId: "helper", kind: "AGENT", parentId: "plain", start: at(2), end: at(70), agent: "helper" }),
    llm("model", 3, [], [asks(request("c1", "run_sql", { query: "select 1" }))], { parentId: "helper", agent: "helper" }),
  ]);
  expect(rows.map(({ name, agent, entersAgent }) => [name, agent, entersAgent])).toEqual([
    ["lead", null, false], ["lead", "lead", false], ["plain", "lead", false], ["helper", "helper", true], ["model", "helper", false], ["run_sql", "helper", false],
  ]);
});

test("the packed columns say the same as the rows", async () => {
  const { rows, columns } = await timelineOf([
    span({ spanId: "a", start: at(0), end: at(9), thread: "talk", ...named }), span({ spanId: "b", parentId: "gone", start: at(2), status: "error" }),
    span({ spanId: "z", traceId: "t2", start: at(1), end: at(2), clockless: false }),
  ]);
  for (const [tree, row] of rows.entries()) {
    const value = (name: Parameters<typeof columns.coded>[0]): string | null => {
      const { codes, names } = columns.coded(name);
      return names[codes[tree] ?? 0] || null;
    };
    const isHeading = row.type === "trace" || row.type === "missing_parent";
    expect([columns.id[tree], columns.depth[tree], columns.subtree[tree], columns.place[tree], columns.through[tree]]).toEqual([row.id, row.depth, row.subtree, row.place, row.through]);
    expect([columns.start[tree], columns.end[tree]]).toEqual([row.startUs ?? NaN, row.endUs ?? NaN]);
    expect([value("model"), value("agent"), value("thread"), value("trace"), value("x")]).toEqual([row.model, row.agent, row.thread, row.trace, row.exhibit]);
    expect([value("kind"), value("status")]).toEqual(isHeading ? [null, null] : [row.kind, row.status]);
    expect([columns.measure("cost")[tree], columns.heading[tree], columns.failed[tree]]).toEqual([row.cost ?? NaN, Number(isHeading), Number(row.status === "error")]);
  }
  expect(rows.map(({ type }) => type)).toContain("missing_parent");
});
