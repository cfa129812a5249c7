import { describe, expect, test } from "vitest";
import { readText, readValue } from "../readText.ts";

const traceId = "5b8efff798038103d269b633813fc60c";
type Attributes = Record<string, unknown>;

function anyValue(value: unknown): unknown {
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  if (typeof value === "number") return { intValue: String(value) };
  if (Array.isArray(value)) return { arrayValue: { values: value.map(anyValue) } };
  return { kvlistValue: { values: pairs(value as Attributes) } };
}
const pairs = (attributes: Attributes) =>
  Object.entries(attributes).map(([key, value]) => ({ key, value: anyValue(value) }));

function span(name: string, attributes: Attributes, more: Record<string, unknown> = {}) {
  return {
    traceId,
    spanId: "eee19b7ec3c1b174",
    name,
    kind: 1,
    startTimeUnixNano: "1772870400123456789",
    endTimeUnixNano: "1772870401000000000",
    attributes: pairs(attributes),
    status: {},
    ...more,
  };
}
const request = (...spans: unknown[]) => ({
  resourceSpans: [
    {
      resource: { attributes: pairs({ "service.name": "desk" }) },
      scopeSpans: [{ scope: { name: "s", version: "1" }, spans }],
    },
  ],
});
async function one(...args: Parameters<typeof span>) {
  const read = await readValue(request(span(...args)));
  const [first] = read.spans;
  if (first === undefined) throw new Error("no span");
  return { ...first, codes: read.codes };
}

describe("the envelope", () => {
  test("ids in hex of any case, base64, 0x and bare decimal digits become the same lower-case hex", async () => {
    const hex = "0123456789abcdef0123456789abcdef";
    const spellings = [hex.toUpperCase(), Buffer.from(hex, "hex").toString("base64"), `0x${hex}`];
    for (const spelling of spellings) expect((await one("x", {}, { traceId: spelling })).traceId).toBe(hex);
    const decimal = BigInt(`0x${hex}`).toString();
    const text = JSON.stringify(request(span("x", {}, { traceId: "@" }))).replace('"@"', decimal);
    expect((await readText(text))?.spans[0]?.traceId).toBe(hex);
  });
  test("an id of another form is kept as text and reported", async () => {
    const read = await one("x", {}, { spanId: "step-4" });
    expect([read.spanId, read.codes]).toEqual(["step-4", ["odd_id"]]);
  });
  test.each([[undefined], [""], ["0000000000000000"], [null]])("parent %j means: a root", async (parentSpanId) => {
    expect((await one("x", {}, { parentSpanId })).parentId).toBeNull();
  });
  test("times keep their microseconds, bare or as text; an end of 0 is no end", async () => {
    expect((await one("x", {})).start).toMatchObject({ us: 1_772_870_400_123_456, text: "1772870400123456789" });
    const bare = JSON.stringify(request(span("x", {}))).replace('"1772870400123456789"', "1772870400123456789");
    expect((await readText(bare))?.spans[0]?.start?.us).toBe(1_772_870_400_123_456);
    const open = await one("x", {}, { endTimeUnixNano: "0" });
    expect([open.end, open.status]).toEqual([null, "pending"]);
  });
  test("snake_case and the inner lists from before 2022 are read too", async () => {
    const old = {
      resource_spans: [
        {
          resource: { attributes: pairs({ a: "b" }) },
          instrumentation_library_spans: [
            {
              instrumentation_library: { name: "lib" },
              spans: [
                {
                  trace_id: traceId,
                  span_id: "eee19b7ec3c1b174",
                  name: "x",
                  start_time_unix_nano: "1772870400000000000",
                },
              ],
            },
          ],
        },
      ],
    };
    const [first] = (await readValue(old)).spans;
    expect(first).toMatchObject({ traceId, name: "x", metadata: { resource: { a: "b" }, scope: { name: "lib" } } });
  });
  test("what Phoenix, Tempo and logs write is left to their adapters", async () => {
    const inner = [{ scope_spans: [{ spans: [{ trace_id: traceId, span_id: "1" }] }], resource: null }];
    for (const value of [{ resource_spans: inner }, { batches: [] }, { resourceLogs: [] }]) {
      expect((await readText(JSON.stringify(value)))?.format ?? "unknown").not.toMatch(/^otlp/);
    }
  });
  test("a line of logs between the spans is skipped with a reason, and the rest is kept", async () => {
    const text = [request(span("a", {})), { resourceLogs: [] }, request(span("b", {}), span("c", {}))]
      .map((line) => JSON.stringify(line))
      .join("\n");
    const read = await readText(text);
    expect(read?.format).toBe("otlp.file-exporter");
    expect(read?.spans.map(({ name, at }) => `${name} ${at}`)).toEqual([
      "a /resourceSpans/0/scopeSpans/0/spans/0",
      "b /resourceSpans/0/scopeSpans/0/spans/0",
      "c /resourceSpans/0/scopeSpans/0/spans/1",
    ]);
    expect([read?.skipped, read?.codes]).toEqual([1, ["not_a_trace"]]);
  });
  test("integers beyond 2^53 keep their digits", async () => {
    const big = { key: "n", value: { intValue: "9007199254740993" } };
    const { metadata } = await one("x", {}, { attributes: [big] });
    expect(metadata["attributes"]).toMatchObject({ n: { text: "9007199254740993" } });
  });
});

