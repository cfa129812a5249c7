import { isObject, member, textMember, type JsonObject, type JsonValue } from "../../base/json.ts";
import { valueOfFirst } from "./attributes.ts";
import { unflatten } from "./indexed.ts";
import type { SpanParts } from "./span.ts";

/** What one convention says about the content of a span. Undefined: it says nothing. */
export type Content = { readonly input?: JsonValue; readonly output?: JsonValue; readonly system?: JsonValue };
export type Source = {
  /** The attributes that the content is made of, exact or as a prefix that ends with a dot. */
  readonly keys: readonly string[];
  readonly read: (span: SpanParts) => Content;
  /** Written for any span, not only for model calls: a chain's state rather than a conversation. */
  readonly generic?: boolean;
};

function content(input: JsonValue | undefined, output: JsonValue | undefined, system?: JsonValue): Content {
  return {
    ...(input === undefined ? {} : { input }),
    ...(output === undefined ? {} : { output }),
    ...(system === undefined ? {} : { system }),
  };
}

/** GenAI conventions since v1.37, on the span or on its details event. */
function genai({ attributes, events, json }: SpanParts): Content {
  const details = events.find(({ name }) => name === "gen_ai.client.inference.operation.details")?.attributes ?? {};
  const read = (key: string) => json(attributes[key] ?? details[key]);
  return content(read("gen_ai.input.messages"), read("gen_ai.output.messages"), read("gen_ai.system_instructions"));
}

/** OpenInference: `llm.input_messages.N.message.…`, tool calls in two places (otel-phoenix.md section 4). */
function openInference({ attributes }: SpanParts): Content {
  const read = (prefix: string) => {
    const list = unflatten(attributes, prefix);
    return Array.isArray(list) ? list.map(openInferenceMessage) : undefined;
  };
  return content(read("llm.input_messages"), read("llm.output_messages"));
}

function openInferenceMessage(element: JsonValue): JsonValue {
  const message = member(element, "message");
  if (!isObject(message)) return element;
  const parts = message["contents"];
  const legacy = textMember(message, "function_call_name");
  const calls = Array.isArray(message["tool_calls"])
    ? message["tool_calls"].map((call) => member(call, "tool_call") ?? call)
    : [];
  return {
    ...message,
    content: Array.isArray(parts) ? parts.map(openInferencePart) : (message["content"] ?? null),
    tool_calls: calls,
    ...(legacy === null
      ? {}
      : { function_call: { name: legacy, arguments: message["function_call_arguments_json"] ?? null } }),
  };
}

function openInferencePart(part: JsonValue): JsonValue {
  const call = member(part, "tool_call");
  const called = member(call, "function");
  if (isObject(called)) {
    return {
      type: "tool_call",
      id: member(call, "id") ?? null,
      name: called["name"] ?? null,
      arguments: called["arguments"] ?? null,
    };
  }
  return member(part, "message_content") ?? part;
}

/** OpenLLMetry: `gen_ai.prompt.N.…`, `gen_ai.completion.N.…`; content is sometimes JSON text of content blocks. */
function openLlmetry({ attributes, json }: SpanParts): Content {
  const read = (prefix: string, role: string) => {
    const list = unflatten(attributes, prefix);
    if (!Array.isArray(list)) return undefined;
    return list.filter(isObject).map((message): JsonObject => {
      const inner = json(message["content"]);
      const isBlocks =
        Array.isArray(inner) && inner.length > 0 && inner.every((block) => textMember(block, "type") !== null);
      return { role, ...message, content: isBlocks ? inner : (message["content"] ?? null) };
    });
  };
  return content(read("gen_ai.prompt", "user"), read("gen_ai.completion", "assistant"));
}

/** Span events of v1.26 to v1.36: `gen_ai.user.message`, `gen_ai.choice`, `gen_ai.content.prompt`. */
function eventMessages({ events, json }: SpanParts): Content {
  const input: JsonValue[] = [];
  const output: JsonValue[] = [];
  for (const { name, attributes } of events) {
    const role = /^gen_ai\.(system|user|assistant|tool)\.message$/.exec(name)?.[1];
    const body = json(attributes["gen_ai.event.content"] ?? attributes["body"]);
    const fields = isObject(body) ? body : unpacked(attributes, json);
    if (role !== undefined) input.push({ ...toolMessage(role, fields), role: textMember(fields, "role") ?? role });
    if (name === "gen_ai.choice") output.push(choice(fields, json));
    if (name === "gen_ai.content.prompt") input.push(json(attributes["gen_ai.prompt"]) ?? null);
    if (name === "gen_ai.content.completion") output.push(json(attributes["gen_ai.completion"]) ?? null);
  }
  return content(input.length > 0 ? input : undefined, output.length > 0 ? output : undefined);
}

