import { isObject, member, textMember, type JsonObject } from "../../../base/json.ts";
import { idOf, requestPiece, resultPiece, silentPiece, type Piece } from "../pieces.ts";

/** Content blocks of the Bedrock Converse API: each has one member that names its kind. Source: AWS API reference. */
export function bedrockPart(part: JsonObject): Piece | null {
  const use = part["toolUse"];
  const tool = textMember(use, "name");
  if (tool !== null) return requestPiece(idOf(use, "toolUseId"), tool, member(use, "input"));
  const answer = part["toolResult"];
  if (isObject(answer)) {
    const status = textMember(answer, "status");
    return resultPiece(
      idOf(answer, "toolUseId"),
      null,
      answer["content"] ?? "",
      status === null ? null : status === "error",
    );
  }
  const document = part["document"];
  const text = textMember(member(document, "source"), "text");
  if (text !== null) return { kind: "attachment", source: textMember(document, "name"), text };
  return isObject(part["reasoningContent"]) || isObject(part["image"]) || isObject(document) ? silentPiece : null;
}
