import { z } from "zod";
import { isObject, type JsonObject, type JsonValue, textMember } from "../../base/json.ts";
import { isMessage } from "../chat/within.ts";

/** One message of a plain transcript. Everything but the role is read by `lib/formats/chat`, dialect by dialect. */
export const roleMessage = z.looseObject({ role: z.string() });

/** The members that hold the conversation: OpenAI's and Gemini's own names, tau-bench's `traj`, and what scripts choose. */
const listNames = [
  "messages",
  "traj",
  "conversation",
  "history",
  "chat_history",
  "transcript",
  "trajectory",
  "contents",
];

/** Where proxies and batch files put the request, beside the answer or alone. */
const requestNames = ["request", "body", "params", "kwargs", "payload"];
/** And where they put the answer. */
const answerNames = ["response", "completion", "result"];

/** Members that other vendors' wrappers of messages have (langsmith.md, langfuse.md, coding-agents.md). */
const foreign = [
  "trace_id",
  "thread_id",
  "traceId",
  "run_type",
  "runs",
  "inputs",
  "outputs",
  "observations",
  "resourceSpans",
  "schema_version",
  "sessionId",
  "mistake_agent",
  "trajectory_format",
  "samples",
  "spans",
];

export const isForeign = (value: JsonObject): boolean =>
  foreign.some((name) => name in value) || ("trajectory" in value && "info" in value);

/** A list of messages: every element that is shown has a role and a body, or is an item of the Responses API. */
export function isMessageList(value: JsonValue | undefined): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isElement) && value.some(hasSpeaker);
}

/** Items of the Responses API have a type of their own and no role; LangChain's `type: human` is LangSmith's. */
const itemType = /^([a-z_]*_call(_(output|result))?|reasoning|item_reference)$/;

function isElement(element: JsonValue): boolean {
  if (!isObject(element)) return false;
  if (roleMessage.safeParse(element).success)
    return ["content", "parts", "tool_calls", "function_call"].some((name) => name in element);
  const type = textMember(element, "type") ?? "";
  return itemType.test(type) && (isMessage(element) || type !== "tool_call");
}

function hasSpeaker(element: JsonValue): boolean {
  return /^(system|developer|user|assistant|model)$/.test(textMember(element, "role") ?? "");
}

/** A transcript's own list of messages, null where it has none. The Responses API calls its lists `input` and `output`. */
export function listOf(value: JsonValue | undefined): JsonValue[] | null {
  if (!isObject(value) || isForeign(value)) return null;
  const isResponses = value["object"] === "response" || "model" in value;
  const names = isResponses ? [...listNames, "input", "output"] : listNames;
  for (const name of names) {
    const list = value[name];
    if (Array.isArray(list) && isMessageList(list)) return list;
  }
  return null;
}

/** What a record says: its request (itself, or a member of it) and its answers. Null where it is no transcript. */
export type Transcript = {
  readonly request: JsonObject;
  readonly list: readonly JsonValue[];
  readonly answers: readonly JsonValue[];
  /** Names of the record's members that are read here. */
  readonly used: readonly string[];
};

export function transcriptOf(value: JsonValue | undefined): Transcript | null {
  if (!isObject(value) || isForeign(value)) return null;
  const name = listOf(value) === null ? requestNames.find((one) => listOf(value[one]) !== null) : undefined;
  const inner = name === undefined ? value : value[name];
  const request = isObject(inner) ? inner : value;
  const list = listOf(request);
  const beside = answerNames.filter((one) => isObject(value[one]));
  const answers = [
    ...(isAnswer(value) ? [{ choices: value["choices"] ?? null }] : []),
    ...beside.map((one) => value[one] ?? null),
  ];
  if (list === null && !isAnswer(value)) return null;
  const used = [...listNames, "input", "output", ...(name === undefined ? [] : [name]), ...beside, "choices"];
  return { request, list: list ?? [], answers, used };
}

/** A chat completion as the API gives it back. */
const isAnswer = (value: JsonObject): boolean =>
  Array.isArray(value["choices"]) && value["choices"].some((choice) => isObject(choice) && isObject(choice["message"]));
