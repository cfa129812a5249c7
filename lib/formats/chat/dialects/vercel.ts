import { isObject, textMember, type JsonObject, type JsonValue } from "../../../base/json.ts";
import { idOf, requestPiece, result, resultPiece, silentPiece, type Piece } from "../pieces.ts";
import { textOf } from "../text.ts";
import { textOfDataUrl } from "./openai.ts";

/**
 * Parts of the Vercel AI SDK, versions 3 to 6: `tool-call`, `tool-result`, `tool-error`, the parts of UI messages
 * (`tool-invocation`, `tool-<name>`, `dynamic-tool`), and bare `{ toolCallId, toolName, input }` objects, which is how
 * telemetry writes the calls of a response. Source: langfuse/langfuse 4.16, npm `ai`.
 */
export function vercelPart(part: JsonObject): Piece | readonly Piece[] | null {
  const type = textMember(part, "type") ?? "";
  const callId = idOf(part, "toolCallId");
  if (type === "tool-invocation" && isObject(part["toolInvocation"])) return invocation(part["toolInvocation"], null);
  if (/^tool-(?!call$|result$|error$|invocation$)./.test(type) && callId !== null)
    return invocation(part, type.slice(5));
  if (type === "dynamic-tool") return invocation(part, null);
  const tool = textMember(part, "toolName");
  if (tool !== null && (callId !== null || type.startsWith("tool-"))) return callOrResult(part, type, callId, tool);
  if (type === "file" && typeof part["data"] === "string") return file(part);
  return type === "step-start" || type === "source" || type === "source-url" ? silentPiece : null;
}

function callOrResult(part: JsonObject, type: string, callId: string | null, tool: string): Piece {
  const answer = part["output"] ?? part["result"] ?? part["experimental_content"];
  if (type === "tool-error") return resultPiece(callId, tool, errorText(part["error"]), true);
  if (type === "tool-result" || (type !== "tool-call" && answer !== undefined)) {
    const stated = typeof part["isError"] === "boolean" ? part["isError"] : null;
    const { content, isError } = vercelOutput(answer);
    return resultPiece(callId, tool, content, isError ?? stated);
  }
  return requestPiece(callId, tool, part["input"] ?? part["args"]);
}

/** A call and what came of it in one part. */
function invocation(part: JsonObject, named: string | null): readonly Piece[] | null {
  const callId = idOf(part, "toolCallId");
  const tool = textMember(part, "toolName") ?? named;
  if (tool === null) return null;
  const asked = requestPiece(callId, tool, part["input"] ?? part["args"] ?? part["rawInput"]);
  const failure = textMember(part, "errorText");
  if (failure !== null) return [asked, resultPiece(callId, tool, failure, true)];
  const answer = part["output"] ?? part["result"];
  return answer === undefined ? [asked] : [asked, { kind: "result", result: result(callId, tool, answer, null) }];
}

function errorText(error: JsonValue | undefined): JsonValue | undefined {
  return textMember(error, "message") ?? error;
}

/** `{type: "text"|"json"|"error-text"|"error-json"|"content", value}` of SDK 5 and later; older results are the value itself. */
export function vercelOutput(output: JsonValue | undefined): {
  content: JsonValue | undefined;
  isError: boolean | null;
} {
  const type = textMember(output, "type") ?? "";
  if (!isObject(output) || !/^(error-)?(text|json)$|^content$|^execution-denied$/.test(type)) {
    return { content: output, isError: null };
  }
  if (type === "execution-denied") return { content: output["reason"] ?? "", isError: true };
  if (!Object.hasOwn(output, "value")) return { content: output, isError: null };
  return { content: output["value"], isError: type.startsWith("error-") ? true : null };
}

function file(part: JsonObject): Piece {
  const data = textMember(part, "data") ?? "";
  const mediaType = textMember(part, "mediaType") ?? textMember(part, "mimeType") ?? "";
  const text = textOfDataUrl(data.startsWith("data:") ? data : `data:${mediaType};base64,${data}`);
  return text === null ? silentPiece : { kind: "attachment", source: textMember(part, "filename"), text: textOf(text) };
}
