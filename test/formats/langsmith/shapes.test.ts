import { describe, expect, test } from "vitest";
import { langsmith } from "../../../lib/formats/langsmith/langsmith.ts";
import {
  fullShapes,
  ids,
  multipartBody,
  multipartParts,
  parquetRow,
  partialShapes,
  runs,
  sdkRun,
} from "../../fixtures/langsmith/build.ts";
import {
  blankProbe,
  detectionOf,
  mapRecords,
  onlyConversation,
  onlySpan,
  readText,
  records,
  type Reading,
} from "./harness.ts";

/** What every shape that carries the whole incident must tell, whatever its spelling. */
function expectWholeIncident({ spans }: Reading): void {
  expect(new Set(spans.map(({ spanId }) => spanId))).toEqual(new Set(Object.values(ids)));
  expect(spans).toHaveLength(Object.values(ids).length);
  const by = Object.fromEntries(spans.map((span) => [span.spanId ?? "", span]));
  const [root, retriever, model, tool] = [by[ids.root], by[ids.retriever], by[ids.model], by[ids.tool]];
  expect(new Set(spans.map(({ traceId }) => traceId))).toEqual(new Set([ids.root]));
  expect([root?.parentId, retriever?.parentId, model?.parentId, tool?.parentId]).toEqual([
    null,
    ids.root,
    ids.root,
    ids.root,
  ]);
  expect([root?.kind, retriever?.kind, model?.kind, tool?.kind]).toEqual(["AGENT", "RETRIEVER", "LLM", "TOOL"]);
  expect(spans.map(({ status }) => status)).toEqual(["ok", "ok", "ok", "ok"]);
  expect(spans.map(({ thread, user }) => [thread, user])).toEqual(Array(4).fill(["thread-9", "user-9"]));
  expect(spans.every(({ start, end }) => start !== null && end !== null && end.us >= start.us)).toBe(true);
  expect(retriever?.retrieved).toEqual([
    { text: "Warm racks: call the technician first.", source: "kb/racks.md", id: null },
  ]);
  expect(model?.inputMessages.map(({ role }) => role)).toEqual(["system", "user"]);
  expect(model?.outputMessages[0]?.requests[0]).toMatchObject({ callId: "call_x1", tool: "cut_power" });
  expect(model?.model).toBe("rack-1");
  expect(tool?.execution).toMatchObject({
    tool: "cut_power",
    callId: "call_x1",
    isError: false,
    arguments: { state: "present", value: { rack: "r7", at_once: true } },
    result: { state: "present", text: "rack r7 is off" },
  });
}

describe("every shape of the same incident tells the same story", () => {
  test.each(Object.entries(fullShapes))("%s", async (_name, { format, text }) => {
    const read = await readText(text);
    expect(read.detection?.format).toBe(format);
    expectWholeIncident(read);
    const tools = read.spans.flatMap(({ offered }) => offered.map(({ name }) => name));
    expect(tools).toEqual(format.startsWith("langsmith.cli-") ? [] : ["cut_power", "read_meter"]);
  });

  test("multipart parts", () => {
    const parts = multipartParts().map(({ name, value }) => ({ name, contentType: "application/json", value }));
    const read = mapRecords(detectionOf("langsmith.ingest-multipart", { kind: "multipart" }), null, records(parts));
    expectWholeIncident(read);
    expect(read.spans.flatMap(({ offered }) => offered)).toHaveLength(2);
    expect(read.codes).toEqual([]);
  });

  test("Parquet rows with JSON text in their cells and ids in quotes", () => {
    const detection = langsmith.detect({ ...blankProbe, shape: "parquet", columns: Object.keys(parquetRow(runs[0])) });
    expect(detection).toMatchObject({ format: "langsmith.bulk-parquet", plan: { kind: "parquet" } });
    if (detection === null) return;
    expectWholeIncident(mapRecords(detection, null, records(runs.map(parquetRow))));
  });
});

test("a multipart body is recognised by its parts, whatever its boundary", () => {
  const samples = multipartParts()
    .slice(0, 3)
    .map(({ name, value }) => ({ name, contentType: null, value }));
  expect(langsmith.detect({ ...blankProbe, shape: "multipart", samples })?.format).toBe("langsmith.ingest-multipart");
  expect(langsmith.detect({ ...blankProbe, shape: "multipart", head: multipartBody("----x") })?.format).toBe(
    "langsmith.ingest-multipart",
  );
  expect(langsmith.detect({ ...blankProbe, shape: "multipart", samples: [{ name: "file" }] })).toBeNull();
});

