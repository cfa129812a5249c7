import { unwrapJson } from "../../base/embeddedJson.ts";
import { isObject, type JsonValue, member, textMember } from "../../base/json.ts";
import type { CallArguments, Message, ToolRequest, ToolSchema } from "../../trace/model.ts";
import { readArguments, readToolSchemas } from "../chat/index.ts";
import { attributeValue, type Metadata, metadataValue } from "./metadata.ts";
import type { Fields } from "./schema.ts";

const notCaptured: CallArguments = { state: "not_captured", form: "none", value: null };

/**
 * The calls of the columns `toolCalls` (without names) and `toolCallNames` (the name at the same index); only names are
 * left in a stripped download (langfuse/langfuse 4.16).
 */
export function requestsOfColumns(fields: Fields): ToolRequest[] {
  const calls = fields.toolCalls ?? [];
  const names = fields.toolCallNames ?? [];
  return Array.from({ length: Math.max(calls.length, names.length) }, (_, index) => {
    const call = unwrapJson(calls[index] ?? null, 3).value;
    const name = names[index];
    const inner = member(call, "function") ?? null;
    const args =
      member(call, "arguments") ?? member(inner, "arguments") ?? member(call, "args") ?? member(call, "input");
    return {
      callId: textMember(call, "id"),
      tool:
        typeof name === "string" && name !== ""
          ? name
          : (textMember(call, "name") ?? textMember(inner, "name") ?? "unknown"),
      arguments: args === undefined ? notCaptured : readArguments(args, "request"),
      invalid: false,
    };
  });
}

/** Adds the columns' calls that the messages do not show; the columns repeat what Langfuse found in the output. */
export function withColumnRequests(messages: readonly Message[], requests: readonly ToolRequest[]): readonly Message[] {
  const shown = messages.flatMap((message) => [...message.requests]);
  const missing = requests.filter((request) => {
    const at = shown.findIndex((one) =>
      request.callId !== null && one.callId !== null ? one.callId === request.callId : one.tool === request.tool,
    );
    if (at >= 0) shown.splice(at, 1);
    return at < 0;
  });
  if (missing.length === 0) return messages;
  const added: Message = {
    role: "assistant",
    roleText: "toolCalls",
    name: null,
    id: null,
    text: "",
    requests: missing,
    results: [],
    attachments: [],
  };
  return [...messages, added];
}

/** Tools offered to a model, from every place where a framework writes them (langfuse/langfuse 4.16). */
export function offeredTools(fields: Fields, input: JsonValue, output: JsonValue, metadata: Metadata): ToolSchema[] {
  const { attributes } = metadata;
  const places: (JsonValue | undefined)[] = [
    definitions(fields.toolDefinitions),
    ...listsIn(input),
    ...listsIn(output),
    metadataValue(metadata, "tools"),
    attributeValue(attributes, "ai.prompt.tools"),
    attributeValue(attributes, "gen_ai.tool.definitions"),
    beeaiTools(attributeValue(attributes, "llm.tools")),
    // Pydantic AI; the final answer is offered as a tool too (`output_tools`).
    attributeValue(attributes, "model_request_parameters") ?? metadataValue(metadata, "model_request_parameters"),
    numbered(attributes),
  ];
  const byName = new Map<string, ToolSchema>();
  for (const place of places) {
    if (place === undefined || place === null) continue;
    for (const schema of readToolSchemas(place)) {
      const known = byName.get(schema.name);
      if (!known || (known.parameters === null && schema.parameters !== null)) byName.set(schema.name, schema);
    }
  }
  return [...byName.values()];
}

/**
 * The lists of tools in a request or response, and LangGraph's definitions in the place of messages. Only these: an
 * item of a conversation has a name too, and a tool that was called is not thereby offered.
 */
function listsIn(value: JsonValue): (JsonValue | undefined)[] {
  const messages = Array.isArray(value) ? value : (member(value, "messages") ?? null);
  const definitionMessages = Array.isArray(messages) ? messages.filter(isDefinitionMessage) : [];
  const lists = ["tools", "functions"].flatMap((name) => [member(value, name), member(member(value, "config"), name)]);
  const kwargs = member(value, "kwargs");
  return [definitionMessages, ...lists, isObject(kwargs) ? member(kwargs, "tools") : undefined];
}

function isDefinitionMessage(value: JsonValue): boolean {
  const content = member(value, "content");
  return (
    member(value, "role") === "tool" &&
    textMember(content, "type") === "function" &&
    isObject(member(content, "function"))
  );
}

/** `toolDefinitions`: tool name to a JSON text with `description` and `parameters`, which is JSON text again. */
function definitions(value: Fields["toolDefinitions"]): JsonValue | undefined {
  if (!value) return undefined;
  return Object.entries(value).map(([name, text]) => {
    const whole = unwrapJson(text, 3).value;
    const description = textMember(whole, "description");
    return { type: "function", function: { name, description, parameters: member(whole, "parameters") ?? null } };
  });
}

/** OpenInference writes one attribute per tool: `llm.tools.0.tool.json_schema`. */
function numbered(attributes: Metadata["attributes"]): JsonValue[] {
  return Object.entries(attributes)
    .filter(([key]) => /^llm\.tools\.\d+\.tool\.json_schema$/.test(key))
    .map(([, text]) => text);
}

/** BeeAI lists its tools under attribute names: `[{"tool.name": …, "tool.description": …}]`. */
function beeaiTools(value: JsonValue | undefined): JsonValue | undefined {
  if (!Array.isArray(value)) return value;
  return value.map((one) => {
    const name = textMember(one, "tool.name");
    if (name === null) return one;
    const parameters = member(one, "tool.parameters") ?? member(one, "tool.json_schema") ?? null;
    return { type: "function", function: { name, description: textMember(one, "tool.description"), parameters } };
  });
}
