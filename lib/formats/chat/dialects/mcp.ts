import { member, textMember, type JsonObject } from "../../../base/json.ts";
import { silentPiece, type Piece } from "../pieces.ts";

/** A resource that was embedded in a prompt: text the user attached rather than typed. Source: MCP specification. */
export function mcpPart(part: JsonObject): Piece | null {
  if (textMember(part, "type") !== "resource") return null;
  const resource = member(part, "resource");
  const text = textMember(resource, "text");
  return text === null ? silentPiece : { kind: "attachment", source: textMember(resource, "uri"), text };
}