describe("shapes that carry less say what they lack", () => {
  test('the MCP list of runs has neither times nor content, and "None" is no parent', async () => {
    const read = await readText(partialShapes.mcpRunList);
    expect(read.detection?.format).toBe("langsmith.mcp-run-list");
    expect(read.spans.map(({ parentId, traceId, clockless }) => [parentId, traceId, clockless])).toEqual([
      [null, ids.root, true],
      ...Array(3).fill([ids.root, ids.root, true]),
    ]);
    expect(read.codes).toEqual(["content_not_captured", "no_times"]);
  });

  test("one MCP run", async () => {
    const read = await readText(partialShapes.mcpRun);
    expect(read.detection?.format).toBe("langsmith.mcp-run");
    expect(onlySpan(read)).toMatchObject({ spanId: ids.tool, parentId: ids.root, at: "" });
  });

  test("the MCP reply about a trace is its root", async () => {
    const read = await readText(partialShapes.mcpTrace);
    expect(read.detection?.format).toBe("langsmith.mcp-trace");
    expect(onlySpan(read)).toMatchObject({ spanId: ids.root, traceId: ids.root, parentId: null, clockless: true });
    expect(read.codes).toEqual(["no_times"]);
  });

  test("v2 without selected fields has ids only, and says that there are more pages", async () => {
    const read = await readText(partialShapes.v2IdsOnly);
    expect(read.detection?.format).toBe("langsmith.rest-v2-query");
    expect(read.spans).toHaveLength(4);
    expect(read.spans.every(({ parentId, kind }) => parentId === undefined && kind === "UNKNOWN")).toBe(true);
    expect(read.codes).toEqual(["content_not_captured", "no_times", "no_parents", "no_run_types", "more_pages"]);
  });

  test.each([
    ["langsmith.fetch-traces", partialShapes.fetchTraces, ids.root, "thread-9"],
    ["langsmith.fetch-thread", partialShapes.fetchThread, null, "thread-9"],
    ["langsmith.fetch-messages", partialShapes.fetchMessages, null, null],
    ["langsmith.mcp-thread", partialShapes.mcpThread, null, null],
  ])("%s is a conversation without steps", async (format, text, traceId, thread) => {
    const read = await readText(text);
    expect(read.detection?.format).toBe(format);
    const draft = onlyConversation(read);
    expect([draft.traceId, draft.thread]).toEqual([traceId, thread]);
    expect(draft.messages).toHaveLength(3);
    expect(draft.messages[1]?.requests[0]?.callId).toBe("call_x1");
    expect(draft.messages[2]?.results[0]?.callId).toBe("call_x1");
    expect(read.codes).toEqual(["messages_only"]);
  });

  test("a copy from the web page is one step of unknown time and lineage; its nature is told by what only a model has", async () => {
    const read = await readText(partialShapes.webCopyOfModel);
    expect(read.detection?.format).toBe("langsmith.ui-run");
    expect(onlySpan(read)).toMatchObject({
      spanId: null,
      traceId: null,
      parentId: undefined,
      kind: "LLM",
      kindText: null,
      start: null,
      clockless: true,
    });
    expect(onlySpan(read).outputMessages[0]?.requests).toHaveLength(1);
    expect(read.codes).toEqual(["no_ids", "no_times", "no_parents", "no_run_types"]);
  });

  test("a copied tool run is an execution, named by its tool message", async () => {
    const { execution } = onlySpan(await readText(partialShapes.webCopyOfTool));
    expect(execution).toMatchObject({
      tool: "cut_power",
      callId: "call_x1",
      arguments: { value: { rack: "r7", at_once: true } },
    });
  });
});

describe("what holds no trace is refused with a reason", () => {
  test.each([
    ["langsmith.dataset", partialShapes.dataset, "not_a_trace"],
    ["langsmith.mcp-error", partialShapes.mcpError, "export_is_an_error"],
    ["langsmith.run-repr", partialShapes.repr, "python_repr"],
    ["langsmith.thread-markdown", "# Thread in LangSmith\n\n**Human**\n\nhello\n\n**AI**\n\nhi\n", "messages_only"],
  ])("%s", async (format, text, code) => {
    const read = await readText(text);
    expect(read.detection).toMatchObject({ format, plan: { kind: "none" } });
    expect(read.codes).toEqual([code]);
    expect(read.drafts).toEqual([]);
  });

  test("a table of an example's inputs and outputs is a data set, a table with ids is not", () => {
    expect(langsmith.detect({ ...blankProbe, shape: "csv", columns: ["question", "answer"] })?.format).toBe(
      "langsmith.dataset",
    );
    expect(langsmith.detect({ ...blankProbe, shape: "csv", columns: ["id", "input", "output"] })).toBeNull();
  });
});