function unpacked(attributes: JsonObject, json: SpanParts["json"]): JsonObject {
  const calls = json(attributes["tool_calls"]);
  return calls === undefined ? attributes : { ...attributes, tool_calls: calls };
}

/** In these events a tool message's `id` is the id of the call. */
function toolMessage(role: string, fields: JsonObject): JsonObject {
  return role === "tool" ? { ...fields, tool_call_id: fields["tool_call_id"] ?? fields["id"] ?? null } : fields;
}

function choice(fields: JsonObject, json: SpanParts["json"]): JsonValue {
  const message = json(fields["message"]);
  return {
    role: "assistant",
    ...fields,
    ...(isObject(message) ? message : { content: message ?? fields["content"] ?? null }),
  };
}

/** Vercel AI SDK: the response is written as text and calls apart. */
function vercel({ attributes, json }: SpanParts): Content {
  const input = json(valueOfFirst(attributes, "ai.prompt.messages", "ai.prompt"));
  const text = textMember(attributes, "ai.response.text") ?? textMember(attributes, "ai.response.object");
  const calls = json(attributes["ai.response.toolCalls"]);
  const parts = [...(text === null ? [] : [{ type: "text", text }]), ...(Array.isArray(calls) ? calls : [])];
  return content(input, parts.length > 0 ? { role: "assistant", content: parts } : undefined);
}

function googleAdk({ attributes, json }: SpanParts): Content {
  // Where there is nothing, ADK writes `{}`.
  const read = (key: string) => (attributes[key] === "{}" ? undefined : json(attributes[key]));
  return content(read("gcp.vertex.agent.llm_request"), read("gcp.vertex.agent.llm_response"));
}

/** Completion models of OpenInference, and any-agent's requests without ids: `[{"tool.name", "tool.args"}]`. */
function older({ attributes, json }: SpanParts): Content {
  const prompts = unflatten(attributes, "llm.prompts");
  const choices = unflatten(attributes, "llm.choices");
  const texts = (list: JsonValue | undefined, name: string) =>
    Array.isArray(list) ? list.map((element) => member(member(element, name), "text") ?? element) : undefined;
  const output = json(valueOfFirst(attributes, "gen_ai.output", "gen_ai.completion"));
  return content(
    texts(prompts, "prompt") ?? json(attributes["gen_ai.prompt"]),
    texts(choices, "completion") ?? (Array.isArray(output) ? anyAgent(output) : output),
  );
}

function anyAgent(list: JsonValue[]): JsonValue {
  const calls = list.filter((call) => textMember(call, "tool.name") !== null);
  if (calls.length === 0) return list;
  const asked = calls.map((call) => ({
    name: member(call, "tool.name") ?? null,
    args: member(call, "tool.args") ?? null,
  }));
  return [{ role: "assistant", content: null, tool_calls: asked }];
}

/**
 * Where content may stand, in the order in which it is believed: the conversation in a structured convention before
 * the text that any span may have. Source: otel-phoenix.md sections 4 and 5.
 */
export const sources: readonly Source[] = [
  { keys: ["gen_ai.input.messages", "gen_ai.output.messages"], read: genai },
  { keys: ["llm.input_messages.", "llm.output_messages."], read: openInference },
  { keys: ["gen_ai.prompt.", "gen_ai.completion."], read: openLlmetry },
  { keys: [], read: eventMessages },
  { keys: ["ai.prompt.messages", "ai.prompt", "ai.response.text", "ai.response.toolCalls"], read: vercel },
  { keys: ["gcp.vertex.agent.llm_request", "gcp.vertex.agent.llm_response"], read: googleAdk },
  { keys: ["llm.prompts.", "llm.choices.", "gen_ai.prompt", "gen_ai.completion", "gen_ai.output"], read: older },
  {
    keys: ["input.value", "output.value"],
    read: ({ attributes, json }) => content(json(attributes["input.value"]), json(attributes["output.value"])),
    generic: true,
  },
  {
    keys: ["traceloop.entity.input", "traceloop.entity.output"],
    read: ({ attributes, json }) =>
      content(json(attributes["traceloop.entity.input"]), json(attributes["traceloop.entity.output"])),
    generic: true,
  },
];
