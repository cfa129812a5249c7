import { isObject, textMember, type JsonObject, type JsonValue } from "../../base/json.ts";
import type { ConversationDraft } from "../../trace/model.ts";
import { documentsWithin, readMessages, readToolSchemas, withheldMarker } from "../chat/index.ts";
import { idText } from "./lineage.ts";
import { vendorMetadata } from "./metadata.ts";
import { conversationSchema } from "./schema.ts";

export type ConversationRead = { readonly draft: ConversationDraft; readonly isWithheld: boolean };

/**
 * A reply of `langsmith-fetch` or of the MCP server's thread history: `{trace_id | thread_id, messages, metadata}`,
 * `{result}`, or the list alone. Null for what has no messages.
 */
export function readConversation(value: JsonValue): ConversationRead | null {
  const raw: JsonObject = isObject(value) ? value : {};
  const list = Array.isArray(value) ? value : (raw["messages"] ?? raw["result"]);
  const isWithheld = typeof list === "string" && withheldMarker(list) !== null;
  const parsed = conversationSchema.safeParse(raw);
  if (!parsed.success || (!Array.isArray(list) && !isWithheld)) return null;
  const fields = parsed.data;
  const messages = Array.isArray(list) ? list : [];
  const { messages: _messages, result: _result, ...rest } = raw;
  const custom = isObject(fields.metadata?.["custom_metadata"])
    ? fields.metadata["custom_metadata"]
    : (fields.metadata ?? {});
  const draft: ConversationDraft = {
    type: "conversation",
    at: "",
    traceId: idText(fields.trace_id),
    traceName: null,
    thread:
      idText(fields.thread_id) ??
      textMember(custom, "thread_id") ??
      textMember(custom, "session_id") ??
      textMember(custom, "conversation_id"),
    messages: readMessages(messages, "input"),
    retrieved: documentsWithin(messages),
    offered: Array.isArray(raw["tools"]) ? readToolSchemas(raw["tools"]) : [],
    metadata: vendorMetadata(rest),
  };
  return { draft, isWithheld };
}
