import { isObject, member, type JsonValue } from "../../base/json.ts";
import type { Execution } from "../../trace/model.ts";
import { readArguments } from "../chat/arguments.ts";
import { readResult } from "../chat/results.ts";
import { textOfFirst, valueOfFirst } from "./attributes.ts";
import type { SpanParts } from "./span.ts";

/** Where the arguments of an execution stand, the most telling first. Source: otel-phoenix.md sections 4 and 5. */
export const argumentKeys = [
  "gen_ai.tool.call.arguments",
  "gcp.vertex.agent.tool_call_args",
  "gen_ai.tool.args",
  "tool_arguments",
  "ai.toolCall.args",
  "input.value",
  "traceloop.entity.input",
] as const;
export const resultKeys = [
  "gen_ai.tool.call.result",
  "gcp.vertex.agent.tool_response",
  "gen_ai.tool.result",
  "tool_response",
  "ai.toolCall.result",
  "output.value",
  "traceloop.entity.output",
] as const;

/** The run of a tool as its span tells it. `failed`: the span has the status error or an `error.type`. */
export function readExecution(span: SpanParts, failed: boolean): Execution {
  const { attributes } = span;
  const outcome = readResult(resultOf(span));
  return {
    callId:
      textOfFirst(attributes, "gen_ai.tool.call.id", "tool.id", "tool_call.id", "ai.toolCall.id") ?? outcome.callId,
    tool: toolName(span) ?? outcome.tool ?? span.name,
    arguments: readArguments(argumentsOf(span), "execution"),
    result: { state: outcome.state, text: outcome.text },
    isError: failed ? true : outcome.isError,
  };
}

function toolName({ attributes, name }: SpanParts): string | null {
  const named = textOfFirst(attributes, "gen_ai.tool.name", "tool.name", "ai.toolCall.name", "traceloop.entity.name");
  return named ?? /^(?:execute_tool|running tool:|tools\/call) (.+)$/.exec(name)?.[1] ?? null;
}

function argumentsOf(span: SpanParts): JsonValue {
  const { attributes, json } = span;
  const key = argumentKeys.find((name) => valueOfFirst(attributes, name) !== undefined);
  if (key === "traceloop.entity.input") return traceloopInput(json(attributes[key]) ?? null);
  if (key !== undefined) return attributes[key] ?? null;
  const parameters = json(attributes["tool.parameters"]);
  return parameters === undefined || isJsonSchema(parameters) ? null : parameters;
}

function resultOf({ attributes, json }: SpanParts): JsonValue {
  const key = resultKeys.find((name) => valueOfFirst(attributes, name) !== undefined);
  if (key !== "traceloop.entity.output") return key === undefined ? null : (attributes[key] ?? null);
  const output = json(attributes[key]) ?? null;
  return member(output, "output") ?? member(output, "outputs") ?? output;
}

/** `tool.parameters` is the schema in some instrumentations and the arguments in others. */
function isJsonSchema(value: JsonValue): boolean {
  return isObject(value) && typeof value["type"] === "string" && isObject(value["properties"]);
}

/** OpenLLMetry writes the whole call of the framework: `{inputs: {…}, tags, …}` or `{args, kwargs}`. */
function traceloopInput(value: JsonValue): JsonValue {
  if (!isObject(value)) return value;
  const inputs = value["inputs"];
  return isObject(inputs) ? inputs : (value["input_str"] ?? inputs ?? value);
}