test("an attribute named __proto__ is data", async () => {
  const { metadata } = await one("x", {}, { attributes: [{ key: "__proto__", value: { stringValue: "x" } }] });
  expect(Object.keys(metadata["attributes"] ?? {})).toEqual(["__proto__"]);
});

describe("the kind of a span", () => {
  test.each<[string, string, Attributes, string]>([
    ["OpenInference, folded", "x", { "openinference.span.kind": "tool" }, "TOOL"],
    ["chat", "x", { "gen_ai.operation.name": "chat" }, "LLM"],
    ["retrieval", "x", { "gen_ai.operation.name": "retrieval" }, "RETRIEVER"],
    ["traceloop", "x", { "traceloop.span.kind": "agent" }, "AGENT"],
    ["Vercel's outer span", "x", { "ai.operationId": "ai.generateText" }, "CHAIN"],
    ["Vercel's model call", "x", { "ai.operationId": "ai.generateText.doGenerate" }, "LLM"],
    ["MCP", "tools/call f", { "mcp.method.name": "tools/call" }, "TOOL"],
    ["ADK's empty request", "x", { "gcp.vertex.agent.llm_request": "{}" }, "UNKNOWN"],
    ["by name", "execute_tool f", {}, "TOOL"],
    ["plumbing with a propagated conversation id", "POST /", { "gen_ai.conversation.id": "c" }, "UNKNOWN"],
  ])("%s", async (_name, name, attributes, kind) => expect((await one(name, attributes)).kind).toBe(kind));
});

