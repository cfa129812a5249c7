import { isObject, member, textMember, type JsonObject, type JsonValue } from "../../../base/json.ts";
import type { ToolRequest } from "../../../trace/model.ts";
import { idOf, request, silentPiece, type Piece } from "../pieces.ts";

/**
 * Content parts of OpenAI chat completions and of the Responses API: `text`, `input_text`, `output_text`, `refusal`,
 * files and images. Source: langfuse/langfuse 4.16; OpenAI API reference.
 */
export function openaiPart(part: JsonObject): Piece | null {
  const type = textMember(part, "type");
  switch (type) {
    case "text":
    case "input_text":
    case "output_text":
    case "summary_text": {
      // GenAI parts spell the text `content`; the same type word, so it is read here.
      const text = part["text"] ?? part["content"];
      return typeof text === "string" ? { kind: "text", text } : null;
    }
    case "refusal":
      return { kind: "text", text: textMember(part, "refusal") ?? "" };
    case "input_file":
      return filePiece(part);
    case "file": {
      const file = member(part, "file");
      return isObject(file) ? filePiece(file) : null;
    }
    case "image":
    case "image_url":
    case "input_image":
    case "input_audio":
    case "audio":
    case "video":
      return silentPiece;
    default:
      return null;
  }
}

function filePiece(file: JsonObject): Piece {
  const text = textOfDataUrl(textMember(file, "file_data"));
  if (text === null) return silentPiece;
  return { kind: "attachment", source: textMember(file, "filename") ?? textMember(file, "file_id"), text };
}

/** The text behind `data:text/…;base64,…`, null for other types: bytes that are no text cannot be read as text. */
export function textOfDataUrl(url: string | null): string | null {
  const match = /^data:(?:text\/[a-z0-9.+-]+|application\/(?:json|xml|yaml))(?:;charset=[a-z0-9-]+)?;base64,/i.exec(
    url ?? "",
  );
  return match ? Buffer.from((url ?? "").slice(match[0].length), "base64").toString("utf8") : null;
}

/** Entries of `tool_calls` in OpenAI form (`function`, `custom`) or in LangChain form (`name`, `args`). */
export function toolCallEntry(entry: JsonValue, invalid = false): ToolRequest | null {
  if (!isObject(entry)) return null;
  const inner = [entry["function"], entry["custom"]].find(isObject) ?? entry;
  const tool = textMember(inner, "name") ?? textMember(entry, "name");
  if (tool === null) return null;
  const args = inner["arguments"] ?? inner["args"] ?? inner["input"] ?? entry["args"];
  return request(idOf(entry, "id", "tool_call_id", "call_id"), tool, args, invalid);
}

/** All requests of a list of calls; entries without a name are no requests. */
export function toolCallList(list: JsonValue | undefined, invalid = false): ToolRequest[] {
  if (!Array.isArray(list)) return [];
  return list.map((entry) => toolCallEntry(entry, invalid)).filter((entry) => entry !== null);
}

/** The legacy single call: `function_call: { name, arguments }`, without an id. */
export function legacyFunctionCall(call: JsonValue | undefined): ToolRequest[] {
  const tool = textMember(call, "name");
  return tool === null ? [] : [request(null, tool, member(call, "arguments"))];
}

/** A tool definition written as a message (LangGraph through Langfuse): offered, never answered. */
export function isToolDefinitionMessage(value: JsonObject): boolean {
  const content = value["content"];
  return (
    value["role"] === "tool" && textMember(content, "type") === "function" && isObject(member(content, "function"))
  );
}
