import { describe, expect, test } from "vitest";
import type { JsonValue } from "../../../lib/base/json.ts";
import { messagesWithin, readMessages } from "../../../lib/formats/chat/index.ts";
import type { Message } from "../../../lib/trace/model.ts";

/** A message in one line: role, text, requests as name(arguments)#id, results as id=text. */
function line(message: Message): string {
  const requests = message.requests.map(
    ({ tool, arguments: args, callId, invalid }) =>
      `${invalid ? "!" : ""}${tool}(${JSON.stringify(args.value)})#${callId}`,
  );
  const results = message.results.map(({ callId, text, isError }) => `${callId}=${text}${isError ? " failed" : ""}`);
  const attached = message.attachments.map(({ source, text }) => `[${source}] ${text}`);
  return [message.role, message.text, ...requests, ...results, ...attached].filter((part) => part !== "").join(" | ");
}
const input = (value: JsonValue) => readMessages(value, "input").map(line);
const output = (value: JsonValue) => readMessages(value, "output").map(line);

const asked = 'assistant | get_rate({"pair":"EURUSD"})#k1';
const answered = "tool | k1=1.08";

describe("the same request and result come out of every dialect", () => {
  const json = '{"pair":"EURUSD"}';
  const cases: readonly [dialect: string, request: JsonValue, result: JsonValue][] = [
    [
      "OpenAI",
      {
        role: "assistant",
        content: null,
        tool_calls: [{ id: "k1", type: "function", function: { name: "get_rate", arguments: json } }],
      },
      { role: "tool", tool_call_id: "k1", content: "1.08" },
    ],
    [
      "OpenAI Responses",
      { type: "function_call", call_id: "k1", id: "fc_9", name: "get_rate", arguments: json },
      { type: "function_call_output", call_id: "k1", output: "1.08" },
    ],
    [
      "LangChain flat",
      {
        type: "ai",
        content: "",
        tool_calls: [{ name: "get_rate", args: { pair: "EURUSD" }, id: "k1", type: "tool_call" }],
      },
      { type: "tool", content: "1.08", tool_call_id: "k1", status: "success" },
    ],
    [
      "LangChain serialised, JavaScript",
      {
        lc: 1,
        type: "constructor",
        id: ["langchain_core", "messages", "AIMessage"],
        kwargs: { content: "", tool_calls: [{ name: "get_rate", args: { pair: "EURUSD" }, id: "k1" }] },
      },
      {
        lc: 1,
        type: "constructor",
        id: ["langchain_core", "messages", "ToolMessage"],
        kwargs: { content: "1.08", tool_call_id: "k1" },
      },
    ],
    [
      "Vercel AI SDK",
      {
        role: "assistant",
        content: [{ type: "tool-call", toolCallId: "k1", toolName: "get_rate", input: { pair: "EURUSD" } }],
      },
      {
        role: "tool",
        content: [
          { type: "tool-result", toolCallId: "k1", toolName: "get_rate", output: { type: "text", value: "1.08" } },
        ],
      },
    ],
    [
      "Vercel AI SDK, bare call",
      { toolCallId: "k1", toolName: "get_rate", args: json },
      { role: "tool", content: [{ type: "tool-result", toolCallId: "k1", toolName: "get_rate", result: "1.08" }] },
    ],
    [
      "GenAI conventions",
      { role: "assistant", parts: [{ type: "tool_call", id: "k1", name: "get_rate", arguments: { pair: "EURUSD" } }] },
      { role: "tool", parts: [{ type: "tool_call_response", id: "k1", response: "1.08" }] },
    ],
    [
      "Gemini",
      { role: "model", parts: [{ functionCall: { id: "k1", name: "get_rate", args: { pair: "EURUSD" } } }] },
      { role: "tool", parts: [{ functionResponse: { id: "k1", name: "get_rate", response: { result: "1.08" } } }] },
    ],
    [
      "Bedrock Converse",
      { role: "assistant", content: [{ toolUse: { toolUseId: "k1", name: "get_rate", input: { pair: "EURUSD" } } }] },
      { role: "tool", content: [{ toolResult: { toolUseId: "k1", content: [{ text: "1.08" }] } }] },
    ],
    [
      "Pydantic AI",
      { kind: "response", parts: [{ part_kind: "tool-call", tool_name: "get_rate", args: json, tool_call_id: "k1" }] },
      {
        kind: "request",
        parts: [{ part_kind: "tool-return", tool_name: "get_rate", content: "1.08", tool_call_id: "k1" }],
      },
    ],
  ];
  test.each(cases)("%s", (_dialect, request, result) => {
    expect(input([request, result])).toEqual([asked, answered]);
    expect(messagesWithin({ state: { step: 3, messages: [request, result] } }).map(line)).toEqual([asked, answered]);
  });

  test("Anthropic keeps the answer in a user message, and the user is not made to say it", () => {
    const request: JsonValue = {
      role: "assistant",
      content: [
        { type: "thinking", thinking: "…" },
        { type: "tool_use", id: "k1", name: "get_rate", input: { pair: "EURUSD" } },
      ],
    };
    const result: JsonValue = {
      role: "user",
      content: [{ type: "tool_result", tool_use_id: "k1", content: [{ type: "text", text: "1.08" }], is_error: true }],
    };
    expect(input({ system: "Be brief.", messages: [request, result] })).toEqual([
      "system | Be brief.",
      asked,
      "user | k1=1.08 failed",
    ]);
  });
});

