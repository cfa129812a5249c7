import { unwrapJson } from "../../base/embeddedJson.ts";
import { isObject, member, textMember, type JsonObject, type JsonValue } from "../../base/json.ts";
import type { PayloadState } from "../../trace/model.ts";
import { constructorOf, langchainMessage, statedError } from "./dialects/langchain.ts";
import { vercelOutput } from "./dialects/vercel.ts";
import { idOf } from "./pieces.ts";
import { roleOf } from "./roles.ts";
import { isBlockList, textOf } from "./text.ts";
import { textState } from "./withheld.ts";
import { messagesWithin } from "./within.ts";

/** What came back from a tool. `text` is empty unless the state is `present`. */
export type ToolOutcome = {
  readonly state: PayloadState;
  readonly text: string;
  readonly isError: boolean | null;
  readonly callId: string | null;
  readonly tool: string | null;
};

type Found = Omit<ToolOutcome, "state" | "text"> & { readonly content: JsonValue };

const wrapperDepthMax = 8;

/**
 * Reads the output of a tool's execution in any wrapping: tool messages (flat, serialised, in `{output}`), MCP
 * `{content, isError}`, content blocks, Vercel outputs, LangGraph Commands, single members `output`, `outputs`,
 * `result`, `error`; any other structure becomes compact JSON. Null is not captured; an empty text is empty.
 */
export function readResult(value: JsonValue): ToolOutcome {
  const silent = { isError: null, callId: null, tool: null };
  if (value === null) return { state: "not_captured", text: "", ...silent };
  const { content, ...rest } = find(value, 0);
  const text = content === null ? "" : textOf(content);
  const state = textState(text);
  return { state, text: state === "present" ? text : "", ...rest };
}

function find(value: JsonValue, depth: number): Found {
  const asIs: Found = { content: value, isError: null, callId: null, tool: null };
  if (depth > wrapperDepthMax) return asIs;
  if (typeof value === "string") return inText(value, depth) ?? asIs;
  if (Array.isArray(value)) {
    const [only] = value;
    return value.length === 1 && isObject(only) && !isBlockList(value) && answerIn(only) ? find(only, depth + 1) : asIs;
  }
  if (!isObject(value)) return asIs;
  return toolMessage(value, depth) ?? envelope(value, depth) ?? asIs;
}

/** Text is the answer itself, unless it is an envelope once more that only a tool message or MCP would write. */
function inText(text: string, depth: number): Found | null {
  if (!/^\s*\{/.test(text)) return null;
  const inner = unwrapJson(text).value;
  return isObject(inner) && answerIn(inner) ? find(inner, depth + 1) : null;
}

/** True for what is an answer by its form alone: a tool message or MCP content. */
function answerIn(value: JsonObject): boolean {
  const flat = langchainMessage(value);
  if (flat !== null)
    return roleOf(flat.roleText) === "tool" && (constructorOf(value) !== null || "tool_call_id" in flat.fields);
  return (
    isBlockList(value["content"]) &&
    Object.keys(value).every((key) => /^(content|is_?[eE]rror|_?meta|structuredContent)$/.test(key))
  );
}

function toolMessage(value: JsonObject, depth: number): Found | null {
  const flat = langchainMessage(value) ?? (value["role"] === "tool" ? { fields: value, roleText: "tool" } : null);
  const isBlock = /^([a-z_]+_)?tool_result$/.test(textMember(value, "type") ?? "");
  const fields = isBlock ? value : flat !== null && roleOf(flat.roleText) === "tool" ? flat.fields : null;
  if (fields === null) return null;
  const inner = fields["content"] ?? "";
  // A tool message's content is what the model saw; only blocks are taken apart, structures inside a text are not.
  const content = typeof inner === "string" || isBlockList(inner) ? inner : find(inner, depth + 1).content;
  return {
    content,
    isError: statedError(fields),
    callId: idOf(fields, "tool_call_id", "tool_use_id"),
    tool: textMember(fields, "name"),
  };
}

function envelope(value: JsonObject, depth: number): Found | null {
  const stated = statedError(value);
  if (isBlockList(value["content"])) return { content: value["content"], isError: stated, callId: null, tool: null };
  const vercel = vercelOutput(value);
  if (vercel.content !== value && vercel.content !== undefined) {
    return { content: vercel.content, isError: vercel.isError, callId: null, tool: null };
  }
  const [only, ...others] = Object.keys(value).filter((key) => value[key] !== null || key === "output");
  const inner = only === undefined ? undefined : value[only];
  if (others.length === 0 && inner !== undefined) {
    if (only === "error") return { ...find(inner, depth + 1), isError: true };
    if (/^(output|outputs|result)$/.test(only ?? "")) return find(inner, depth + 1);
  }
  return inCommand(value);
}

/** A LangGraph Command or a tools node answers with messages; one tool message among them is the result. */
function inCommand(value: JsonObject): Found | null {
  const holder = member(value["update"], "messages") ?? value["messages"];
  if (!Array.isArray(holder)) return null;
  const answers = messagesWithin(holder).flatMap((message) => message.results);
  const [answer] = answers;
  if (answers.length !== 1 || answer === undefined) return null;
  return { content: answer.text, isError: answer.isError, callId: answer.callId, tool: answer.tool };
}
