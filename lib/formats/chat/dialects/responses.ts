import { isObject, member, textMember, type JsonObject, type JsonValue } from "../../../base/json.ts";
import { idOf, requestPiece, resultPiece, silentPiece, type Piece } from "../pieces.ts";

/** Calls of tools that the provider runs itself: the item's type names the tool, one member holds what was asked. */
const hosted: Readonly<Record<string, { readonly tool: string; readonly asked: string }>> = {
  web_search_call: { tool: "web_search", asked: "action" },
  file_search_call: { tool: "file_search", asked: "queries" },
  code_interpreter_call: { tool: "code_interpreter", asked: "code" },
  computer_call: { tool: "computer", asked: "action" },
  local_shell_call: { tool: "local_shell", asked: "action" },
  shell_call: { tool: "shell", asked: "action" },
  apply_patch_call: { tool: "apply_patch", asked: "operation" },
  image_generation_call: { tool: "image_generation", asked: "prompt" },
};

/**
 * Items of the OpenAI Responses API other than messages; LangChain keeps some of them as content blocks. The Agents SDK
 * for JavaScript writes the same items with `callId` and `function_call_result`.
 * Source: langfuse/langfuse 4.16; OpenAI API reference; npm `@openai/agents`.
 */
export function responsesPart(item: JsonObject): readonly Piece[] | null {
  const type = textMember(item, "type") ?? "";
  const callId = idOf(item, "call_id", "callId");
  const tool = textMember(item, "name");
  if ((type === "function_call" || type === "custom_tool_call") && tool !== null) {
    return [requestPiece(callId ?? idOf(item, "id"), tool, item["arguments"] ?? item["input"])];
  }
  if (/^[a-z_]*call_(output|result)$/.test(type))
    return [resultPiece(callId, tool, outputOf(item["output"]), failed(item))];
  if (type === "mcp_call" && tool !== null) return mcpCall(item, tool);
  if (type === "hosted_tool_call" && tool !== null) return hostedResult(item, tool);
  if (Object.hasOwn(hosted, type)) return hostedCall(item, type);
  return /^(reasoning|item_reference|compaction|mcp_list_tools)$/.test(type) ? [silentPiece] : null;
}

function outputOf(output: JsonValue | undefined): JsonValue | undefined {
  return textMember(output, "text") ?? output;
}

function failed(item: JsonObject): boolean | null {
  return item["status"] === "failed" ? true : null;
}

/** The Agents SDK's one name for all calls that the provider runs itself. */
function hostedResult(item: JsonObject, tool: string): readonly Piece[] {
  const asked = requestPiece(idOf(item, "id"), tool, item["arguments"] ?? member(item["providerData"], "action"));
  const output = item["output"];
  return output === undefined || output === null
    ? [asked]
    : [asked, resultPiece(idOf(item, "id"), tool, output, failed(item))];
}

/** A call that the provider made on a remote MCP server: request and result in one item. */
function mcpCall(item: JsonObject, tool: string): readonly Piece[] {
  const callId = idOf(item, "id");
  const asked = requestPiece(callId, tool, item["arguments"]);
  const error = item["error"];
  if (error !== undefined && error !== null) return [asked, resultPiece(callId, tool, error, true)];
  return item["output"] === undefined || item["output"] === null
    ? [asked]
    : [asked, resultPiece(callId, tool, item["output"], null)];
}

function hostedCall(item: JsonObject, type: string): readonly Piece[] | null {
  const kind = hosted[type];
  if (kind === undefined) return null;
  const callId = idOf(item, "call_id", "id");
  const asked = item[kind.asked];
  const args = asked === undefined || asked === null || isObject(asked) ? asked : { [kind.asked]: asked };
  const answer = item["results"] ?? item["outputs"];
  const request = requestPiece(callId, kind.tool, args);
  return Array.isArray(answer) ? [request, resultPiece(callId, kind.tool, answer, failed(item))] : [request];
}
