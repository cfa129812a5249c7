import { textMember, type JsonObject } from "../../../base/json.ts";
import { idOf, requestPiece, resultPiece, silentPiece, type Piece } from "../pieces.ts";

/**
 * Parts of the OpenTelemetry GenAI conventions (Pydantic AI and MS Agent write them too). `text` with `content` is
 * read with OpenAI's text parts. Source: OpenTelemetry GenAI semantic conventions.
 */
export function genaiPart(part: JsonObject): Piece | null {
  const tool = textMember(part, "name");
  switch (textMember(part, "type")) {
    case "tool_call":
    case "server_tool_call":
      return tool === null ? null : requestPiece(idOf(part, "id"), tool, part["arguments"] ?? part["args"]);
    case "tool_call_response":
    case "server_tool_call_response":
      return resultPiece(idOf(part, "id"), tool, part["response"] ?? part["result"], null);
    case "reasoning":
    case "blob":
    case "uri":
      return silentPiece;
    default:
      return null;
  }
}