describe("other vendors' files are left to them", () => {
  test.each([
    ["OpenAI messages", JSON.stringify([{ role: "user", content: "hi" }])],
    [
      "lines of messages",
      '{"messages":[{"role":"user","content":"a"}]}\n{"messages":[{"role":"user","content":"b"}]}\n',
    ],
    [
      "Langfuse observations",
      JSON.stringify([{ id: "a", traceId: "t", type: "GENERATION", startTime: "2026-01-01T00:00:00Z" }]),
    ],
    [
      "Langfuse blob rows",
      JSON.stringify([
        {
          id: "a",
          trace_id: "t",
          project_id: "p",
          parent_observation_id: null,
          type: "SPAN",
          start_time: "2026-01-01 00:00:00",
        },
      ]),
    ],
    ["an error object", JSON.stringify({ error: { message: "no", type: "x" } })],
    ["OTLP", JSON.stringify({ resourceSpans: [{ scopeSpans: [] }] })],
    ["a list of numbers", "[1,2,3]"],
    ["prose", "Run (for your life), said the (id)."],
  ])("%s", async (_name, text) => {
    expect((await readText(text)).detection).toBeNull();
  });
});

test("numbers and repeated names inside a table's JSON cells are told as in any JSON", () => {
  const row = { ...parquetRow(runs[3]), inputs: '{"id":9007199254740993,"a":1,"a":2,"b":NaN}' };
  const read = mapRecords(detectionOf("langsmith.bulk-parquet", { kind: "parquet" }), null, records([row]));
  expect(read.codes).toEqual(["zone_assumed_utc", "duplicate_json_key", "non_finite_number", "big_integer"]);
  const broken = mapRecords(
    detectionOf("langsmith.bulk-parquet", { kind: "parquet" }),
    null,
    records([{ ...row, inputs: '{"a": 1' }]),
  );
  expect(broken.codes).toEqual(["zone_assumed_utc", "embedded_json_invalid"]);
  expect(onlySpan(broken).input).toEqual({ state: "present", value: '{"a": 1' });
});

test("two replies kept under two keys are both read", async () => {
  const read = await readText(
    JSON.stringify({
      trace_get: JSON.parse(fullShapes["CLI trace"]?.text ?? ""),
      more: { run_list: runs.map(sdkRun) },
    }),
  );
  expect(read.detection).toMatchObject({
    format: "langsmith.cli-trace",
    plan: { patterns: ["/trace_get/runs/*", "/more/run_list/*"] },
  });
  expect(read.drafts).toHaveLength(8);
  expectWholeIncident(read);
});

test("a table written by DataFrame.to_csv, with Python literals in its cells, is read and told", () => {
  const detection = langsmith.detect({
    ...blankProbe,
    shape: "csv",
    columns: ["id", "trace_id", "run_type", "inputs"],
  });
  expect(detection?.plan).toEqual({ kind: "csv", cells: "plain" });
  const row = {
    id: ids.tool,
    trace_id: ids.root,
    parent_run_id: ids.root,
    run_type: "tool",
    name: "cut_power",
    start_time: "2026-04-02 08:00:03+00:00",
    end_time: "",
    inputs: "{'rack': 'r7', 'at_once': True}",
    outputs: "None",
  };
  const read = mapRecords(
    detection ?? detectionOf("langsmith.runs", { kind: "csv", cells: "plain" }),
    null,
    records([row]),
  );
  expect(onlySpan(read)).toMatchObject({
    status: "pending",
    execution: { arguments: { value: { rack: "r7", at_once: true } }, result: { state: "not_captured" } },
  });
  expect(read.codes).toEqual(["python_literal_input"]);
});

test("a run copied without its metadata is still a run", async () => {
  expect((await readText('{"inputs":{"a":1},"outputs":{"b":2}}')).detection?.format).toBe("langsmith.ui-run");
});

test("an empty page is an export with nothing in it", async () => {
  const read = await readText('{"runs": [], "cursors": {"next": null}}');
  expect(read.detection?.format).toBe("langsmith.rest-v1-query");
  expect(read.codes).toEqual(["empty_export"]);
});
