import type { JsonValue } from "../../base/json.ts";
import type { Retrieved, SpanKind } from "../../trace/model.ts";
import { documentsOfRetriever, documentsWithin } from "../chat/documents.ts";

/**
 * Retrieved texts of a run. Mostly they are not in a retriever's run but in the state of chains and in prompts; those
 * inside a tool's result are the tool's result and no retrieval.
 */
export function retrievedOf(kind: SpanKind, inputs: JsonValue, outputs: JsonValue): Retrieved[] {
  if (kind === "TOOL") return [];
  const found = [
    ...documentsWithin(inputs),
    ...(kind === "RETRIEVER" ? documentsOfRetriever(outputs) : documentsWithin(outputs)),
  ];
  const seen = new Set<string>();
  return found.filter(({ text, source }) => {
    const key = JSON.stringify([text, source]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
