import { isObject, member, textMember, type JsonObject, type JsonValue } from "../../base/json.ts";
import type { Retrieved } from "../../trace/model.ts";
import { idOf } from "./pieces.ts";

const depthMax = 200;

/** Members under which chain states keep what was retrieved, with elements that hold `content` or `text`. */
const listNames = /^(retrieved_chunks|chunks|retrieved_documents|documents|context|source_nodes)$/;

/** Members that name where a document came from, the most telling first. */
const sourceNames = ["source", "url", "file_path", "document_title", "title", "chunk_id"];

/**
 * Every retrieved document inside a value, in document order: `{page_content | pageContent}` anywhere (LangChain), and
 * the elements of lists with a telling name that hold a text.
 */
export function documentsWithin(value: JsonValue): Retrieved[] {
  const found: Retrieved[] = [];
  const stack: { readonly value: JsonValue; readonly listed: boolean; readonly depth: number }[] = [
    { value, listed: false, depth: 0 },
  ];
  for (let task = stack.pop(); task !== undefined; task = stack.pop()) {
    const { listed, depth } = task;
    const document = isObject(task.value) ? readDocument(task.value, listed) : null;
    if (document !== null) found.push(document);
    if (depth >= depthMax) continue;
    // Pushed last to first, so that the first member is popped first.
    for (const [name, child] of children(task.value).reverse()) {
      const inList = Array.isArray(task.value) ? listed : Array.isArray(child) && listNames.test(name);
      stack.push({ value: child, listed: inList, depth: depth + 1 });
    }
  }
  return found;
}

/**
 * What a retriever gave back: documents as above, else the plain texts, or the objects that only a retriever makes
 * documents, of the list that it returned.
 */
export function documentsOfRetriever(output: JsonValue): Retrieved[] {
  const found = documentsWithin(output);
  if (found.length > 0) return found;
  const lists = [output, ...["documents", "output", "outputs", "results", "data"].map((name) => member(output, name))];
  return lists.flatMap((list) => (Array.isArray(list) ? list.flatMap(plainDocument) : []));
}

function plainDocument(item: JsonValue): Retrieved[] {
  if (typeof item === "string") return item === "" ? [] : [{ text: item, source: null, id: null }];
  if (!isObject(item)) return [];
  const text =
    textMember(item, "content") ??
    textMember(item, "text") ??
    textMember(item, "chunk") ??
    textMember(item["node"], "text");
  return text === null
    ? []
    : [{ text, source: sourceOf(item), id: idOf(item, "id", "id_", "chunk_id", "document_id") }];
}

/** A tool message's `artifact` is left out: LangChain keeps it for the program, and the model never saw it. */
function children(value: JsonValue): [string, JsonValue][] {
  if (Array.isArray(value)) return value.map((item) => ["", item]);
  if (!isObject(value)) return [];
  const entries = Object.entries(value);
  return "tool_call_id" in value ? entries.filter(([name]) => name !== "artifact") : entries;
}

function readDocument(value: JsonObject, listed: boolean): Retrieved | null {
  const text = value["page_content"] ?? value["pageContent"] ?? (listed ? listedText(value) : undefined);
  if (typeof text !== "string") return null;
  return { text, source: sourceOf(value), id: idOf(value, "id", "id_", "chunk_id", "document_id") };
}

/** The text of an element of a named list. A message in such a list is conversation, not a document. */
function listedText(value: JsonObject): JsonValue | undefined {
  if ("role" in value || "tool_calls" in value) return undefined;
  return value["content"] ?? value["text"] ?? member(value["node"], "text") ?? member(value["document"], "text");
}

function sourceOf(value: JsonObject): string | null {
  for (const holder of [value["metadata"], value, member(value["node"], "metadata")]) {
    for (const name of sourceNames) {
      const source = textMember(holder, name);
      if (source !== null) return source;
    }
  }
  return null;
}
