import { sha256Hex } from "../base/hash.ts";
import type { JsonObject, JsonValue } from "../base/json.ts";
import { writeJson } from "../base/jsonWriter.ts";
import type { CallArguments, ConversationDraft, Message, Payload, SpanDraft, SpanKind } from "../trace/model.ts";

/** What the index knows of a span beside what the exhibit says. */
export type SpanAround = {
  readonly traceId: string; readonly spanId: string; readonly parentId: string | null; readonly name: string;
  readonly startUs: number | null; readonly endUs: number | null; readonly thread: string | null;
  /** `aftertrace.*` attributes: what was found. */
  readonly found: Readonly<Record<string, string | null>>;
};

/** A span as OTLP/JSON writes it, by the GenAI conventions; the kind also as OpenInference names it, because GenAI has fewer. */
export function otlpSpan(draft: SpanDraft, around: SpanAround): JsonObject {
  const { kind, execution, model, agent, user, tokens, cost, inputMessages, outputMessages, retrieved, offered } = draft;
  const silent = inputMessages.length + outputMessages.length === 0 && execution === null;
  return span(draft.status, draft.statusMessage ?? null, around, {
    "openinference.span.kind": kind,
    ...operationOf(kind),
    "gen_ai.request.model": model, "gen_ai.agent.name": agent, "user.id": user, "gen_ai.conversation.id": around.thread,
    "gen_ai.usage.input_tokens": tokens.input, "gen_ai.usage.output_tokens": tokens.output, "gen_ai.usage.cost": cost,
    ...messageAttributes(inputMessages, outputMessages),
    ...(execution === null ? {} : {
      "gen_ai.tool.name": execution.tool, "gen_ai.tool.call.id": execution.callId, "gen_ai.tool.call.arguments": argumentsText(execution.arguments),
      "gen_ai.tool.call.result": has(execution.result) ? execution.result.text : null, "error.type": execution.isError === true ? "tool_error" : null,
    }),
    ...(silent ? { "input.value": payloadText(draft.input), "output.value": retrieved.length > 0 ? null : payloadText(draft.output) } : {}),
    "gen_ai.retrieval.documents": retrieved.length === 0 ? null : writeJson(retrieved.map(({ id, text, source }) => ({ id, content: text, metadata: { source } }))),
    "gen_ai.tool.definitions": offered.length === 0 ? null : writeJson(offered.map(({ name, description, parameters }) => ({ type: "function", name, description, parameters }))),
  });
}

/** A conversation that came without spans: one model call that has all of it. */
export function otlpConversation(draft: ConversationDraft, around: SpanAround): JsonObject {
  const { messages, retrieved, offered } = draft;
  const last = messages.at(-1);
  const output = last?.role === "assistant" ? [last] : [];
  return span("unset", null, around, {
    "openinference.span.kind": "LLM", "gen_ai.operation.name": "chat", "gen_ai.conversation.id": around.thread,
    ...messageAttributes(messages.slice(0, messages.length - output.length), output),
    "gen_ai.retrieval.documents": retrieved.length === 0 ? null : writeJson(retrieved.map(({ id, text, source }) => ({ id, content: text, metadata: { source } }))),
    "gen_ai.tool.definitions": offered.length === 0 ? null : writeJson(offered.map(({ name, description, parameters }) => ({ type: "function", name, description, parameters }))),
  });
}

type Attributes = Readonly<Record<string, string | number | null>>;

function span(status: SpanDraft["status"], statusMessage: string | null, { traceId, spanId, parentId, name, startUs, endUs, found }: SpanAround, attributes: Attributes): JsonObject {
  const ids = { "aftertrace.trace_id": isHex(traceId, 32) ? null : traceId, "aftertrace.span_id": isHex(spanId, 16) ? null : spanId };
  return {
    traceId: traceName(traceId), spanId: spanName(traceId, spanId), parentSpanId: parentId === null ? "" : spanName(traceId, parentId), name, kind: 1,
    startTimeUnixNano: nanoseconds(startUs), endTimeUnixNano: nanoseconds(endUs),
    attributes: Object.entries({ ...attributes, ...ids, ...found }).flatMap(([key, value]) => (value === null ? [] : [{ key, value: anyValue(value) }])),
    status: { code: status === "error" ? 2 : status === "ok" ? 1 : 0, ...(statusMessage === null ? {} : { message: statusMessage }) },
  };
}

const isHex = (text: string, digits: number): boolean => text.length === digits && /^[0-9a-f]+$/.test(text) && !/^0+$/.test(text);

/** 16 bytes: the id itself where it is one, a UUID without its dashes, else a name made of its hash. */
function traceName(id: string): string {
  const plain = id.replaceAll("-", "").toLowerCase();
  return isHex(plain, 32) ? plain : sha256Hex(id).slice(0, 32);
}

function spanName(traceId: string, id: string): string {
  return isHex(id, 16) ? id : sha256Hex(`${traceId}\n${id}`).slice(0, 16);
}

/** 0 is what OTLP writes for a time that is not known. */
const nanoseconds = (us: number | null): string => (us === null || us <= 0 ? "0" : `${us}000`);

function anyValue(value: string | number): JsonObject {
  if (typeof value === "string") return { stringValue: value };
  return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value };
}

const operations: Partial<Record<SpanKind, string>> = { LLM: "chat", TOOL: "execute_tool", RETRIEVER: "retrieval", AGENT: "invoke_agent", EMBEDDING: "embeddings" };
const operationOf = (kind: SpanKind): Attributes => ({ "gen_ai.operation.name": operations[kind] ?? null });

function messageAttributes(input: readonly Message[], output: readonly Message[]): Attributes {
  return {
    "gen_ai.input.messages": input.length === 0 ? null : writeJson(input.map(messageJson)),
    "gen_ai.output.messages": output.length === 0 ? null : writeJson(output.map(messageJson)),
  };
}

function messageJson({ role, roleText, name, text, requests, results, attachments }: Message): JsonValue {
  return {
    role: role === "unknown" ? roleText : role, ...(name === null ? {} : { name }),
    parts: [
      ...(text === "" ? [] : [{ type: "text", content: text }]),
      ...attachments.map(({ source, text: content }) => ({ type: "document", title: source, source: { type: "text", media_type: "text/plain", data: content } })),
      ...requests.map(({ callId, tool, arguments: args }) => ({ type: "tool_call", id: callId, name: tool, arguments: has(args) ? args.value : null })),
      ...results.map(({ callId, tool, text: response }) => ({ type: "tool_call_response", id: callId, ...(tool === null ? {} : { name: tool }), response })),
    ],
  };
}

const has = ({ state }: Pick<Payload, "state">): boolean => state === "present" || state === "empty" || state === "cut";

/** The arguments as JSON text; null where the evidence does not have them. */
const argumentsText = (args: CallArguments): string | null => (has(args) ? (typeof args.value === "string" ? args.value : writeJson(args.value)) : null);

function payloadText(payload: Payload): string | null {
  if (!has(payload) || payload.value === null) return null;
  return typeof payload.value === "string" ? payload.value : writeJson(payload.value);
}
