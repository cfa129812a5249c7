import { isObject, member, textMember, type JsonValue } from "../../base/json.ts";
import type { CallArguments, Execution, Payload, ToolSchema } from "../../trace/model.ts";
import { readArguments, readResult, readToolSchemas, textState } from "../chat/index.ts";
import type { Said } from "./content.ts";
import { readPrintedMessage } from "./printedMessage.ts";

/** The run of a tool, null for any other run. */
export function executionOf({ kind, name, input, output, error, fields }: Said): Execution | null {
  if (kind !== "TOOL") return null;
  const call = toolCallIn(input.value);
  const { callId, tool, state, text, isError } = resultOf(error, output);
  return {
    callId: textMember(fields["extra"], "tool_call_id") ?? textMember(call, "id") ?? callId,
    tool: name || (textMember(call, "name") ?? tool ?? "(unnamed tool)"),
    arguments: argumentsOf(input, call),
    result: { state, text },
    isError,
  };
}

/** `{name, args, id, type: "tool_call"}`, itself or under `input`: LangChain passes the model's call on as it is. */
function toolCallIn(inputs: JsonValue): JsonValue | undefined {
  return [inputs, member(inputs, "input")].find(
    (value) => textMember(value, "type") === "tool_call" && member(value, "args") !== undefined,
  );
}

/** The forms in which SDKs write arguments; what is not there keeps its reason. */
function argumentsOf(input: Payload, call: JsonValue | undefined): CallArguments {
  if (input.state === "empty") return { state: "empty", form: "json", value: {} };
  if (input.state === "cut") return { state: "cut", form: "text", value: input.value };
  if (input.state !== "present") return { state: input.state, form: "none", value: null };
  return readArguments(call === undefined ? input.value : (member(call, "args") ?? null), "execution");
}

type Outcome = Execution["result"] & {
  readonly isError: boolean | null;
  readonly callId: string | null;
  readonly tool: string | null;
};

/**
 * A run that failed has its error as the result. A tool that failed often has a run that succeeded: then only the tool
 * message says so. `{}` and null are no result.
 */
function resultOf(error: string | null, output: Payload): Outcome {
  const silent = { callId: null, tool: null };
  if (error !== null) {
    const state = textState(error);
    return { state, text: state === "present" ? error : "", isError: true, ...silent };
  }
  if (output.state === "present") {
    const text = member(output.value, "output") ?? output.value;
    const printed = typeof text === "string" ? readPrintedMessage(text) : null;
    if (printed !== null) return { ...printed, state: textState(printed.text) };
    const read = readResult(output.value);
    // A function that returned nothing (`{output: null}`) has an empty result.
    return read.state === "not_captured" ? { ...read, state: "empty" } : read;
  }
  const isCut = output.state === "cut" && typeof output.value === "string";
  const state = output.state === "empty" ? "not_captured" : output.state;
  return { state, text: isCut ? String(output.value) : "", isError: null, ...silent };
}

/** The tools offered to the model: in the invocation parameters, or among the inputs (OpenAI and Anthropic wrappers). */
export function offeredBy({ kind, fields, settings, input }: Said): ToolSchema[] {
  if (kind === "TOOL" || kind === "RETRIEVER") return [];
  const [extra, inputs] = [fields["extra"], input.value];
  const holders = [
    member(extra, "invocation_params"),
    fields["invocation_params"],
    settings["ls_invocation_params"],
    member(extra, "options"),
    inputs,
    member(inputs, "kwargs"),
    member(inputs, "config"),
  ];
  const lists = holders.flatMap((holder) => [member(holder, "tools") ?? null, member(holder, "functions") ?? null]);
  return readToolSchemas(lists.filter((list) => Array.isArray(list) || isObject(list)));
}