describe("the conversation of a model call, in every convention", () => {
  const asked = ['f {"q":"x"} k1'];
  const said = ["system: Be brief.", "user: Hi"];
  test.each<[string, Attributes, object[]?]>([
    [
      "GenAI",
      {
        "gen_ai.operation.name": "chat",
        "gen_ai.system_instructions": '[{"type":"text","content":"Be brief."}]',
        "gen_ai.input.messages": '[{"role":"user","parts":[{"type":"text","content":"Hi"}]}]',
        "gen_ai.output.messages":
          '[{"role":"assistant","parts":[{"type":"tool_call","id":"k1","name":"f","arguments":{"q":"x"}}]}]',
      },
    ],
    [
      "GenAI as structures",
      {
        "gen_ai.operation.name": "chat",
        "gen_ai.input.messages": [
          { role: "system", parts: [{ type: "text", content: "Be brief." }] },
          { role: "user", parts: [{ type: "text", content: "Hi" }] },
        ],
        "gen_ai.output.messages": [
          { role: "assistant", parts: [{ type: "tool_call", id: "k1", name: "f", arguments: { q: "x" } }] },
        ],
      },
    ],
    [
      "OpenInference",
      {
        "openinference.span.kind": "LLM",
        "llm.input_messages.0.message.role": "system",
        "llm.input_messages.0.message.content": "Be brief.",
        "llm.input_messages.1.message.role": "user",
        "llm.input_messages.1.message.contents.0.message_content.type": "text",
        "llm.input_messages.1.message.contents.0.message_content.text": "Hi",
        "llm.output_messages.0.message.role": "assistant",
        "llm.output_messages.0.message.tool_calls.0.tool_call.id": "k1",
        "llm.output_messages.0.message.tool_calls.0.tool_call.function.name": "f",
        "llm.output_messages.0.message.tool_calls.0.tool_call.function.arguments": '{"q": "x"}',
      },
    ],
    [
      "OpenLLMetry",
      {
        "gen_ai.operation.name": "chat",
        "gen_ai.prompt.0.role": "system",
        "gen_ai.prompt.0.content": "Be brief.",
        "gen_ai.prompt.1.role": "user",
        "gen_ai.prompt.1.content": '[{"type":"text","text":"Hi"}]',
        "gen_ai.completion.0.role": "assistant",
        "gen_ai.completion.0.tool_calls.0.id": "k1",
        "gen_ai.completion.0.tool_calls.0.name": "f",
        "gen_ai.completion.0.tool_calls.0.arguments": '{"q":"x"}',
      },
    ],
    [
      "Vercel AI SDK",
      {
        "ai.operationId": "ai.streamText.doStream",
        "ai.prompt.messages":
          '[{"role":"system","content":"Be brief."},{"role":"user","content":[{"type":"text","text":"Hi"}]}]',
        "ai.response.toolCalls":
          '[{"toolCallType":"function","toolCallId":"k1","toolName":"f","args":"{\\"q\\":\\"x\\"}"}]',
      },
    ],
    [
      "Google ADK",
      {
        "gcp.vertex.agent.llm_request":
          '{"config":{"system_instruction":"Be brief."},"contents":[{"role":"user","parts":[{"text":"Hi"}]}]}',
        "gcp.vertex.agent.llm_response":
          '{"content":{"role":"model","parts":[{"function_call":{"id":"k1","name":"f","args":{"q":"x"}}}]}}',
      },
    ],
    [
      "span events",
      { "gen_ai.operation.name": "chat" },
      [
        { name: "gen_ai.system.message", attributes: pairs({ content: "Be brief." }) },
        { name: "gen_ai.user.message", attributes: pairs({ content: "Hi" }) },
        {
          name: "gen_ai.choice",
          attributes: pairs({
            index: 0,
            message:
              '{"role":"assistant","tool_calls":[{"id":"k1","function":{"name":"f","arguments":"{\\"q\\":\\"x\\"}"}}]}',
          }),
        },
      ],
    ],
  ])("%s", async (_name, attributes, events) => {
    const read = await one("call", attributes, events ? { events } : {});
    expect(read.kind).toBe("LLM");
    expect(read.inputMessages.map(({ role, text }) => `${role}: ${text}`)).toEqual(said);
    const requests = read.outputMessages.flatMap(({ requests: all }) => all);
    expect(
      requests.map(({ tool, arguments: args, callId }) => `${tool} ${JSON.stringify(args.value)} ${callId}`),
    ).toEqual(asked);
  });
});

