import { isObject, member, textMember, type JsonObject, type JsonValue } from "../../base/json.ts";
import type { Retrieved, SpanKind, ToolSchema } from "../../trace/model.ts";
import { documentsOfRetriever, documentsWithin } from "../chat/documents.ts";
import { readToolSchemas } from "../chat/schemas.ts";
import { unflatten } from "./indexed.ts";
import type { SpanParts } from "./span.ts";

export type RetrievedInSpan = {
  readonly retrieved: readonly Retrieved[];
  /** Documents that are named (id, score) and whose text the convention does not carry. */
  readonly withoutText: number;
};

/** The documents that a span retrieved or passed on. A tool's result is no retrieval: it stands in its execution. */
export function readRetrieved(span: SpanParts, kind: SpanKind, payloads: readonly JsonValue[]): RetrievedInSpan {
  const { attributes, json } = span;
  const lists = ["retrieval.documents", "reranker.output_documents"].map((prefix) => unflatten(attributes, prefix));
  const flat = lists.flatMap((list) => (Array.isArray(list) ? list : []));
  const named = json(attributes["gen_ai.retrieval.documents"]);
  const entries = [
    ...flat.map((element) => member(element, "document") ?? element),
    ...(Array.isArray(named) ? named : []),
  ];
  const read = entries.map((entry) => documentOf(entry, json));
  const inPayloads =
    kind === "TOOL" || entries.length > 0
      ? []
      : payloads.flatMap(kind === "RETRIEVER" ? documentsOfRetriever : documentsWithin);
  return {
    retrieved: [...read.filter((document) => document !== null), ...inPayloads],
    withoutText: read.filter((document) => document === null).length,
  };
}

function documentOf(entry: JsonValue, json: SpanParts["json"]): Retrieved | null {
  const text = textMember(entry, "content") ?? textMember(entry, "text");
  if (text === null || !isObject(entry)) return null;
  const metadata = json(entry["metadata"]);
  const places = ["source", "url", "file_path", "document_title", "chunk_id"].map((name) => textMember(metadata, name));
  const id = entry["id"];
  return {
    text,
    source: places.find((place) => place !== null) ?? null,
    id: typeof id === "number" ? String(id) : textMember(entry, "id"),
  };
}

/** The tools that a span offered to its model. Source: otel-phoenix.md sections 4 and 5. */
export function readOffered({ attributes, json }: SpanParts): ToolSchema[] {
  const listed = unflatten(attributes, "llm.tools");
  const schemas = Array.isArray(listed)
    ? listed.map((element) => member(member(element, "tool"), "json_schema") ?? null)
    : [];
  const request = json(attributes["gcp.vertex.agent.llm_request"]);
  const parameters = json(attributes["llm.invocation_parameters"]);
  return readToolSchemas([
    json(attributes["gen_ai.tool.definitions"]) ?? null,
    schemas,
    functions(unflatten(attributes, "llm.request.functions")),
    attributes["ai.prompt.tools"] ?? null,
    member(member(request, "config"), "tools") ?? null,
    isObject(parameters) ? (parameters["tools"] ?? parameters["functions"] ?? null) : null,
    json(attributes["model_request_parameters"]) ?? null,
  ]);
}

/** OpenLLMetry leaves `parameters` out where a tool has none; name and place still say that it was offered. */
function functions(list: JsonValue | undefined): JsonValue {
  if (!Array.isArray(list)) return null;
  return list.filter(isObject).map((entry): JsonObject => ({ parameters: null, ...entry }));
}
