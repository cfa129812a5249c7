import { describe, expect, test } from "vitest";
import { openTraceIndex } from "../../lib/store/openDatabase.ts";
import { traceIndexWriter } from "../../lib/store/traceIndexWriter.ts";
import { addDraft } from "../../lib/trace/addDraft.ts";
import { ConversationJoin } from "../../lib/trace/joinConversation.ts";
import { orderRows } from "../../lib/trace/orderRows.ts";
import { SightingTable, type StoredSighting } from "../../lib/trace/sightingTable.ts";
import type { JoinedTrace, JoinStep, SightingRow } from "../../lib/trace/traceIndex.ts";
import { at, span } from "./harness.ts";

const blank: Omit<StoredSighting, "id" | "kind" | "step" | "position" | "timeUs"> = {
  exhibit: 1, isOutput: 1, link: null, callId: null, tool: null, argumentsDigest: null, argumentsState: null, textHash: null, textLength: null,
  state: null, isError: null, source: null, seen: 1,
};
const empty = { ...blank, isOutput: true, isError: null };
const hashOf = (n: number): string => n.toString(16).padStart(32, "0");

/** What one agent that made `calls` calls of one tool leaves behind; `name` gives each call its id. */
function sightingsOf(calls: number, name: (call: number) => string | null): SightingTable {
  const table = new SightingTable();
  for (let call = 0; call < calls; call++) {
    const callId = name(call);
    const shared = { ...blank, tool: "run_sql", callId, link: callId === null ? null : `id:${callId}` };
    const made = { argumentsDigest: JSON.stringify([["query", `hash ${call}`]]), argumentsState: "present" as const };
    const answered = { textHash: hashOf(call), textLength: 9, state: "present" as const };
    const place = (nth: number) => ({ id: call * 3 + nth + 1, step: call * 3 + nth + 1, position: call * 3 + nth, timeUs: (call * 3 + nth) * 1_000 });
    table.add({ ...shared, ...made, ...place(0), kind: "request", link: shared.link ?? `query ${call}#1` });
    table.add({ ...shared, ...made, ...answered, ...place(1), kind: "execution" });
    table.add({ ...shared, ...answered, ...place(2), kind: "result", link: shared.link ?? `query ${call}#1` });
  }
  return table;
}

const stepOf = (id: number): JoinStep => ({ id, parent: null, type: "span", kind: id % 3 === 1 ? "LLM" : "TOOL", status: "ok", startUs: id * 1_000, endUs: id * 1_000 + 1, clockless: false });

function joined(sightings: SightingTable): JoinedTrace[] {
  const portions: JoinedTrace[] = [];
  let numbers = 0;
  new ConversationJoin(() => ++numbers, () => true).add(1, sightings, stepOf, (portion) => portions.push(portion));
  return portions;
}

describe("one trace that is very long", () => {
  // Quadratic work would take minutes here.
  test.each<[string, (call: number) => string | null]>([
    ["each with an id of its own", (call) => `call_${call}`],
    ["without ids, told apart by their arguments", () => null],
    ["all under the name of the tool as their id", () => "run_sql"],
  ])("60,000 sightings of 20,000 calls, %s: each call once, with its run and its result, in portions", (_, name) => {
    const portions = joined(sightingsOf(20_000, name));
    const calls = portions.flatMap((portion) => portion.calls);
    expect(Math.max(...portions.map((portion) => portion.calls.length + portion.documents.length))).toBeLessThanOrEqual(512);
    expect(calls.length).toBe(20_000);
    expect(calls.findIndex((call, n) => call.executionStep !== n * 3 + 2 || call.argumentsSighting !== n * 3 + 1)).toBe(-1);
    const firstDocument = portions.flatMap((portion) => portion.documents)[0];
    expect([firstDocument?.call, firstDocument?.textHash, firstDocument?.step]).toEqual([1, hashOf(0), 3]);
  });

  test("more documents than a function takes arguments are all there", () => {
    const table = new SightingTable();
    const row = { ...blank, id: 0, step: 0, position: 0, timeUs: 0, kind: "retrieval" as const, textHash: "", textLength: 5, state: "present" as const };
    for (let n = 0; n < 135_000; n++) table.add(Object.assign(row, { id: n + 1, step: n + 1, position: n, timeUs: n, textHash: hashOf(n % 130_000) }));
    const documents = joined(table).flatMap((portion) => portion.documents);
    expect([documents.length, documents[0]?.appearances, documents[129_999]?.appearances]).toEqual([130_000, 2, 1]);
  });

  test("a filtered export whose steps each name another missing parent takes linear time", async () => {
    const db = openTraceIndex(":memory:", "create");
    const index = traceIndexWriter(db);
    const sink = { index, reload: async () => null, mask: (text: string) => text };
    index.begin();
    for (let n = 0; n < 15_000; n++) {
      const record = index.addRecord(1, { number: n, offset: null, length: null, at: `/${n}` });
      await addDraft(sink, span({ spanId: `s${n}`, parentId: `gone${n}`, start: at(n) }), { exhibit: 1, record, draft: 0 }, "x1");
    }
    index.setConversations(new Map());
    index.resolveParents();
    orderRows(index);
    index.commit();
    const rows = db.prepare("select type, count(*) as n, min(depth) as depth from steps group by type order by type").all();
    db.close();
    expect(rows).toEqual([{ type: "missing_parent", n: 15_000, depth: 1 }, { type: "span", n: 15_000, depth: 2 }, { type: "trace", n: 1, depth: 0 }]);
  });
});

test("a sighting comes out of the table as it went in", () => {
  const rows: SightingRow[] = [
    { ...empty, id: 7, kind: "request", step: 3, position: 9, timeUs: null, link: "id:null", callId: null, tool: "", isOutput: false },
    { ...empty, id: 8, kind: "result", step: 4, position: 10, timeUs: 0, link: "id:call_1~2", callId: "call_1", isError: false, seen: 3, textHash: hashOf(2 ** 40), textLength: 0, state: "empty", source: "a" },
    { ...empty, id: 9, kind: "execution", step: 4, position: 11, timeUs: 1_760_000_000_000_001, link: "id:call_1", callId: "call_1", tool: "t", isError: true, argumentsDigest: "[]", argumentsState: "cut" },
  ];
  const table = new SightingTable();
  for (let n = 0; n < 50; n++) for (const row of rows) table.add({ ...row, id: n, isOutput: Number(row.isOutput), isError: row.isError === null ? null : Number(row.isError) });
  expect([0, 1, 2, 147, 148, 149].map((place) => table.row(place))).toEqual([...rows.map((row) => ({ ...row, id: 0 })), ...rows.map((row) => ({ ...row, id: 49 }))]);
});
