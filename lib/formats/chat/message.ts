import { isObject, member, textMember, type JsonObject, type JsonValue } from "../../base/json.ts";
import type { Message, Role } from "../../trace/model.ts";
import { langchainMessage, statedError } from "./dialects/langchain.ts";
import { isToolDefinitionMessage, legacyFunctionCall, toolCallEntry, toolCallList } from "./dialects/openai.ts";
import { pydanticMessages } from "./dialects/pydantic.ts";
import { responsesPart } from "./dialects/responses.ts";
import { vercelPart } from "./dialects/vercel.ts";
import { readContent } from "./parts.ts";
import { assemble, idOf, result, type Piece } from "./pieces.ts";
import { isRoleWord, roleOf } from "./roles.ts";

/** Names of the tools that the messages before this one asked for. */
export type Requested = ReadonlySet<string>;
const none: Requested = new Set();

/**
 * Reads one value as a message, null where it shows no evidence of being one. First hit wins: a tool definition in the
 * place of a message (no message at all), pair, Responses item, Pydantic AI history, LangChain, `role` of any other
 * dialect, bare calls. Several messages come out where one record holds several (Pydantic AI).
 */
export function readMessage(value: JsonValue, requested: Requested = none): readonly Message[] | null {
  if (Array.isArray(value)) return pair(value);
  if (!isObject(value)) return null;
  if (isToolDefinitionMessage(value)) return [];
  const item = typeof value["role"] === "string" ? null : responsesPart(value);
  // An item of reasoning or of bookkeeping is known and says nothing.
  if (item !== null) return item.every((piece) => piece.kind === "silent") ? [] : [ofPieces(value, item)];
  const history = pydanticMessages(value);
  if (history !== null) return history;
  const flat = langchainMessage(value);
  if (flat !== null) return [chatMessage(flat.fields, flat.roleText, requested)];
  const role = textMember(value, "role");
  if (role !== null && hasBody(value) && (isRoleWord(role) || requested.has(role)))
    return [chatMessage(value, role, requested)];
  return bareCall(value);
}

/** A message of a role that no vendor documents; only the neighbours in its list can tell that it is one. */
export function readOddMessage(value: JsonValue): readonly Message[] | null {
  const role = textMember(value, "role");
  return isObject(value) && role !== null && hasBody(value) ? [chatMessage(value, role, none)] : null;
}

function hasBody(value: JsonObject): boolean {
  return ["content", "parts", "tool_calls", "function_call", "toolCalls", "toolInvocations"].some(
    (key) => key in value,
  );
}

function pair(value: JsonValue[]): readonly Message[] | null {
  const [role, content] = value;
  if (value.length !== 2 || !isRoleWord(role) || (typeof content !== "string" && !Array.isArray(content))) return null;
  return [assemble({ role: roleOf(role), roleText: role }, readContent(content))];
}

/** A message that consists of calls or results alone: who spoke follows from what they are. */
export function ofPieces(value: JsonValue, pieces: readonly Piece[], fallback: Role = "assistant"): Message {
  const isResult = pieces.some((piece) => piece.kind === "result") && !pieces.some((piece) => piece.kind === "request");
  const role = isResult ? "tool" : fallback;
  return assemble({ role, roleText: textMember(value, "type") ?? role, id: textMember(value, "id") }, pieces);
}

/** Calls that stand without a message: LangChain `{type: "tool_call", name, args}`, Vercel `{toolCallId, toolName}`. */
function bareCall(value: JsonObject): readonly Message[] | null {
  if (value["type"] === "tool_call" && ("args" in value || "arguments" in value)) {
    const asked = toolCallEntry(value);
    return asked === null ? null : [assemble({ role: "assistant", roleText: "tool_call" }, [], [[asked]])];
  }
  if (textMember(value, "toolCallId") === null) return null;
  const read = vercelPart(value);
  return read === null ? null : [ofPieces(value, "kind" in read ? [read] : read)];
}

function chatMessage(fields: JsonObject, roleText: string, requested: Requested): Message {
  // LangGraph for JavaScript writes the tool's name as the role of its answer.
  const named = roleOf(roleText) === "unknown" && requested.has(roleText);
  const role = named ? "tool" : roleOf(roleText);
  const head = { role, roleText, name: textMember(fields, "name"), id: textMember(fields, "id") };
  const pieces = [...readContent(fields["content"]), ...readContent(fields["parts"]), ...refusal(fields)];
  const invocations = fields["toolInvocations"];
  if (Array.isArray(invocations))
    pieces.push(...readContent(invocations.map((call) => ({ type: "tool-invocation", toolInvocation: call }))));
  if (role === "tool" && !pieces.some((piece) => piece.kind === "result")) {
    return assemble(head, [toolAnswer(fields, named ? roleText : null)]);
  }
  return assemble(head, pieces, requestPlaces(fields));
}

function refusal(fields: JsonObject): Piece[] {
  const text = textMember(fields, "refusal");
  return text === null ? [] : [{ kind: "text", text }];
}

/** A tool message whose content is the answer itself. */
function toolAnswer(fields: JsonObject, role: string | null): Piece {
  const callId = idOf(fields, "tool_call_id", "toolCallId", "tool_use_id", "call_id");
  const tool = textMember(fields, "name") ?? textMember(fields, "tool_name") ?? textMember(fields, "toolName") ?? role;
  // A tool that answered nothing is empty; a message without the member was not captured.
  const content = fields["content"] === null ? "" : (fields["content"] ?? fields["parts"]);
  return { kind: "result", result: result(callId, tool, content, statedError(fields)) };
}

/** The places beside the content where a message lists its calls, the most structured first. */
function requestPlaces(fields: JsonObject) {
  const extra = fields["additional_kwargs"];
  return [
    toolCallList(fields["tool_calls"]),
    toolCallList(fields["toolCalls"]),
    toolCallList(fields["invalid_tool_calls"], true),
    toolCallList(member(extra, "tool_calls")),
    legacyFunctionCall(fields["function_call"]),
    legacyFunctionCall(member(extra, "function_call")),
  ];
}
