import { isObject, member, type JsonValue } from "../../base/json.ts";
import type { Message, SpanKind } from "../../trace/model.ts";
import { messagesWithin, readMessages, readSystemPrompt } from "../chat/index.ts";

/**
 * The conversation that went into a run. A model's input is read as a whole; any other run's state is searched, because
 * its messages may lie under any name. Tools have arguments instead.
 */
export function inputMessagesOf(kind: SpanKind, inputs: JsonValue): Message[] {
  if (kind === "TOOL" || inputs === null) return [];
  if (kind === "LLM" || isCompletionPrompt(inputs)) return modelMessages(inputs, "input");
  const system = Array.isArray(member(inputs, "messages")) ? readSystemPrompt(member(inputs, "system")) : null;
  const found = [...messagesWithin(inputs), ...toolCallWithContext(inputs)];
  return system === null ? found : [system, ...found];
}

export function outputMessagesOf(kind: SpanKind, outputs: JsonValue): Message[] {
  if (kind === "TOOL" || outputs === null) return [];
  const isModel = kind === "LLM" || Array.isArray(member(outputs, "generations"));
  return isModel ? modelMessages(outputs, "output") : messagesWithin(outputs);
}

function modelMessages(value: JsonValue, side: "input" | "output"): Message[] {
  const read = readMessages(value, side);
  if (read.length > 0 || !isObject(value)) return read;
  // A traced function of type llm has its parameter's name where a request would have messages.
  const [only, ...others] = Object.values(value);
  return others.length === 0 && typeof only === "string" ? readMessages(only, side) : read;
}

/** `prompts: [text]` of old completion models. */
function isCompletionPrompt(inputs: JsonValue): boolean {
  const prompts = member(inputs, "prompts");
  return Array.isArray(prompts) && prompts.length > 0 && prompts.every((prompt) => typeof prompt === "string");
}

/** LangGraph hands one call to its `tools` node as `{tool_call: {name, args, id}, state}`, without the usual type. */
function toolCallWithContext(inputs: JsonValue): Message[] {
  const call = member(inputs, "tool_call");
  return isObject(call) && call["type"] !== "tool_call" ? messagesWithin({ ...call, type: "tool_call" }) : [];
}
