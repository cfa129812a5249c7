import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../lib/base/json.ts";
import { sdkRun, runs } from "../../fixtures/langsmith/build.ts";
import { detectionOf, mapRecords, onlySpan, readJson, readRuns, records } from "./harness.ts";

const id = (n: number): string => `0190aaaa-0000-7000-8000-00000000000${n}`;
const tool = (fields: JsonObject): JsonObject => ({
  run_type: "tool",
  name: "wipe",
  outputs: { output: "done" },
  ...fields,
});

describe("lineage", () => {
  test.each([
    ["null", { parent_run_id: null }, null],
    ["the text None", { parent_run_id: "None" }, null],
    ["an empty text", { parent_run_id: "" }, null],
    ["an id in quotes", { parent_run_id: `"${id(7)}"` }, id(7)],
    ["the last of the ancestors", { parent_run_id: null, parent_run_ids: [id(6), id(7)] }, id(7)],
    [
      "dotted_order with 3 digits before Z",
      { parent_run_id: null, dotted_order: `20260402T080000000Z${id(7)}.20260402T080001000Z${id(1)}` },
      id(7),
    ],
    ["a foreign dotted_order is passed over", { parent_run_id: id(7), dotted_order: "1.4" }, id(7)],
    [
      "a dotted_order of another run is passed over",
      { parent_run_id: id(7), dotted_order: `20260402T080000000000Z${id(8)}` },
      id(7),
    ],
  ])("the parent is told by %s", async (_name, fields, parentId) => {
    expect(onlySpan(await readRuns({ trace_id: id(9), ...fields })).parentId).toBe(parentId);
  });

  test("a run that names no parent and is not its trace's root is not taken for a root", async () => {
    const span = onlySpan(
      await readJson([{ id: id(1), trace_id: id(9), run_type: "chain", start_time: "2026-04-02T08:00:00Z" }]),
    );
    expect(span.parentId).toBeUndefined();
  });

  test("dotted_order and parent_run_id that disagree are told, and the former is followed", async () => {
    const read = await readRuns({
      trace_id: id(7),
      parent_run_id: id(8),
      dotted_order: `20260402T080000000000Z${id(7)}.20260402T080001000000Z${id(1)}`,
    });
    expect(onlySpan(read).parentId).toBe(id(7));
    expect(read.codes).toContain("odd_id");
  });

  test("an id that is no UUID is kept and told", async () => {
    const read = await readRuns({ id: "run-2" });
    expect(onlySpan(read).spanId).toBe("run-2");
    expect(read.codes).toContain("odd_id");
  });

  test("a patch without an id is joined through its dotted_order", async () => {
    const order = `20260402T080000000000Z${id(1)}`;
    const post = {
      id: id(1),
      name: "m",
      run_type: "llm",
      trace_id: id(1),
      dotted_order: order,
      start_time: 1_775_116_800_000,
      inputs: { messages: [] },
    };
    const read = await readJson({
      post: [post],
      patch: [
        {
          end_time: 1_775_116_801_000,
          outputs: { choices: [{ message: { role: "assistant", content: "hi" } }] },
          dotted_order: order,
          trace_id: id(1),
        },
      ],
    });
    expect(onlySpan(read)).toMatchObject({
      spanId: id(1),
      kind: "LLM",
      status: "ok",
      outputMessages: [{ text: "hi" }],
    });
  });

  test("a tree as deep as an exhibit may be is read without recursion, outermost first", () => {
    let tree: JsonObject = { id: "leaf", run_type: "chain", name: "leaf" };
    for (let depth = 0; depth < 5_000; depth++)
      tree = { id: `n${depth}`, run_type: "chain", name: "n", child_runs: [tree] };
    const read = mapRecords(detectionOf("langsmith.sdk-tree", { kind: "json", patterns: [""] }), null, records([tree]));
    expect(read.drafts).toHaveLength(5_001);
    expect(read.spans[0]?.spanId).toBe("n4999");
    expect(read.spans.at(-1)?.parentId).toBe("n0");
  });
});

