import type { JsonObject } from "../../base/json.ts";
import type { SpanKind } from "../../trace/model.ts";
import { attributeText } from "./metadata.ts";

/** Langfuse's own types; SPAN and EVENT say nothing about what was done (older SDKs type everything SPAN). */
const ownTypes: Readonly<Record<string, SpanKind>> = {
  GENERATION: "LLM",
  AGENT: "AGENT",
  TOOL: "TOOL",
  CHAIN: "CHAIN",
  RETRIEVER: "RETRIEVER",
  EVALUATOR: "EVALUATOR",
  EMBEDDING: "EMBEDDING",
  GUARDRAIL: "GUARDRAIL",
};

/** Words of OpenInference, of the GenAI conventions and of other tracers, in the order in which Langfuse asks them. */
const words: Readonly<Record<string, SpanKind>> = {
  llm: "LLM",
  generation: "LLM",
  chat: "LLM",
  completion: "LLM",
  text_completion: "LLM",
  generate_content: "LLM",
  tool: "TOOL",
  execute_tool: "TOOL",
  retriever: "RETRIEVER",
  retrieval: "RETRIEVER",
  retrieve: "RETRIEVER",
  agent: "AGENT",
  invoke_agent: "AGENT",
  create_agent: "AGENT",
  chain: "CHAIN",
  workflow: "CHAIN",
  task: "CHAIN",
  embedding: "EMBEDDING",
  embeddings: "EMBEDDING",
  reranker: "RERANKER",
  guardrail: "GUARDRAIL",
  evaluator: "EVALUATOR",
};
const wordAttributes = [
  "langfuse.observation.type",
  "openinference.span.kind",
  "gen_ai.operation.name",
  "genkit:metadata:subtype",
  "langsmith.span.kind",
  "traceloop.span.kind",
];

/** The Vercel AI SDK names its operations (`ai.operationId`). */
function vercelKind(operation: string): SpanKind | null {
  if (operation === "ai.toolCall") return "TOOL";
  if (operation.startsWith("ai.embed")) return "EMBEDDING";
  return /^ai\.(generate|stream)(Text|Object)/.test(operation) ? "LLM" : null;
}

/**
 * What kind of step this is. The observation's own type is a hint: where it is SPAN, EVENT or unknown, the attributes
 * decide, in Langfuse's order (langfuse/langfuse 4.16).
 */
export function kindOf(type: string | undefined, attributes: JsonObject): SpanKind {
  const own = ownTypes[(type ?? "").toUpperCase()];
  if (own) return own;
  for (const name of wordAttributes) {
    const word = attributeText(attributes, name)?.toLowerCase();
    if (word !== undefined && Object.hasOwn(words, word)) return words[word] ?? "UNKNOWN";
  }
  const vercel = vercelKind(attributeText(attributes, "ai.operationId") ?? "");
  if (vercel) return vercel;
  if (attributeText(attributes, "gen_ai.tool.name", "gen_ai.tool.call.id")) return "TOOL";
  return attributeText(attributes, "gen_ai.agent.name", "agent_name") ? "AGENT" : "UNKNOWN";
}