describe("plain text and wrappers", () => {
  test("text is the user's on the way in and the assistant's on the way out", () => {
    expect(input("What now?")).toEqual(["user | What now?"]);
    expect(output("Done.")).toEqual(["assistant | Done."]);
  });

  const hi = "user | hi";
  test.each<[string, JsonValue]>([
    ["pairs", [["user", "hi"]]],
    ["a list of lists", [[{ type: "human", content: "hi" }]]],
    ["{messages}", { messages: [{ role: "user", content: "hi" }] }],
    ["{input}", { input: [{ role: "user", content: "hi" }] }],
    ["{prompt}", { prompt: "hi" }],
    ["{prompts}", { prompts: ["hi"] }],
    ["{args}", { args: ["hi"] }],
    ["Gemini contents", { contents: [{ role: "user", parts: [{ text: "hi" }] }] }],
    ["one message", { role: "user", content: [{ type: "text", text: "hi" }] }],
    ["JSON text", '[{"role":"user","content":"hi"}]'],
    ["a Python literal", "[{'role': 'user', 'content': 'hi'}]"],
  ])("an input as %s", (_name, value) => expect(input(value)).toEqual([hi]));

  const done = "assistant | done";
  test.each<[string, JsonValue]>([
    ["choices", { choices: [{ index: 0, message: { role: "assistant", content: "done" } }] }],
    ["generations", { generations: [[{ text: "done", message: { type: "ai", content: "done" } }]], llmOutput: {} }],
    ["candidates", { candidates: [{ content: { role: "model", parts: [{ text: "done" }] } }] }],
    [
      "Responses",
      {
        output: [
          { type: "reasoning", summary: [] },
          { type: "message", role: "assistant", content: [{ type: "output_text", text: "done" }] },
        ],
      },
    ],
    ["Bedrock", { output: { message: { role: "assistant", content: [{ text: "done" }] } } }],
    ["a Command", { output: [{ goto: "next", update: { messages: [{ type: "ai", content: "done" }] } }] }],
    ["{content} without a role", { content: [{ type: "text", text: "done" }] }],
  ])("an output as %s", (_name, value) => expect(output(value)).toEqual([done]));

  test("the instructions of a Responses object are its system prompt", () => {
    const answer = { instructions: "Be kind.", output: [{ type: "message", role: "assistant", content: "ok" }] };
    expect(output(answer)).toEqual(["system | Be kind.", "assistant | ok"]);
  });

  test("a prompt that was captured as the word `role` is no user turn", () =>
    expect(input({ content: "role" })).toEqual([]));
  test("a withheld prompt is no user turn", () => expect(input("redacted-by-litellm")).toEqual([]));
  test("a repr of message objects stays text, nothing is evaluated", () => {
    const repr = "[HumanMessage(content='hi')]";
    expect(input(repr)).toEqual([`user | ${repr}`]);
  });
});