describe("times", () => {
  test("a time without zone is UTC, to the microsecond, and it is told", async () => {
    const read = await readRuns({ start_time: "2026-03-08 02:30:05.000007", end_time: "2026-03-08T02:30:06" });
    expect(onlySpan(read).start).toEqual({ us: 1_772_937_005_000_007, text: "2026-03-08 02:30:05.000007" });
    expect(read.codes).toContain("zone_assumed_utc");
  });

  test("the counter of the JavaScript SDK does not put an end before its start", async () => {
    const read = await readRuns({ start_time: "2026-04-02T08:00:00.767002Z", end_time: 1_775_116_800_767 });
    const span = onlySpan(read);
    expect(span.start).toEqual({ us: 1_775_116_800_767_000, text: "2026-04-02T08:00:00.767002Z" });
    expect(span.end?.us).toBe(span.start?.us);
    expect(read.codes).toContain("millisecond_times");
  });

  test("a text that is no time is no time, and stays in the metadata", async () => {
    expect(onlySpan(await readRuns({ start_time: "now", end_time: null }))).toMatchObject({
      start: null,
      metadata: { start_time: "now" },
    });
  });
});

describe("payloads: absent, null, empty, withheld, linked and cut are different things", () => {
  test.each([
    ["a value", { inputs: { a: 1 } }, "present"],
    ["no member", {}, "not_captured"],
    ["null on both sides", { inputs: null, outputs: null }, "not_captured"],
    ["a marker", { inputs: "[REDACTED]" }, "withheld"],
    [
      "the client's setting",
      { inputs: {}, outputs: { a: 1 }, extra: { metadata: { LANGSMITH_HIDE_INPUTS: "true" } } },
      "withheld",
    ],
    ["nothing on either side of a finished run", { inputs: {}, outputs: {} }, "withheld"],
    ["nothing passed in", { inputs: {}, outputs: { a: 1 } }, "empty"],
    [
      "a link",
      { inputs: null, inputs_s3_urls: { ROOT: { presigned_url: "https://s.example.com/i?sig=EXAMPLE" } } },
      "stored_elsewhere",
    ],
    ["a preview", { inputs: null, inputs_preview: "drop the ta…" }, "cut"],
  ])("%s", async (_name, fields, state) => {
    expect(onlySpan(await readRuns(fields)).input.state).toBe(state);
  });

  test("a run that is still open has not said its outputs, although they are {}", async () => {
    expect(onlySpan(await readRuns({ inputs: { a: 1 }, outputs: {}, end_time: null })).output.state).toBe(
      "not_captured",
    );
  });

  test("signatures of links appear nowhere in a draft", async () => {
    const read = await readRuns({
      inputs: null,
      inputs_s3_urls: { ROOT: { presigned_url: "https://s.example.com/i?X-Amz-Signature=EXAMPLE" } },
      s3_urls: { "attachment.a": { presigned_url: "https://s.example.com/a?expires=1&signature=EXAMPLE" } },
    });
    expect(JSON.stringify(read.drafts)).not.toContain("EXAMPLE");
    expect(read.problems.find(({ code }) => code === "content_stored_elsewhere")?.count).toBe(2);
  });

  test("missing content is told with how much is missing", async () => {
    const all = await readRuns({ inputs: null, outputs: null }, { inputs: null, outputs: null });
    expect(all.problems.find(({ code }) => code === "content_not_captured")).toMatchObject({
      count: 2,
      message: expect.stringContaining("All 2 steps"),
    });
    const some = await readRuns({ inputs: { a: 1 } }, { inputs: null, outputs: null });
    expect(some.problems.find(({ code }) => code === "content_not_captured")?.message).toContain("1 of 2 steps");
  });

  test("outputs that are empty in every finished run are told as hidden or empty", async () => {
    const read = await readRuns({ inputs: { a: 1 }, outputs: {} }, { inputs: { a: 2 }, outputs: {} });
    expect(read.codes).toContain("content_withheld");
  });
});

