import { isObject, type JsonObject, type JsonValue, member, textMember } from "../../base/json.ts";
import type { Execution, PayloadState, SpanKind, SpanStatus } from "../../trace/model.ts";
import { readArguments, readResult, type ToolOutcome } from "../chat/index.ts";
import type { Content } from "./content.ts";
import { attributeText, attributeValue, type Metadata, metadataValue } from "./metadata.ts";

/** What an execution is read from. */
export type Ran = {
  readonly name: string;
  readonly kind: SpanKind;
  readonly input: Content;
  readonly output: Content;
  readonly metadata: Metadata;
  readonly status: SpanStatus;
  readonly statusMessage: string | null;
};

/** `running tool: X` (Pydantic AI), `execute_tool X` (Google ADK, GenAI conventions), `tools/call X` (MCP). */
const titled = /^(?:running tool: |execute_tool |tools\/call )(\S.*)$/;
/** BeeAI writes a run as `tool.<name>.start-N`, then `.success-N` or `.error-N` with arguments and output, then `.finish-N`. */
const beeai = /^tool\.(.+)\.(start|success|error|retry|finish)(?:-\d+)?$/;

const nameAttributes = ["gen_ai.tool.name", "ai.toolCall.name", "tool.name", "tool_name", "mcp.tool.name"];
const idAttributes = ["gen_ai.tool.call.id", "ai.toolCall.id", "tool_call.id", "tool_call_id", "tool.call.id"];
const argumentAttributes = [
  "tool_arguments",
  "gen_ai.tool.call.arguments",
  "ai.toolCall.args",
  "tool.parameters",
  "gcp.vertex.agent.tool_call_args",
  "input.value",
  "traceloop.entity.input",
];
const resultAttributes = [
  "tool_response",
  "gen_ai.tool.call.result",
  "ai.toolCall.result",
  "gcp.vertex.agent.tool_response",
  "output.value",
  "traceloop.entity.output",
];

/**
 * The run of a tool that this step recorded, null where it is none: typed or labelled as a tool, named as a run, or a
 * plain SPAN that gave back a tool message (LangGraph).
 */
export function executionOf(ran: Ran): Execution | null {
  const { attributes } = ran.metadata;
  const phase = beeai.exec(ran.name);
  const title = titled.exec(ran.name)?.[1];
  // Only the phase with the result counts; ADK sums up parallel runs as `execute_tool (merged tools)`.
  if ((phase && !/success|error/.test(phase[2] ?? "")) || title?.startsWith("(")) return null;
  const outcome = outcomeOf(ran);
  const message = toolMessage(ran.output.payload.value);
  const isAnswer = message !== null || (outcome.callId !== null && outcome.tool === ran.name);
  const isLabelled = ran.kind === "TOOL" || title !== undefined || phase !== null || isLangchainRun(ran.metadata);
  if (!isAnswer && (!isLabelled || ran.kind === "LLM")) return null;
  const named = isLabelled ? attributeText(attributes, ...nameAttributes) : null;
  const { state, text } = outcome;
  const failed = ran.status === "error" || phase?.[2] === "error";
  return {
    callId: outcome.callId ?? attributeText(attributes, ...idAttributes),
    tool: named ?? outcome.tool ?? title ?? phase?.[1] ?? ran.name,
    arguments: argumentsOf(ran),
    result: { state, text },
    isError: failed ? true : outcome.isError,
  };
}

/** LangChain tells its callbacks of a tool's start with `inputs` and `color`; of nothing else's. */
function isLangchainRun(metadata: Metadata): boolean {
  return isObject(metadataValue(metadata, "inputs")) && typeof metadataValue(metadata, "color") === "string";
}

const taken = (state: PayloadState): boolean => state === "withheld" || state === "stored_elsewhere" || state === "cut";

function argumentsOf(ran: Ran): Execution["arguments"] {
  const { state, value } = ran.input.payload;
  if (taken(state)) return { state, form: "none", value: null };
  if (value !== null) return readArguments(value, "execution");
  const elsewhere =
    attributeValue(ran.metadata.attributes, ...argumentAttributes) ?? metadataValue(ran.metadata, "inputs");
  return readArguments(elsewhere ?? null, "execution");
}

function outcomeOf(ran: Ran): ToolOutcome {
  const { state, value } = ran.output.payload;
  const none = { isError: null, callId: null, tool: null };
  if (taken(state)) return { state, text: "", ...none };
  // Four letters that somebody stored: the tool answered null.
  if (state === "present" && value === null) return { state, text: "null", ...none };
  const stated = state === "present" ? value : (attributeValue(ran.metadata.attributes, ...resultAttributes) ?? value);
  const outcome = readResult(stated);
  // A failed run leaves its words in the status, and they are all that the file says about the answer.
  const isSilent = outcome.text === "" && ran.status === "error" && ran.statusMessage !== null;
  return isSilent ? { ...outcome, state: "present", text: ran.statusMessage ?? "" } : outcome;
}

/** LangChain's tool message, plain or in its constructor form; null for anything else. */
export function toolMessage(value: JsonValue): JsonObject | null {
  if (!isObject(value)) return null;
  const path = value["type"] === "constructor" ? value["id"] : undefined;
  if (Array.isArray(path)) {
    const inner = member(value, "kwargs");
    return path.at(-1) === "ToolMessage" && isObject(inner) ? inner : null;
  }
  const isTool = value["type"] === "tool" || value["role"] === "tool";
  return isTool && textMember(value, "tool_call_id") !== null && Object.hasOwn(value, "content") ? value : null;
}
