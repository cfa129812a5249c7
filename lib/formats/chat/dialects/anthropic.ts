import { member, textMember, type JsonObject } from "../../../base/json.ts";
import { idOf, requestPiece, resultPiece, silentPiece, type Piece } from "../pieces.ts";
import { textOf } from "../text.ts";

/**
 * Content blocks of the Anthropic Messages API, server tools and MCP connector included.
 * Source: langsmith-sdk 0.14 and langsmith-cli; Anthropic API reference.
 */
export function anthropicPart(part: JsonObject): Piece | null {
  const type = textMember(part, "type") ?? "";
  const tool = textMember(part, "name");
  if (/^(mcp_|server_)?tool_use$/.test(type) && tool !== null)
    return requestPiece(idOf(part, "id"), tool, part["input"]);
  if (/^([a-z_]+_)?tool_result$/.test(type)) {
    const failed = part["is_error"];
    const isError = typeof failed === "boolean" ? failed : null;
    return resultPiece(idOf(part, "tool_use_id"), tool, part["content"] ?? "", isError);
  }
  if (type === "document") return documentPiece(part);
  if (type === "search_result") {
    return {
      kind: "attachment",
      source: textMember(part, "source") ?? textMember(part, "title"),
      text: textOf(part["content"]),
    };
  }
  return /^(redacted_)?thinking$/.test(type) ? silentPiece : null;
}

/** A document that the user attached. Base64 sources (PDF) carry no text that could be read here. */
function documentPiece(part: JsonObject): Piece {
  const source = part["source"];
  const name = textMember(part, "title") ?? textMember(part, "context") ?? textMember(source, "url");
  const kind = textMember(source, "type");
  if (kind === "text") return { kind: "attachment", source: name, text: textOf(member(source, "data")) };
  if (kind === "content") return { kind: "attachment", source: name, text: textOf(member(source, "content")) };
  return silentPiece;
}
