import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { corpora, corpusLines } from "../base/corpora.ts";
import { unwrapJson } from "../../lib/base/embeddedJson.ts";
import { canonicalJson } from "../../lib/base/canonicalJson.ts";
import type { Draft, Message } from "../../lib/trace/model.ts";
import { readText, readValue } from "./readText.ts";

/** The facts that no format may change: calls by id, and the text that came back for each. */
function factsOf(drafts: readonly Draft[]) {
  const calls = new Map<string, string>();
  const results = new Map<string, string>();
  for (const draft of drafts) {
    const messages: readonly Message[] =
      draft.type === "conversation"
        ? draft.messages
        : draft.type === "span"
          ? [...draft.inputMessages, ...draft.outputMessages]
          : [];
    for (const { callId, tool, arguments: args } of messages.flatMap(({ requests }) => requests)) {
      calls.set(callId ?? "", `${tool} ${canonicalJson(args.value)}`);
    }
    for (const { callId, text } of messages.flatMap((message) => message.results)) results.set(callId ?? "", text);
  }
  return { calls: sorted(calls), results: sorted(results) };
}
const sorted = (map: ReadonlyMap<string, string>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

/** Every execution that a format records says the same as the messages do. */
function executionsOf(drafts: readonly Draft[]): [string, string, string][] {
  return drafts.flatMap((draft) => {
    if (draft.type !== "span" || draft.execution === null) return [];
    const { callId, tool, arguments: args, result } = draft.execution;
    if (callId === null) return [];
    return [[callId, `${tool} ${canonicalJson(args.value)}`, result.text] as [string, string, string]];
  });
}

function expectSameRun(chat: readonly Draft[], other: readonly Draft[]): void {
  const { calls, results } = factsOf(chat);
  const facts = factsOf(other);
  expect(facts.calls).toEqual(calls);
  // The last results are in no later prompt; there the execution alone carries them.
  const executed = executionsOf(other);
  expect(sorted(new Map([...executed.map(([id, , text]) => [id, text] as const), ...facts.results]))).toEqual(results);
  const callOf = new Map(calls);
  const textOf = new Map(results);
  for (const [id, call, text] of executed) {
    // A span may hold a result as a structure; what it says is the same, its spacing is the message's.
    expect([call, parsed(text)]).toEqual([callOf.get(id), parsed(textOf.get(id) ?? "")]);
  }
}

function parsed(text: string): string {
  const { value } = unwrapJson(text);
  return typeof value === "string" ? text : canonicalJson(value);
}

const system = "You keep a garden diary.";
const args = { bed: 4, note: "“Frost” ☃", tags: ["a", null] };
const answer = '{"ok": true, "entry": "Bed 4"}';

const chat = {
  messages: [
    { role: "system", content: system },
    { role: "user", content: "Note the frost." },
    {
      role: "assistant",
      content: null,
      tool_calls: [{ id: "g1", type: "function", function: { name: "add_note", arguments: JSON.stringify(args) } }],
    },
    { role: "tool", tool_call_id: "g1", content: answer },
    { role: "assistant", content: "Noted." },
  ],
};

const start = {
  chat1: "2026-03-07T08:00:01.000001",
  tool: "2026-03-07T08:00:02.000001",
  chat2: "2026-03-07T08:00:03.000001",
};
const request = { type: "ai", content: "", tool_calls: [{ name: "add_note", args, id: "g1", type: "tool_call" }] };
const asked = [
  { type: "system", content: system },
  { type: "human", content: "Note the frost." },
];
const id = (digit: string) => `${digit.repeat(8)}-1111-4111-8111-111111111111`;
const run = (digit: string, name: string, runType: string, at: string, inputs: unknown, outputs: unknown) => ({
  id: id(digit),
  trace_id: id("a"),
  parent_run_id: digit === "a" ? null : id("a"),
  name,
  run_type: runType,
  status: "success",
  start_time: `${at}Z`,
  end_time: `${at}Z`,
  error: null,
  extra: {},
  tags: [],
  inputs,
  outputs,
});
const langsmith = [
  run("a", "agent", "chain", start.chat1, {}, {}),
  run("b", "model", "llm", start.chat1, { messages: [asked] }, { generations: [[{ text: "", message: request }]] }),
  run("c", "add_note", "tool", start.tool, args, {
    output: { type: "tool", content: answer, tool_call_id: "g1", name: "add_note", status: "success" },
  }),
  run(
    "d",
    "model",
    "llm",
    start.chat2,
    { messages: [[...asked, request, { type: "tool", content: answer, tool_call_id: "g1" }]] },
    { generations: [[{ text: "Noted.", message: { type: "ai", content: "Noted." } }]] },
  ),
];

const observation = (
  digit: string,
  type: string,
  name: string,
  at: string,
  input: unknown,
  output: unknown,
  metadata: unknown = {},
) => ({
  id: digit.repeat(16),
  traceId: "a".repeat(32),
  type,
  name,
  startTime: `${at}Z`,
  endTime: `${at}Z`,
  level: "DEFAULT",
  parentObservationId: null,
  projectId: "p",
  environment: "default",
  statusMessage: null,
  input,
  output,
  metadata,
});
const langfuse = {
  id: "a".repeat(32),
  projectId: "p",
  name: "agent",
  timestamp: `${start.chat1}Z`,
  htmlPath: "/project/p/traces/a",
  tags: [],
  scores: [],
  input: null,
  output: null,
  metadata: {},
  observations: [
    observation("b", "GENERATION", "model", start.chat1, chat.messages.slice(0, 2), chat.messages[2]),
    observation("c", "TOOL", "add_note", start.tool, args, answer, { attributes: { "gen_ai.tool.call.id": "g1" } }),
    observation("d", "GENERATION", "model", start.chat2, chat.messages.slice(0, 4), chat.messages[4]),
  ],
};

const text = (content: string) => ({ type: "text", content });
const parts = {
  user: { role: "user", parts: [text("Note the frost.")] },
  call: { role: "assistant", parts: [{ type: "tool_call", id: "g1", name: "add_note", arguments: args }] },
  result: { role: "tool", parts: [{ type: "tool_call_response", id: "g1", response: answer }] },
  end: { role: "assistant", parts: [text("Noted.")] },
};
const span = (digit: string, name: string, second: number, attributes: Record<string, unknown>) => ({
  traceId: "a".repeat(32),
  spanId: digit.repeat(16),
  name,
  startTimeUnixNano: `177287040${second}000001000`,
  endTimeUnixNano: `177287040${second}500001000`,
  attributes: Object.entries(attributes).map(([key, value]) => ({
    key,
    value: { stringValue: typeof value === "string" ? value : JSON.stringify(value) },
  })),
});
const model = (input: unknown[], output: unknown) => ({
  "gen_ai.operation.name": "chat",
  "gen_ai.system_instructions": [text(system)],
  "gen_ai.input.messages": input,
  "gen_ai.output.messages": [output],
});
const otlp = {
  resourceSpans: [
    {
      scopeSpans: [
        {
          spans: [
            span("b", "chat m", 1, model([parts.user], parts.call)),
            span("c", "execute_tool add_note", 2, {
              "gen_ai.operation.name": "execute_tool",
              "gen_ai.tool.name": "add_note",
              "gen_ai.tool.call.id": "g1",
              "gen_ai.tool.call.arguments": args,
              "gen_ai.tool.call.result": answer,
            }),
            span("d", "chat m", 3, model([parts.user, parts.call, parts.result], parts.end)),
          ],
        },
      ],
    },
  ],
};

describe("the same run gives the same calls, arguments and results in every format", () => {
  test.each<[string, unknown]>([
    ["langsmith", langsmith],
    ["langfuse", langfuse],
    ["otlp", otlp],
  ])("%s", async (vendor, value) => {
    const read = await readValue(value);
    expect(read.format.split(".")[0]).toBe(vendor);
    expectSameRun((await readValue(chat)).drafts, read.drafts);
    expect(executionsOf(read.drafts).length).toBe(1);
  });

  test("the system prompt and the user's words come first in every format", async () => {
    for (const value of [langsmith, langfuse, otlp]) {
      const first = (await readValue(value)).spans.find(({ kind }) => kind === "LLM");
      expect(first?.inputMessages.map(({ role, text: said }) => `${role}: ${said}`)).toEqual([
        `system: ${system}`,
        "user: Note the frost.",
      ]);
    }
  });
});

const folder = join(corpora ?? "", "corpora", "injection");
const converted = corpusLines("corpora/injection/labels.jsonl").filter(({ set }) => set === "formats");
describe.skipIf(converted.length === 0)("the corpus runs agree in all four formats", () => {
  test.each(["langsmith", "langfuse", "otlp"])("%s", async (vendor) => {
    const files = converted.filter(({ file }) => String(file).endsWith(`.${vendor}.json`));
    expect(files.length).toBeGreaterThan(0);
    for (const { file, sameAs } of files) {
      const [one, other] = [String(sameAs), String(file)].map((name) => join(folder, name)).filter(existsSync);
      if (one === undefined || other === undefined) throw new Error(`${String(file)} is not here`);
      const [plain, read] = [await readText(readFileSync(one)), await readText(readFileSync(other))];
      expectSameRun(plain?.drafts ?? [], read?.drafts ?? []);
    }
  });
});