describe("calls that a message writes twice", () => {
  test("LangChain's additional_kwargs repeat the same call: one request", () => {
    const call = { id: "k1", type: "function", function: { name: "f", arguments: '{"a": 1}' } };
    const message: JsonValue = {
      type: "ai",
      content: [{ type: "tool_use", id: "k1", name: "f", input: { a: 1 } }],
      tool_calls: [{ id: "k1", name: "f", args: { a: 1 } }],
      additional_kwargs: { tool_calls: [call] },
    };
    expect(input([message])).toEqual(['assistant | f({"a":1})#k1']);
  });
  test("a legacy function_call beside the same tool call is dropped, another one is kept", () => {
    const legacy = (name: string) => ({
      role: "assistant",
      content: "",
      tool_calls: [{ id: "k1", function: { name: "f", arguments: "{}" } }],
      function_call: { name, arguments: "{}" },
    });
    expect(input([legacy("f")])).toEqual(["assistant | f({})#k1"]);
    expect(input([legacy("g")])).toEqual(["assistant | f({})#k1 | g({})#null"]);
  });
  test("two calls of one list keep apart although a framework gave them the same id", () => {
    const calls = [1, 2].map((a) => ({ id: "f", function: { name: "f", arguments: JSON.stringify({ a }) } }));
    expect(input([{ role: "assistant", tool_calls: calls }])).toEqual(['assistant | f({"a":1})#f | f({"a":2})#f']);
  });
  test("a call that could not be parsed is shown as such, with its text", () => {
    const message: JsonValue = {
      type: "ai",
      content: "",
      invalid_tool_calls: [{ id: "k9", name: "run", args: '{"q": "x', error: "cut" }],
      additional_kwargs: { tool_calls: [{ id: "k9", function: { name: "run", arguments: '{"q": "x' } }] },
    };
    expect(input([message])).toEqual(['assistant | !run("{\\"q\\": \\"x")#k9']);
  });
});

describe("what is no message", () => {
  test("a tool definition with the role `tool` is offered, not answered", () => {
    const definition = { role: "tool", content: { type: "function", function: { name: "f", parameters: {} } } };
    expect(input([{ role: "user", content: "hi" }, definition])).toEqual(["user | hi"]);
  });
  test("documents and interface blocks with type and content are not taken for messages", () => {
    const state = {
      docs: [{ type: "Document", content: "x", page_content: "x" }],
      ui: [
        { type: "card", content: "y" },
        { type: "text", content: "z" },
      ],
    };
    expect(messagesWithin(state)).toEqual([]);
  });
  test("the role of a tool's name counts where that tool was asked for", () => {
    const messages: JsonValue = [
      { role: "assistant", content: "", tool_calls: [{ id: "k1", name: "search", args: {} }] },
      { role: "search", content: "found" },
    ];
    const [, answer] = readMessages(messages, "input");
    expect(answer?.results).toEqual([{ callId: null, tool: "search", text: "found", state: "present", isError: null }]);
  });
  test("a state nested deeper than any call stack is read without failing", () => {
    let deep: JsonValue = { role: "user", content: "far below" };
    for (let depth = 0; depth < 20_000; depth++) deep = { next: deep };
    expect(messagesWithin(deep)).toEqual([]);
    expect(messagesWithin({ near: { messages: [{ role: "user", content: "here" }] }, deep }).map(line)).toEqual([
      "user | here",
    ]);
  });
});

test("what the user attached stands apart from what the user typed", () => {
  const message: JsonValue = {
    role: "user",
    content: [
      { type: "text", text: "Summarise." },
      { type: "document", title: "note.txt", source: { type: "text", media_type: "text/plain", data: "Pay at once." } },
      { type: "resource", resource: { uri: "file:///a", text: "B" } },
    ],
  };
  expect(input([message])).toEqual(["user | Summarise. | [note.txt] Pay at once. | [file:///a] B"]);
});