describe("the run of a tool", () => {
  const common = {
    arguments: { value: { q: "x" } },
    callId: "k1",
    tool: "f",
    result: { state: "present", text: "found" },
  };
  test.each<[string, string, Attributes]>([
    [
      "GenAI",
      "execute_tool f",
      {
        "gen_ai.operation.name": "execute_tool",
        "gen_ai.tool.name": "f",
        "gen_ai.tool.call.id": "k1",
        "gen_ai.tool.call.arguments": '{"q":"x"}',
        "gen_ai.tool.call.result": "found",
      },
    ],
    [
      "OpenInference",
      "f",
      {
        "openinference.span.kind": "TOOL",
        "tool.name": "f",
        "tool.id": "k1",
        "input.value": '{"q": "x"}',
        "output.value": "found",
      },
    ],
    [
      "OpenInference, arguments as parameters",
      "f",
      {
        "openinference.span.kind": "TOOL",
        "tool.name": "f",
        "tool.id": "k1",
        "tool.parameters": '{"q":"x"}',
        "output.value": "found",
      },
    ],
    [
      "ADK",
      "execute_tool f",
      {
        "gen_ai.tool.call.id": "k1",
        "gcp.vertex.agent.tool_call_args": '{"q": "x"}',
        "gcp.vertex.agent.tool_response": '{"content": [{"type": "text", "text": "found"}]}',
      },
    ],
    [
      "Vercel",
      "ai.toolCall",
      {
        "ai.operationId": "ai.toolCall",
        "ai.toolCall.name": "f",
        "ai.toolCall.id": "k1",
        "ai.toolCall.args": '{"q":"x"}',
        "ai.toolCall.result": "found",
      },
    ],
    [
      "OpenLLMetry",
      "f.tool",
      {
        "traceloop.span.kind": "tool",
        "traceloop.entity.name": "f",
        "tool_call.id": "k1",
        "traceloop.entity.input": '{"inputs":{"q":"x"},"tags":[]}',
        "traceloop.entity.output": '{"output":"found"}',
      },
    ],
  ])("%s", async (_name, name, attributes) => expect((await one(name, attributes)).execution).toMatchObject(common));

  test("a schema under tool.parameters is not taken for arguments", async () => {
    const read = await one("f", {
      "openinference.span.kind": "TOOL",
      "tool.parameters": '{"type":"object","properties":{"q":{}}}',
    });
    expect(read.execution?.arguments.state).toBe("not_captured");
  });
  test("an empty object is an answer, an absent one is not captured", async () => {
    const tool = { "gen_ai.tool.name": "f", "gen_ai.tool.call.id": "k" };
    expect((await one("execute_tool f", { ...tool, "gen_ai.tool.call.result": "{}" })).execution?.result).toEqual({
      state: "present",
      text: "{}",
    });
    expect((await one("execute_tool f", tool)).execution?.result.state).toBe("not_captured");
  });
  test("a span with an error failed, whatever its result says", async () => {
    const read = await one(
      "execute_tool f",
      { "gen_ai.tool.call.result": "x" },
      { status: { code: "STATUS_CODE_ERROR", message: "no" } },
    );
    expect([read.execution?.isError, read.status, read.statusMessage]).toEqual([true, "error", "no"]);
  });
});

describe("what is not there is said", () => {
  test("model and tool spans without content", async () => {
    const read = await readValue(
      request(span("chat m", {}), span("execute_tool f", { "gen_ai.tool.call.arguments": "{}" }), span("POST /", {})),
    );
    expect(read.problems.map(({ code, count, message }) => [code, count, message])).toEqual([
      ["content_not_captured", 1, "1 of 2 model and tool spans carry no content."],
    ]);
  });
  test("masked values are withheld, not text", async () => {
    const read = await one("f", {
      "openinference.span.kind": "TOOL",
      "input.value": "__REDACTED__",
      "output.value": "__REDACTED__",
    });
    expect(read.execution).toMatchObject({ arguments: { state: "withheld" }, result: { state: "withheld" } });
    expect(read.codes).toEqual(["content_withheld"]);
  });
  test("documents that are named but not stored", async () => {
    const read = await one("r", {
      "gen_ai.operation.name": "retrieval",
      "gen_ai.retrieval.documents": '[{"id":"d1","score":0.9}]',
    });
    expect([read.retrieved, read.codes]).toEqual([[], ["content_not_captured"]]);
  });
  test("an attribute that was cut inside JSON is kept as text", async () => {
    const read = await one("chat m", {
      "gen_ai.input.messages": '[{"role":"user","parts":[{"type":"te',
      "gen_ai.output.messages": "[]",
    });
    expect(read.codes).toContain("embedded_json_invalid");
    expect(read.input.value).toBe('[{"role":"user","parts":[{"type":"te');
  });
});

