import { isObject, type JsonObject, type JsonValue, member } from "../../base/json.ts";
import { attributeValue } from "./metadata.ts";
import { flatAttributes, unflatten } from "./otelAttributes.ts";

/** Where content lies in attributes, in the order in which Langfuse looks (langfuse/langfuse 4.16). */
const inputNames = [
  "langfuse.observation.input",
  "langfuse.trace.input",
  "genkit:input",
  "ai.prompt.messages",
  "ai.prompt",
  "ai.toolCall.args",
  "gcp.vertex.agent.llm_request",
  "gcp.vertex.agent.tool_call_args",
  "mlflow.spanInputs",
  "traceloop.entity.input",
  "input.value",
  "tool_arguments",
  "gen_ai.input.messages",
  "gen_ai.tool.call.arguments",
];
const outputNames = [
  "langfuse.observation.output",
  "langfuse.trace.output",
  "genkit:output",
  "ai.response.text",
  "ai.response.toolCalls",
  "ai.toolCall.result",
  "gcp.vertex.agent.llm_response",
  "gcp.vertex.agent.tool_response",
  "mlflow.spanOutputs",
  "traceloop.entity.output",
  "output.value",
  "tool_response",
  "pydantic_ai.all_messages",
  "all_messages_events",
  "gen_ai.output.messages",
  "gen_ai.tool.call.result",
];

/** The content of a raw span as an observation would hold it; a key is left out where the span carries nothing. */
export function contentOf(attributes: JsonObject, events: readonly JsonValue[]): JsonObject {
  const said = eventMessages(events);
  const input =
    attributeValue(attributes, ...inputNames) ??
    said.input ??
    messageList(attributes, "gen_ai.prompt", "llm.input_messages");
  const calls = attributeValue(attributes, "ai.response.toolCalls");
  const text = attributeValue(attributes, ...outputNames);
  const output =
    (calls !== undefined && attributes["ai.response.text"] !== undefined
      ? [{ role: "assistant", content: text ?? "" }, calls].flat()
      : text) ??
    said.output ??
    messageList(attributes, "gen_ai.completion", "llm.output_messages");
  return {
    ...(input === undefined || input === null ? {} : { input }),
    ...(output === undefined || output === null ? {} : { output }),
  };
}

/** Messages spelled in attribute names: OpenLLMetry's `gen_ai.prompt.N`, OpenInference's `llm.input_messages.N.message`. */
function messageList(attributes: JsonObject, ...prefixes: readonly string[]): JsonValue {
  for (const prefix of prefixes) {
    const list = unflatten(attributes, prefix);
    if (Array.isArray(list)) return list.map(plainMessage);
  }
  return null;
}

function plainMessage(entry: JsonValue): JsonValue {
  const message = member(entry, "message") ?? entry;
  const calls = member(message, "tool_calls");
  if (!isObject(message) || !Array.isArray(calls)) return message;
  return { ...message, tool_calls: calls.map((call) => member(call, "tool_call") ?? call) };
}

/** GenAI conventions before 2026 put each message into an event of the span. */
function eventMessages(events: readonly JsonValue[]): { readonly input: JsonValue; readonly output: JsonValue } {
  const input: JsonValue[] = [];
  const output: JsonValue[] = [];
  for (const event of events) {
    const name = member(event, "name");
    if (typeof name !== "string") continue;
    const fields = flatAttributes(member(event, "attributes"));
    const role = /^gen_ai\.(system|user|assistant|tool)\.message$/.exec(name)?.[1];
    if (role !== undefined) input.push({ role, ...fields });
    else if (name === "gen_ai.choice") output.push(fields["message"] ?? { role: "assistant", ...fields });
  }
  return { input: input.length > 0 ? input : null, output: output.length > 0 ? output : null };
}
