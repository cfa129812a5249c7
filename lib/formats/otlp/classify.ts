import { member, type JsonObject } from "../../base/json.ts";
import { spanKinds, type SpanKind } from "../../trace/model.ts";
import { textOfFirst, valueOfFirst } from "./attributes.ts";

export type Classified = { readonly kind: SpanKind; readonly kindText: string | null };

const operations: Readonly<Record<string, SpanKind>> = {
  chat: "LLM",
  generate_content: "LLM",
  text_completion: "LLM",
  call_llm: "LLM",
  completion: "LLM",
  embeddings: "EMBEDDING",
  retrieval: "RETRIEVER",
  invoke_agent: "AGENT",
  create_agent: "AGENT",
  invoke_workflow: "AGENT",
  execute_tool: "TOOL",
};

const traceloopKinds: Readonly<Record<string, SpanKind>> = {
  workflow: "CHAIN",
  task: "CHAIN",
  agent: "AGENT",
  tool: "TOOL",
};

/** Names that some instrumentations write without any attribute that tells. */
const names: readonly (readonly [RegExp, SpanKind])[] = [
  [/^execute_tool /, "TOOL"],
  [/^running tool: /, "TOOL"],
  [/^invoke_agent /, "AGENT"],
  [/^(chat |call_llm|openai\.chat)/, "LLM"],
  [/^invocation$/, "CHAIN"],
];

type Rule = (attributes: JsonObject, name: string) => SpanKind | null;

/**
 * In the order of otel-phoenix.md section 6, first hit wins. A `gen_ai.*` key alone makes no step of a span: plumbing
 * carries propagated conversation ids. The scope is never asked: exporters lose it.
 */
const rules: readonly Rule[] = [
  (attributes) => openInference(textOfFirst(attributes, "openinference.span.kind")),
  (attributes) => known(operations, textOfFirst(attributes, "gen_ai.operation.name")),
  (attributes) => known(traceloopKinds, textOfFirst(attributes, "traceloop.span.kind")),
  (attributes) => vercel(textOfFirst(attributes, "ai.operationId")),
  (attributes) => (attributes["mcp.method.name"] === "tools/call" ? "TOOL" : null),
  (attributes) => (valueOfFirst(attributes, "gcp.vertex.agent.tool_call_args") === undefined ? null : "TOOL"),
  // ADK writes `{}` on tool spans.
  (attributes) => ((valueOfFirst(attributes, "gcp.vertex.agent.llm_request") ?? "{}") === "{}" ? null : "LLM"),
  isNamedToolCall,
  (_, name) => names.find(([pattern]) => pattern.test(name))?.[1] ?? null,
];

/** The kind of a span; `UNKNOWN` is plumbing. */
export function classify(attributes: JsonObject, name: string): Classified {
  const kindText = textOfFirst(
    attributes,
    "openinference.span.kind",
    "gen_ai.operation.name",
    "traceloop.span.kind",
    "ai.operationId",
    "mcp.method.name",
  );
  for (const rule of rules) {
    const kind = rule(attributes, name);
    if (kind !== null) return { kind, kindText };
  }
  return { kind: "UNKNOWN", kindText };
}

function known(table: Readonly<Record<string, SpanKind>>, word: string | null): SpanKind | null {
  return word !== null && Object.hasOwn(table, word) ? (table[word] ?? null) : null;
}

function openInference(word: string | null): SpanKind | null {
  if (word === null) return null;
  // PROMPT is a template that was filled in; the model has no kind of its own for it.
  if (word.toUpperCase() === "PROMPT") return "CHAIN";
  return spanKinds.find((kind) => kind === word.toUpperCase()) ?? null;
}

function vercel(operation: string | null): SpanKind | null {
  if (operation === null || !operation.startsWith("ai.")) return null;
  if (operation === "ai.toolCall") return "TOOL";
  if (operation.startsWith("ai.embed")) return "EMBEDDING";
  return /\.do(Generate|Stream)$/.test(operation) ? "LLM" : "CHAIN";
}

function isNamedToolCall(attributes: JsonObject): SpanKind | null {
  const named = textOfFirst(attributes, "gen_ai.tool.name") !== null;
  const called = ["gen_ai.tool.call.id", "gen_ai.tool.call.arguments"].some(
    (key) => member(attributes, key) !== undefined,
  );
  return named && called ? "TOOL" : null;
}
