import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** Tests that read a poisoned page and what the agent did with it share this conversation: a chat export of our own making. */
export const festival = join(import.meta.dirname, "..", "fixtures", "injection", "festival.json");

const callSchema = z.object({ id: z.string(), function: z.object({ name: z.string(), arguments: z.string() }) });
const messageSchema = z.object({ role: z.enum(["system", "user", "assistant", "tool"]), content: z.string().nullable(), tool_calls: z.array(callSchema).optional(), tool_call_id: z.string().optional(), name: z.string().optional() });
export type ChatMessage = z.infer<typeof messageSchema>;

export const festivalMessages = (): ChatMessage[] => z.object({ messages: z.array(messageSchema) }).parse(JSON.parse(readFileSync(festival, "utf8"))).messages;

/** A step of the agent as tracers see it: one model call with its prompt, or one tool run. */
type Step = { readonly second: number } & ({ readonly kind: "model"; readonly prompt: readonly ChatMessage[]; readonly reply: ChatMessage } | { readonly kind: "tool"; readonly call: z.infer<typeof callSchema>; readonly result: ChatMessage });

function stepsOf(messages: readonly ChatMessage[]): Step[] {
  const calls = new Map(messages.flatMap((message) => (message.tool_calls ?? []).map((one) => [one.id, one] as const)));
  return messages.flatMap((message, at): Step[] => {
    if (message.role === "assistant") return [{ second: at + 1, kind: "model", prompt: messages.slice(0, at), reply: message }];
    const call = calls.get(message.tool_call_id ?? "");
    return message.role === "tool" && call ? [{ second: at + 1, kind: "tool", call, result: message }] : [];
  });
}

const hex = (n: number, digits: number): string => n.toString(16).padStart(digits, "0");
const uuid = (n: number): string => `0f3c2a10-0000-4000-8000-${hex(n, 12)}`;
const clock = (second: number, part = "000"): string => `2026-05-02T09:${String(Math.floor(second / 60)).padStart(2, "0")}:${String(second % 60).padStart(2, "0")}.${part}`;
const json = (value: unknown): string => JSON.stringify(value);

/** The conversation as an array of LangSmith runs. */
export function langsmithRuns(messages: readonly ChatMessage[]): string {
  const kinds = { system: "SystemMessage", user: "HumanMessage", assistant: "AIMessage", tool: "ToolMessage" } as const;
  const types = { system: "system", user: "human", assistant: "ai", tool: "tool" } as const;
  const plain = ({ role, content, tool_calls, tool_call_id }: ChatMessage) => ({
    type: types[role], content: content ?? "", ...(tool_call_id !== undefined && { tool_call_id, status: "success" }),
    ...(role === "assistant" && { tool_calls: (tool_calls ?? []).map((one): unknown => ({ name: one.function.name, args: JSON.parse(one.function.arguments) as unknown, id: one.id, type: "tool_call" })), invalid_tool_calls: [] }),
  });
  const dumped = (message: ChatMessage) => ({ lc: 1, type: "constructor", id: ["langchain", "schema", "messages", kinds[message.role]], kwargs: plain(message) });
  const root = uuid(1);
  const head = (second: number) => `20260502T09${clock(second).slice(14, 16)}${clock(second).slice(17, 19)}000000Z`;
  const run = (n: number, second: number, more: object) => ({
    id: uuid(n), trace_id: root, parent_run_id: n === 1 ? null : root, dotted_order: n === 1 ? `${head(0)}${root}` : `${head(0)}${root}.${head(second)}${uuid(n)}`, status: "success", error: null, session_name: "default", tags: [],
    extra: { metadata: {}, runtime: { sdk: "langsmith-py", library: "langchain-core" } }, start_time: `${clock(second)}000+00:00`, end_time: `${clock(second, "500")}000+00:00`, ...more,
  });
  const steps = stepsOf(messages).map((step, at) => step.kind === "model"
    ? run(at + 2, step.second, { name: "ChatOpenAI", run_type: "llm", inputs: { messages: [step.prompt.map(dumped)] }, outputs: { generations: [[{ text: step.reply.content ?? "", type: "ChatGeneration", message: dumped(step.reply) }]] } })
    : run(at + 2, step.second, { name: step.call.function.name, run_type: "tool", inputs: JSON.parse(step.call.function.arguments) as unknown, outputs: { output: plain(step.result) } }));
  const user = messages.filter(({ role }) => role === "user").slice(0, 1);
  const whole = run(1, 0, { name: "agent", run_type: "chain", inputs: { messages: user.map(plain) }, outputs: { messages: messages.map(plain) }, end_time: `${clock(messages.length + 2)}000+00:00` });
  return json([whole, ...steps]);
}

