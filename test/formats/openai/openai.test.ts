import { describe, expect, test } from "vitest";
import { readText, readValue } from "../readText.ts";

const call = { id: "k1", type: "function", function: { name: "list_files", arguments: '{"path":"/"}' } };
const messages = [
  { role: "system", content: "You tidy folders." },
  { role: "user", content: "Tidy up." },
  { role: "assistant", content: null, tool_calls: [call] },
  { role: "tool", tool_call_id: "k1", content: "a.txt" },
  { role: "assistant", content: "Done." },
];
const roles = ["system", "user", "assistant", "tool", "assistant"];
const tools = [{ type: "function", function: { name: "list_files", parameters: {} } }];
const lines = (...values: unknown[]) => values.map((value) => JSON.stringify(value)).join("\n");

describe("a plain transcript in any wrapping is one conversation each", () => {
  test.each<[string, string, number]>([
    ["{messages}", JSON.stringify({ messages, tools }), 1],
    ["a bare array", JSON.stringify(messages), 1],
    ["an array of {messages}", JSON.stringify([{ messages }, { messages }]), 2],
    ["tau-bench's traj", JSON.stringify([{ task_id: 0, reward: 1, traj: messages }]), 1],
    ["{conversation}", JSON.stringify({ conversation: messages }), 1],
    ["JSON Lines of {messages}", lines({ messages }, { messages }), 2],
    ["JSON Lines of lists", lines(messages, messages), 2],
  ])("%s", async (_name, text, count) => {
    const read = await readText(text);
    expect(read?.format).toBe("openai.messages");
    expect(read?.conversations.map((one) => one.messages.map(({ role }) => role))).toEqual(Array(count).fill(roles));
    expect(read?.conversations.map(({ traceId }) => traceId)).toEqual(Array(count).fill(null));
    expect(read?.skipped).toBe(0);
  });
});

describe("what a transcript cannot say is said", () => {
  test("objects of nothing but messages may be a data set: messages_only", async () => {
    expect((await readText(lines({ messages, tools }, { messages })))?.codes).toEqual(["messages_only"]);
    expect((await readValue({ messages })).codes).toEqual(["messages_only"]);
  });
  test("anything beside the messages makes it somebody's log without times", async () => {
    expect((await readValue([{ task_id: 4, traj: messages }])).codes).toEqual(["no_times"]);
    expect((await readValue(messages)).codes).toEqual(["no_times"]);
  });
  test("an element that is no message is counted, and the others are kept", async () => {
    const read = await readValue({
      messages: [...messages, { role: "user" }, { role: "user", content: "Thanks." }],
      model: "m",
    });
    expect(read.conversations[0]?.messages).toHaveLength(6);
    expect(read.problems.find(({ code }) => code === "record_malformed")?.count).toBe(1);
  });
});

test("the system prompt, the tools and the answer beside the messages belong to the conversation", async () => {
  const read = await readValue({
    model: "m",
    system: "Be careful.",
    tools,
    messages: [{ role: "user", content: "Hi" }],
    choices: [{ index: 0, message: { role: "assistant", content: "Hello" } }],
  });
  const [one] = read.conversations;
  expect(one?.messages.map(({ role, text }) => `${role}: ${text}`)).toEqual([
    "system: Be careful.",
    "user: Hi",
    "assistant: Hello",
  ]);
  expect(one?.offered.map(({ name }) => name)).toEqual(["list_files"]);
  expect(one?.metadata).toEqual({ model: "m" });
});

describe("other vendors' lists of messages are left to them", () => {
  test.each<[string, unknown]>([
    ["LangSmith's fetched trace", { trace_id: "t", messages, metadata: {}, feedback: [] }],
    ["LangChain messages without role", [{ type: "human", content: "hi" }]],
    ["rows that only have a role column", [{ role: "admin", content: "x" }]],
  ])("%s", async (_name, value) => {
    const read = await readText(JSON.stringify(value));
    expect(read?.format ?? "unknown").not.toBe("openai.messages");
  });
});

describe("what proxies, batches and SDKs keep of a conversation", () => {
  const items = [
    { role: "user", content: "Tidy up." },
    { type: "reasoning", id: "rs", summary: [] },
    { type: "function_call", id: "fc", call_id: "k1", name: "list_files", arguments: '{"path":"/"}' },
    { type: "function_call_output", call_id: "k1", output: "a.txt" },
    { type: "message", role: "assistant", content: [{ type: "output_text", text: "Done." }] },
  ];
  const answer = { id: "c", object: "chat.completion", choices: [{ index: 0, message: messages[2] }] };
  test.each<[string, unknown, string[]]>([
    ["the history of a session", { history: messages, user: "u" }, roles],
    ["a list of conversations", { conversations: [{ id: 1, messages }] }, roles],
    ["a page of them", { object: "list", data: [{ messages, tools }] }, roles],
    ["a batch line", { custom_id: "1", body: { model: "m", messages } }, roles],
    [
      "request and response",
      { request: { model: "m", messages: messages.slice(0, 2) }, response: answer },
      ["system", "user", "assistant"],
    ],
    ["a completion alone", answer, ["assistant"]],
    ["items of the Responses API", items, ["user", "assistant", "tool", "assistant"]],
    [
      "a request to it",
      { model: "m", instructions: "Be careful.", input: items },
      ["system", "user", "assistant", "tool", "assistant"],
    ],
    [
      "its answer",
      { object: "response", instructions: null, output: items.slice(1) },
      ["assistant", "tool", "assistant"],
    ],
    [
      "items as the Agents SDK for JavaScript writes them",
      [
        items[0],
        { type: "function_call", callId: "k1", name: "list_files", arguments: '{"path":"/"}' },
        { type: "function_call_result", callId: "k1", name: "list_files", output: { type: "text", text: "a.txt" } },
      ],
      ["user", "assistant", "tool"],
    ],
  ])("%s", async (_name, value, speakers) => {
    const read = await readValue(value);
    expect(read.format).toBe("openai.messages");
    const said = read.conversations[0]?.messages ?? [];
    expect(said.map(({ role }) => role)).toEqual(speakers);
    expect(said.flatMap((one) => one.requests.map(({ callId, tool }) => [callId, tool]))).toEqual([
      ["k1", "list_files"],
    ]);
    const read1 = said.flatMap((one) => one.results.map(({ callId, text }) => [callId, text]));
    expect(read1).toEqual(speakers.includes("tool") ? [["k1", "a.txt"]] : []);
  });
  test("one message per line is one conversation of the whole file", async () => {
    const read = await readText(lines(...messages));
    expect(read?.conversations).toHaveLength(messages.length);
    expect(new Set(read?.conversations.map(({ traceId }) => traceId)).size).toBe(1);
    expect(read?.conversations[0]?.traceId).toMatch(/^transcript [0-9a-f]{12}$/);
  });
  test("an agent's trajectory with other members is another vendor's", async () => {
    expect(await readText(JSON.stringify({ trajectory: [], history: messages, info: {} }))).toBeNull();
  });
});
