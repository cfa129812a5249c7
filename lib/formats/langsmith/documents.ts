import { member, textMember, type JsonValue } from "../../base/json.ts";
import type { Retrieved, SpanKind } from "../../trace/model.ts";
import { documentsWithin } from "../chat/documents.ts";

/**
 * Retrieved texts of a run. Mostly they are not in a retriever's run but in the state of chains and in prompts; those
 * inside a tool's result are the tool's result and no retrieval (facts/langsmith.md "Where retrieved text hides").
 */
export function retrievedOf(kind: SpanKind, inputs: JsonValue, outputs: JsonValue): Retrieved[] {
  if (kind === "TOOL") return [];
  const found = [
    ...documentsWithin(inputs),
    ...documentsWithin(outputs),
    ...(kind === "RETRIEVER" ? plainResults(outputs) : []),
  ];
  const seen = new Set<string>();
  return found.filter(({ text, source }) => {
    const key = JSON.stringify([text, source]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** What a traced retriever function returns may be plain texts, or objects that only a retriever makes documents. */
function plainResults(outputs: JsonValue): Retrieved[] {
  const lists = [outputs, ...["documents", "output", "outputs", "results"].map((key) => member(outputs, key))];
  return lists.flatMap((list) => (Array.isArray(list) ? list.flatMap(plainResult) : []));
}

function plainResult(item: JsonValue): Retrieved[] {
  if (typeof item === "string") return item === "" ? [] : [{ text: item, source: null, id: null }];
  if (textMember(item, "page_content") !== null || textMember(item, "pageContent") !== null) return [];
  const text = textMember(item, "content") ?? textMember(item, "text") ?? textMember(item, "chunk");
  if (text === null) return [];
  const about = member(item, "metadata");
  const source = ["source", "url", "file_path", "document_title", "title"]
    .map((name) => textMember(item, name) ?? textMember(about, name))
    .find((name) => name !== null);
  return [{ text, source: source ?? null, id: textMember(item, "id") ?? textMember(item, "chunk_id") }];
}
