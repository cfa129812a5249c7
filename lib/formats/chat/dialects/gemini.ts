import { isObject, member, textMember, type JsonObject, type JsonValue } from "../../../base/json.ts";
import { idOf, requestPiece, resultPiece, silentPiece, type Piece } from "../pieces.ts";
import { isBlockList } from "../text.ts";

/**
 * Parts of Gemini and of Google ADK, in camelCase (REST) and snake_case (Python).
 * Source: langfuse/langfuse 4.16; Gemini API reference.
 */
export function geminiPart(part: JsonObject): Piece | null {
  const call = part["functionCall"] ?? part["function_call"];
  const called = textMember(call, "name");
  if (called !== null) return requestPiece(idOf(call, "id"), called, member(call, "args") ?? {});
  const response = part["functionResponse"] ?? part["function_response"];
  if (isObject(response)) {
    const { content, isError } = responseContent(response["response"]);
    return resultPiece(idOf(response, "id"), textMember(response, "name"), content, isError);
  }
  if (part["thought"] === true) return silentPiece;
  if (part["type"] === undefined && typeof part["text"] === "string") return { kind: "text", text: part["text"] };
  return ["inlineData", "inline_data", "fileData", "file_data"].some((key) => isObject(part[key])) ? silentPiece : null;
}

/** A function response is an object by definition; where its only member is the answer, the answer is the text. */
function responseContent(response: JsonValue | undefined): { content: JsonValue | undefined; isError: boolean | null } {
  if (!isObject(response)) return { content: response, isError: null };
  const present = Object.entries(response).filter(([, value]) => value !== null);
  const [only] = present;
  if (present.length === 1 && only) {
    const [key, value] = only;
    if (key === "error") return { content: value, isError: true };
    if (["result", "output"].includes(key)) return { content: value, isError: null };
  }
  const failed = response["isError"];
  if (isBlockList(response["content"])) {
    return { content: response["content"], isError: typeof failed === "boolean" ? failed : null };
  }
  return { content: response, isError: null };
}