describe("tools: the eight forms of arguments", () => {
  test.each([
    ["an object", { a: 1 }, "json", { a: 1 }],
    ["plain text", { input: "all of it" }, "text", "all of it"],
    ["a Python literal", { input: "{'a': True, 'b': None}" }, "python_literal", { a: true, b: null }],
    ["JSON text", { input: '{"a":1}' }, "json_text", { a: 1 }],
    ["positional arguments", { args: [{ path: "/tmp" }, 3] }, "positional", [{ path: "/tmp" }, 3]],
    ["one value", { input: 3 }, "json", { input: 3 }],
    ["the model's own call", { name: "wipe", args: { a: 1 }, id: "c7", type: "tool_call" }, "json", { a: 1 }],
  ])("%s", async (_name, inputs, form, value) => {
    const read = await readRuns(tool({ inputs }));
    expect(onlySpan(read).execution?.arguments).toEqual({ state: "present", form, value });
    expect(read.codes.includes("python_literal_input")).toBe(form === "python_literal");
  });

  test("nothing passed is empty, hidden is withheld, not exported is not captured", async () => {
    const cases: JsonObject[] = [{ inputs: {} }, { inputs: {}, outputs: {} }, { inputs: null, outputs: null }];
    const states = await Promise.all(
      cases.map(async (fields) => onlySpan(await readRuns(tool(fields))).execution?.arguments.state),
    );
    expect(states).toEqual(["empty", "withheld", "not_captured"]);
  });

  test("a Python expression is text, never evaluated", async () => {
    const { execution } = onlySpan(await readRuns(tool({ inputs: { input: "__import__('os').system('id')" } })));
    expect(execution?.arguments).toMatchObject({ form: "text", value: "__import__('os').system('id')" });
  });
});

describe("tools: results", () => {
  const message = (status: string): JsonObject => ({
    type: "tool",
    content: "card refused",
    name: "pay",
    status,
    tool_call_id: "c1",
  });

  test("a tool that failed although its run succeeded has failed", async () => {
    const { execution, status } = onlySpan(
      await readRuns(tool({ status: "success", outputs: { output: message("error") } })),
    );
    expect(status).toBe("ok");
    expect(execution).toMatchObject({
      callId: "c1",
      isError: true,
      result: { state: "present", text: "card refused" },
    });
  });

  test("a run that failed has its error as the result", async () => {
    const { execution, status } = onlySpan(
      await readRuns(tool({ outputs: null, error: "ValueError('no')Traceback (most recent call last):" })),
    );
    expect([status, execution?.isError, execution?.result.text]).toEqual([
      "error",
      true,
      "ValueError('no')Traceback (most recent call last):",
    ]);
  });

  test("success of the run alone is no proof that the tool succeeded", async () => {
    expect(onlySpan(await readRuns(tool({ status: "success" }))).execution?.isError).toBeNull();
  });

  test.each([
    ["{}", {}],
    ["null", null],
  ])("%s is no result", async (_name, outputs) => {
    expect(onlySpan(await readRuns(tool({ inputs: { a: 1 }, outputs }))).execution?.result.state).toBe("not_captured");
  });

  test("a serialised tool message of JavaScript gives id and text", async () => {
    const kwargs = { status: "success", content: "ok", tool_call_id: "c9", name: "wipe" };
    const { execution } = onlySpan(
      await readRuns(
        tool({
          outputs: {
            output: { lc: 1, type: "constructor", id: ["langchain_core", "messages", "ToolMessage"], kwargs },
          },
        }),
      ),
    );
    expect(execution).toMatchObject({ callId: "c9", isError: false, result: { text: "ok" } });
  });

  test("a tool message that was printed instead of serialised gives id and text; prose does not", async () => {
    const printed = "content='it\\'s off' name='wipe' id='m1' tool_call_id='call_1' status='error'";
    const { execution } = onlySpan(await readRuns(tool({ outputs: { output: printed } })));
    expect(execution).toMatchObject({
      callId: "call_1",
      isError: true,
      result: { state: "present", text: "it's off" },
    });
    const prose = onlySpan(await readRuns(tool({ outputs: { output: "content='x' and nothing else" } })));
    expect(prose.execution).toMatchObject({ callId: null, result: { text: "content='x' and nothing else" } });
  });

  test("documents inside a tool's result are the result and no retrieval", async () => {
    expect(
      onlySpan(await readRuns(tool({ outputs: { output: [{ page_content: "x", metadata: {} }] } }))).retrieved,
    ).toEqual([]);
  });
});