/** The same as the body of Langfuse's `GET /api/public/traces/{id}`. */
export function langfuseTrace(messages: readonly ChatMessage[]): string {
  const trace = { id: hex(77, 32), projectId: "p", name: "agent", timestamp: `${clock(0)}Z`, environment: "default", tags: [], bookmarked: false, release: null, version: null, userId: null, sessionId: null, public: false, input: null, output: null, metadata: {}, createdAt: `${clock(0)}Z`, updatedAt: `${clock(0)}Z`, externalId: null, scores: [], latency: 1, htmlPath: "/", totalCost: 0 };
  const observation = (n: number, second: number, more: object) => ({ id: hex(n, 16), traceId: trace.id, projectId: "p", parentObservationId: null, startTime: `${clock(second)}Z`, endTime: `${clock(second, "500")}Z`, environment: "default", level: "DEFAULT", statusMessage: null, version: null, model: null, modelParameters: {}, metadata: {}, usageDetails: {}, costDetails: {}, createdAt: `${clock(second)}Z`, updatedAt: `${clock(second)}Z`, ...more });
  const observations = stepsOf(messages).map((step, at) => step.kind === "model"
    ? observation(at + 1, step.second, { type: "GENERATION", name: "chat", model: "gpt-4o", input: step.prompt, output: step.reply })
    : observation(at + 1, step.second, { type: "TOOL", name: step.call.function.name, input: JSON.parse(step.call.function.arguments) as unknown, output: { content: step.result.content, type: "tool", name: step.call.function.name, tool_call_id: step.call.id, status: "success" } }));
  return json({ ...trace, observations });
}

/** The same as OTLP/JSON with the attributes of the GenAI conventions. */
export function otlpSpans(messages: readonly ChatMessage[]): string {
  const attribute = (key: string, value: string) => ({ key, value: { stringValue: value } });
  const nano = (second: number): string => `${Date.parse(`${clock(0)}Z`) / 1000 + second}000000000`;
  const span = (n: number, second: number, name: string, attributes: unknown[]) => ({ traceId: hex(9, 32), spanId: hex(n, 16), parentSpanId: "", name, kind: 1, startTimeUnixNano: nano(second), endTimeUnixNano: nano(second).replace(/000000000$/, "500000000"), attributes, events: [], links: [], status: {} });
  const parts = ({ role, content, tool_calls, tool_call_id }: ChatMessage) => ({
    role, parts: role === "tool" ? [{ type: "tool_call_response", id: tool_call_id, response: content }] : [
      ...(content === null ? [] : [{ type: "text", content }]), ...(tool_calls ?? []).map((one) => ({ type: "tool_call", id: one.id, name: one.function.name, arguments: JSON.parse(one.function.arguments) as unknown })),
    ],
  });
  const spans = stepsOf(messages).map((step, at) => step.kind === "model"
    ? span(at + 1, step.second, "chat gpt-4o", [
      attribute("gen_ai.operation.name", "chat"), attribute("gen_ai.system_instructions", json(step.prompt.filter(({ role }) => role === "system").map(({ content }) => ({ type: "text", content })))),
      attribute("gen_ai.input.messages", json(step.prompt.filter(({ role }) => role !== "system").map(parts))), attribute("gen_ai.output.messages", json([{ ...parts(step.reply), finish_reason: "stop" }])),
    ])
    : span(at + 1, step.second, `execute_tool ${step.call.function.name}`, [
      attribute("gen_ai.operation.name", "execute_tool"), attribute("gen_ai.tool.name", step.call.function.name), attribute("gen_ai.tool.call.id", step.call.id),
      attribute("gen_ai.tool.call.arguments", step.call.function.arguments), attribute("gen_ai.tool.call.result", step.result.content ?? ""),
    ]));
  return json({ resourceSpans: [{ resource: { attributes: [attribute("service.name", "agent")] }, scopeSpans: [{ scope: { name: "agent" }, spans }] }] });
}
