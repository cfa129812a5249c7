import { describe, expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../../../lib/base/json.ts";
import type { SpanDraft } from "../../../lib/trace/model.ts";
import { readJson } from "./exhibit.ts";

function one(more: JsonObject): SpanDraft {
  const observation = {
    id: "s1",
    traceId: "t1",
    type: "SPAN",
    name: "step",
    startTime: "2026-03-01T10:00:00.000Z",
    parentObservationId: "p",
    input: null,
    output: null,
    metadata: {},
    ...more,
  };
  const [span] = readJson({ trace: { id: "t1" }, observations: [observation] }).spans;
  if (span === undefined) throw new Error("No span came out");
  return span;
}
const ran = (more: JsonObject) => {
  const { execution } = one(more);
  return (
    execution && {
      id: execution.callId,
      tool: execution.tool,
      args: execution.arguments.value,
      text: execution.result.text,
    }
  );
};
const attributes = (all: JsonObject): JsonObject => ({ metadata: { attributes: all } });

describe("the run of a tool is found whatever the framework calls its span", () => {
  test.each<[string, JsonObject, JsonValue]>([
    [
      "a LangGraph SPAN that gave back a tool message",
      {
        name: "search",
        input: "{'q': 'x'}",
        output: '{"content":"found","type":"tool","name":"search","tool_call_id":"c1","status":"success"}',
      },
      { id: "c1", tool: "search", args: { q: "x" }, text: "found" },
    ],
    [
      "LangGraph for JavaScript",
      {
        name: "search",
        input: { q: "x" },
        output: {
          lc: 1,
          type: "constructor",
          id: ["langchain_core", "messages", "ToolMessage"],
          kwargs: { content: "found", tool_call_id: "c1", name: "search" },
        },
      },
      { id: "c1", tool: "search", args: { q: "x" }, text: "found" },
    ],
    [
      "Pydantic AI",
      {
        name: "running tool: search",
        ...attributes({
          "gen_ai.tool.name": "search",
          "gen_ai.tool.call.id": "c1",
          tool_arguments: '{"q":"x"}',
          tool_response: "found",
        }),
      },
      { id: "c1", tool: "search", args: { q: "x" }, text: "found" },
    ],
    [
      "Google ADK",
      {
        name: "execute_tool search",
        ...attributes({
          "gcp.vertex.agent.tool_call_args": '{"q":"x"}',
          "gcp.vertex.agent.tool_response": '{"result":"found"}',
        }),
      },
      { id: null, tool: "search", args: { q: "x" }, text: "found" },
    ],
    [
      "Vercel AI SDK",
      {
        name: "ai.toolCall",
        input: { q: "x" },
        output: "found",
        ...attributes({ "ai.operationId": "ai.toolCall", "ai.toolCall.name": "search", "ai.toolCall.id": "c1" }),
      },
      { id: "c1", tool: "search", args: { q: "x" }, text: "found" },
    ],
    [
      "OpenInference",
      {
        name: "search",
        input: { q: "x" },
        output: "found",
        ...attributes({ "openinference.span.kind": "TOOL", "tool.name": "search" }),
      },
      { id: null, tool: "search", args: { q: "x" }, text: "found" },
    ],
    [
      "Claude Agent SDK",
      {
        type: "TOOL",
        name: "mcp__web__search",
        input: { input: { q: "x" } },
        output: { content: [{ type: "text", text: "found" }] },
      },
      { id: null, tool: "mcp__web__search", args: { q: "x" }, text: "found" },
    ],
    [
      "BeeAI",
      {
        name: "tool.web.search.success-12",
        output: "found",
        ...attributes({ "tool.parameters": '{"q":"x"}', "openinference.span.kind": "TOOL" }),
      },
      { id: null, tool: "web.search", args: { q: "x" }, text: "found" },
    ],
    [
      "LangChain's older SPAN, which the callback's inputs and color betray",
      { name: "search", input: "{'q': 'x'}", output: "found", metadata: { inputs: { q: "x" }, color: "green" } },
      { id: null, tool: "search", args: { q: "x" }, text: "found" },
    ],
    [
      "dotted keys of version 4",
      {
        type: "TOOL",
        name: "execute_tool search",
        input: '{"q":"x"}',
        output: "found",
        metadata: { "attributes.gen_ai.tool.call.id": "c1" },
      },
      { id: "c1", tool: "search", args: { q: "x" }, text: "found" },
    ],
  ])("%s", (_, more, wanted) => {
    expect(ran(more)).toEqual(wanted);
    expect(one(more).kind).toBe("TOOL");
  });

  test.each<[string, JsonObject]>([
    [
      "a node that runs several tools",
      { name: "tools", output: { messages: [{ type: "tool", name: "search", content: "x", tool_call_id: "c1" }] } },
    ],
    ["a SPAN around tools", { name: "running 3 tools", ...attributes({ tools: ["a", "b"] }) }],
    ["ADK's sum of parallel runs", { name: "execute_tool (merged tools)", output: "x" }],
    [
      "the end of a BeeAI run",
      { name: "tool.web.search.finish-12", ...attributes({ "openinference.span.kind": "TOOL" }) },
    ],
    [
      "a model whose attributes name a tool",
      { type: "GENERATION", ...attributes({ "gen_ai.tool.name": "search" }), output: "hi" },
    ],
  ])("%s is no run", (_, more) => {
    expect(ran(more)).toBeNull();
  });

  test("a tool without recorded arguments or result says not captured, never empty", () => {
    const { execution } = one({ type: "TOOL", name: "wipe" });
    expect(execution?.arguments).toEqual({ state: "not_captured", form: "none", value: null });
    expect(execution?.result.state).toBe("not_captured");
  });
});

describe("the kind is the type, and where that says nothing the attributes", () => {
  test.each<[string, JsonObject, string]>([
    ["GENERATION", { type: "GENERATION" }, "LLM"],
    ["an unknown type", { type: "SOMETHING" }, "UNKNOWN"],
    [
      "openinference before gen_ai",
      attributes({ "openinference.span.kind": "AGENT", "gen_ai.operation.name": "chat" }),
      "AGENT",
    ],
    ["gen_ai", attributes({ "gen_ai.operation.name": "chat" }), "LLM"],
    ["an AI SDK operation", attributes({ "ai.operationId": "ai.streamText.doStream" }), "LLM"],
    ["an agent's name", attributes({ "gen_ai.agent.name": "joker" }), "AGENT"],
    ["a type never gives way", { type: "CHAIN", ...attributes({ "gen_ai.operation.name": "chat" }) }, "CHAIN"],
  ])("%s", (_, more, kind) => {
    expect(one(more).kind).toBe(kind);
  });
});

describe("tools that were offered are found where each framework writes them", () => {
  const parameters = { type: "object", properties: { q: { type: "string" } } };
  test.each<[string, JsonObject]>([
    [
      "OpenAI tools in the input",
      {
        input: {
          messages: [],
          tools: [{ type: "function", function: { name: "search", description: "d", parameters } }],
        },
      },
    ],
    [
      "the column toolDefinitions",
      { toolDefinitions: { search: JSON.stringify({ description: "d", parameters: JSON.stringify(parameters) }) } },
    ],
    [
      "JSON texts in metadata.tools",
      {
        metadata: {
          tools: [JSON.stringify({ type: "function", name: "search", description: "d", inputSchema: parameters })],
        },
      },
    ],
    [
      "Pydantic AI",
      attributes({
        model_request_parameters: JSON.stringify({
          function_tools: [{ name: "search", description: "d", parameters_json_schema: parameters }],
          output_tools: [],
        }),
      }),
    ],
    [
      "OpenInference",
      attributes({
        "llm.tools.0.tool.json_schema": JSON.stringify({
          type: "function",
          function: { name: "search", description: "d", parameters },
        }),
      }),
    ],
    [
      "Google ADK",
      {
        input: {
          config: { tools: [{ function_declarations: [{ name: "search", description: "d", parameters }] }] },
          contents: [],
        },
      },
    ],
    [
      "a definition in the place of a message",
      {
        input: [
          { role: "user", content: "hi" },
          { role: "tool", content: { type: "function", function: { name: "search", description: "d", parameters } } },
        ],
      },
    ],
  ])("%s", (_, more) => {
    expect(one({ type: "GENERATION", ...more }).offered).toEqual([{ name: "search", description: "d", parameters }]);
  });
  test("a tool that was called is not thereby offered, and a definition is no result", () => {
    const span = one({
      type: "GENERATION",
      input: [
        { type: "function_call", name: "search", call_id: "c", arguments: "{}" },
        { role: "tool", content: { type: "function", function: { name: "other" } } },
      ],
    });
    expect(span.offered.map((tool) => tool.name)).toEqual(["other"]);
    expect(span.inputMessages.flatMap((message) => message.results)).toEqual([]);
  });
});

describe("calls of the columns", () => {
  const toolCalls = ['{"id":"c1","arguments":"{\\"q\\":\\"x\\"}","type":"function","index":0}'];
  test("come with the name at the same index, where the output does not show them", () => {
    const span = one({ type: "GENERATION", output: "thinking", toolCalls, toolCallNames: ["search"] });
    expect(span.outputMessages.at(-1)?.requests).toEqual([
      {
        callId: "c1",
        tool: "search",
        arguments: { state: "present", form: "json_text", value: { q: "x" } },
        invalid: false,
      },
    ]);
  });
  test("are not told twice", () => {
    const output = {
      role: "assistant",
      tool_calls: [{ id: "c1", function: { name: "search", arguments: '{"q":"x"}' } }],
    };
    expect(
      one({ type: "GENERATION", output, toolCalls, toolCallNames: ["search"] }).outputMessages.flatMap(
        (message) => message.requests,
      ),
    ).toHaveLength(1);
  });
  test("tables hold them as JSON text", () => {
    const span = one({ type: "GENERATION", toolCalls: JSON.stringify(toolCalls), toolCallNames: '["search"]' });
    expect(span.outputMessages[0]?.requests[0]?.callId).toBe("c1");
  });
});

test("a helper's plain texts are nobody's words; the root's input is the user's", () => {
  expect(one({ input: "abc", output: "def" })).toMatchObject({ inputMessages: [], outputMessages: [] });
  expect(one({ parentObservationId: null, input: "abc", output: "def" })).toMatchObject({
    inputMessages: [{ role: "user", text: "abc" }],
    outputMessages: [{ role: "assistant", text: "def" }],
  });
});

test("a retriever's plain texts are documents", () => {
  expect(one({ type: "RETRIEVER", input: "q", output: ["a", "b"] }).retrieved.map((document) => document.text)).toEqual(
    ["a", "b"],
  );
});

test("a graph's thread and a session are the conversation, the session first", () => {
  expect(one({ metadata: { thread_id: "th" } }).thread).toBe("th");
  expect(one({ sessionId: "se", metadata: { thread_id: "th" } }).thread).toBe("se");
});

test("BeeAI's list of tools and its finished steps are read; streamed halves are not", () => {
  const tools = JSON.stringify([{ "tool.name": "Search", "tool.description": "d" }]);
  expect(one({ name: "agent.react.start-4", ...attributes({ "llm.tools": tools }) }).offered).toEqual([
    { name: "Search", description: "d", parameters: null },
  ]);
  const update = { ...attributes({ "tool.name": "Search", "tool.parameters": '{"q":"x"}' }), output: "found" };
  const told = (name: string) => one({ name, ...update }).outputMessages.flatMap((message) => message.requests);
  expect(told("agent.react.update-14")).toMatchObject([{ tool: "Search", arguments: { value: { q: "x" } } }]);
  expect(told("agent.react.partial_update-13")).toEqual([]);
});