describe("models and chains", () => {
  test("a separate system prompt, Anthropic blocks and Anthropic tools are read", async () => {
    const read = await readRuns({
      run_type: "llm",
      inputs: {
        system: "Be kind.",
        messages: [{ role: "user", content: "hi" }],
        tools: [{ name: "wipe", input_schema: { type: "object" } }],
      },
      outputs: { role: "assistant", content: [{ type: "tool_use", id: "t1", name: "wipe", input: { a: 1 } }] },
    });
    const span = onlySpan(read);
    expect(span.inputMessages.map(({ role, text }) => [role, text])).toEqual([
      ["system", "Be kind."],
      ["user", "hi"],
    ]);
    expect(span.outputMessages[0]?.requests[0]).toMatchObject({ callId: "t1", tool: "wipe" });
    expect(span.offered.map(({ name }) => name)).toEqual(["wipe"]);
  });

  test("old completion models have prompts and texts", async () => {
    const span = onlySpan(
      await readRuns({
        run_type: "llm",
        inputs: { prompts: ["Say a word."] },
        outputs: { generations: [[{ text: "word" }]] },
      }),
    );
    expect([span.inputMessages[0]?.text, span.outputMessages[0]?.text]).toEqual(["Say a word.", "word"]);
  });

  test("the calls handed to LangGraph's tools node are requests", async () => {
    const calls = [{ name: "wipe", args: { a: 1 }, id: "c1", type: "tool_call" }];
    const list = onlySpan(await readRuns({ name: "tools", inputs: { input: calls } }));
    const one = onlySpan(
      await readRuns({ name: "tools", inputs: { tool_call: { name: "wipe", args: {}, id: "c2" }, state: {} } }),
    );
    expect([list.inputMessages[0]?.requests[0]?.callId, one.inputMessages[0]?.requests[0]?.callId]).toEqual([
      "c1",
      "c2",
    ]);
  });

  test("messages inside a Command and texts retrieved into a chain's state are found", async () => {
    const span = onlySpan(
      await readRuns({
        outputs: {
          output: [{ goto: "x", update: { messages: [{ type: "ai", content: "in a Command" }] } }],
          retrieved_chunks: [{ content: "chunk", document_title: "a.pdf" }],
        },
      }),
    );
    expect(span.outputMessages[0]?.text).toBe("in a Command");
    expect(span.retrieved).toMatchObject([{ text: "chunk", source: "a.pdf" }]);
  });

  test("a retriever's plain texts are documents", async () => {
    expect(
      onlySpan(await readRuns({ run_type: "retriever", outputs: { output: ["one", "two"] } })).retrieved.map(
        ({ text }) => text,
      ),
    ).toEqual(["one", "two"]);
  });

  test("token sums that LangSmith gives to parents are not counted twice", async () => {
    const read = await readRuns(
      { prompt_tokens: 10, completion_tokens: 5, total_cost: "0.1" },
      { run_type: "llm", parent_run_id: id(1), prompt_tokens: 10, completion_tokens: 5, total_cost: "0.1" },
    );
    expect(read.spans.map(({ tokens, cost }) => [tokens.input, tokens.output, cost])).toEqual([
      [null, null, null],
      [10, 5, 0.1],
    ]);
  });

  test("unknown fields and fields of another type stay in the metadata", async () => {
    const span = onlySpan(await readRuns({ novel_field: { a: 1 }, name: 5, tags: "[REDACTED]", extra: "[REDACTED]" }));
    expect(span.name).toBe("");
    expect(span.metadata).toMatchObject({ novel_field: { a: 1 }, name: 5, tags: "[REDACTED]", extra: "[REDACTED]" });
  });
});

describe("the whole file", () => {
  test.each([
    ["run list", 50],
    ["run export", 100],
  ])("exactly the default limit of `%s` may be cut", async (_name, count) => {
    const row = (n: number): JsonObject => ({
      run_id: `r${n}`,
      trace_id: "t",
      name: "n",
      run_type: "chain",
      parent_run_id: null,
      inputs: { n },
      outputs: null,
    });
    expect((await readJson(Array.from({ length: count }, (_, n) => row(n)))).codes).toContain("export_capped");
    expect((await readJson(Array.from({ length: count - 1 }, (_, n) => row(n)))).codes).not.toContain("export_capped");
  });

  test("short retention is told with its days", async () => {
    const read = await readRuns({ inputs: { a: 1 }, trace_tier: "shortlived", ttl_seconds: 1_209_600 });
    expect(read.problems.find(({ code }) => code === "evidence_expires")?.message).toContain("14 days");
  });

  test("an element that is no run is left out and told; the others are read", async () => {
    const read = await readJson([...runs.map(sdkRun), "cut", { feedback: 1 }]);
    expect(read.spans).toHaveLength(4);
    expect(read.problems.find(({ code }) => code === "record_malformed")?.count).toBe(2);
  });
});