test("retrieved documents and offered tools come from their flattened keys, in the order of their numbers", async () => {
  const documents = Object.fromEntries(
    Array.from({ length: 11 }, (_, index) => [`retrieval.documents.${index}.document.content`, `text ${index}`]),
  );
  const read = await one("r", {
    "openinference.span.kind": "RETRIEVER",
    ...documents,
    "retrieval.documents.10.document.metadata": '{"source":"a.md"}',
  });
  expect(read.retrieved.map(({ text }) => text)).toEqual(Array.from({ length: 11 }, (_, index) => `text ${index}`));
  expect(read.retrieved.at(-1)?.source).toBe("a.md");
  const offered = await one("chat m", {
    "llm.request.functions.0.name": "f",
    "llm.tools.0.tool.json_schema": '{"name":"g","description":"d","parameters":{}}',
  });
  expect(offered.offered.map(({ name }) => name).sort()).toEqual(["f", "g"]);
});

describe("what Langfuse's SDKs send over OTLP is read as Langfuse reads it", () => {
  test("a generation", async () => {
    const draft = await one("llm", {
      "langfuse.observation.type": "generation",
      "langfuse.observation.model.name": "m",
      "langfuse.observation.input": JSON.stringify({
        messages: [{ role: "user", content: "Hi" }],
        tools: [{ type: "function", function: { name: "look", parameters: {} } }],
      }),
      "langfuse.observation.output": JSON.stringify({
        role: "assistant",
        content: "",
        tool_calls: [{ id: "k1", type: "function", function: { name: "look", arguments: "{}" } }],
      }),
      "session.id": "s1",
    });
    expect(draft).toMatchObject({ kind: "LLM", model: "m", thread: "s1", traceId, spanId: "eee19b7ec3c1b174" });
    expect(draft.inputMessages.map(({ role, text }) => [role, text])).toEqual([["user", "Hi"]]);
    expect(draft.outputMessages[0]?.requests[0]).toMatchObject({ callId: "k1", tool: "look" });
    expect(draft.offered.map(({ name }) => name)).toEqual(["look"]);
  });
  test("a tool that failed", async () => {
    const draft = await one("drop_table", {
      "langfuse.observation.type": "tool",
      "langfuse.observation.input": '{"name":"users"}',
      "langfuse.observation.level": "ERROR",
      "langfuse.observation.status_message": "denied",
    });
    expect(draft).toMatchObject({ kind: "TOOL", status: "error" });
    expect(draft.execution).toMatchObject({
      tool: "drop_table",
      arguments: { value: { name: "users" } },
      result: { text: "denied" },
      isError: true,
    });
  });
  test("a retriever whose documents stand in attributes has an output", async () => {
    const draft = await one("search", {
      "openinference.span.kind": "RETRIEVER",
      "retrieval.documents.0.document.content": "Atlas",
    });
    expect(draft.output).toEqual({ state: "present", value: [{ content: "Atlas", source: null, id: null }] });
  });
  test("a retriever that gives back objects", async () => {
    const draft = await one("search", {
      "langfuse.observation.type": "retriever",
      "langfuse.observation.output": JSON.stringify([
        { content: "Paris is the capital.", score: 0.9, metadata: { title: "Atlas" } },
      ]),
    });
    expect(draft.retrieved).toEqual([{ text: "Paris is the capital.", source: "Atlas", id: null }]);
  });
});
