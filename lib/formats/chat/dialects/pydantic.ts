import { isObject, textMember, type JsonObject } from "../../../base/json.ts";
import type { Message, Role } from "../../../trace/model.ts";
import { assemble, idOf, requestPiece, resultPiece, silentPiece, type Piece } from "../pieces.ts";

/**
 * Parts of Pydantic AI's own message history (`part_kind`). System and user prompts are parts there, not messages.
 * Source: langfuse/langfuse 4.16; pydantic-ai `messages.py`.
 */
export function pydanticPart(part: JsonObject): Piece | null {
  const callId = idOf(part, "tool_call_id");
  const tool = textMember(part, "tool_name");
  switch (textMember(part, "part_kind")) {
    case "text":
    case "user-prompt":
    case "system-prompt":
      return typeof part["content"] === "string" ? { kind: "text", text: part["content"] } : null;
    case "tool-call":
    case "builtin-tool-call":
      return tool === null ? null : requestPiece(callId, tool, part["args"]);
    case "tool-return":
    case "builtin-tool-return":
      return resultPiece(callId, tool, part["content"], null);
    case "retry-prompt":
      return tool === null ? null : resultPiece(callId, tool, part["content"], true);
    case "thinking":
      return silentPiece;
    default:
      return null;
  }
}

/** `{kind: "request" | "response", parts: [{part_kind}]}`: one record per exchange, so one message per speaker in it. */
export function pydanticMessages(value: JsonObject): Message[] | null {
  const parts = value["parts"];
  if (!/^(request|response)$/.test(textMember(value, "kind") ?? "") || !Array.isArray(parts)) return null;
  const messages: Message[] = [];
  for (const part of parts) {
    const piece = isObject(part) ? pydanticPart(part) : null;
    if (piece === null) continue;
    const kind = textMember(part, "part_kind") ?? "";
    messages.push(assemble({ role: speakerOf(kind, value["kind"] === "response"), roleText: kind }, [piece]));
  }
  return value["kind"] === "response" ? [joined(messages)] : messages;
}

function speakerOf(kind: string, response: boolean): Role {
  if (/tool-return|retry-prompt/.test(kind)) return "tool";
  if (response) return "assistant";
  return kind === "system-prompt" ? "system" : "user";
}

/** The parts of one response are one message of the model. */
function joined(messages: readonly Message[]): Message {
  return {
    role: "assistant",
    roleText: "response",
    name: null,
    id: null,
    text: messages.flatMap(({ text }) => (text === "" ? [] : [text])).join("\n"),
    requests: messages.flatMap(({ requests }) => requests),
    results: messages.flatMap(({ results }) => results),
    attachments: [],
  };
}
