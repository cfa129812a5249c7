import type { Capture, DocumentOrigin } from "@/lib/findings.ts";

/** The six artefacts in the order of every capture bar. */
export const captureWords: readonly (readonly [keyof Capture, string])[] = [
  ["systemPrompt", "System prompt"],
  ["userTurn", "User turn"],
  ["retrievedContext", "Retrieved context"],
  ["toolSchemas", "Tool schemas"],
  ["toolCalls", "Tool calls"],
  ["executorResponses", "Executor responses"],
];

export const originWords: Record<DocumentOrigin, string> = {
  tool_result: "tool result", retrieval: "retrieved document", attachment: "attachment",
};

const vendors: Readonly<Record<string, string>> = {
  langsmith: "LangSmith", langfuse: "Langfuse", phoenix: "Phoenix", otlp: "OpenTelemetry", otel: "OpenTelemetry", tempo: "Tempo",
  jaeger: "Jaeger", openai: "OpenAI", "claude-code": "Claude Code", codex: "Codex", "gemini-cli": "Gemini CLI", inspect: "Inspect",
  events: "Events", atif: "ATIF", invariant: "Invariant", "swe-agent": "SWE-agent", "who-and-when": "Who&When",
};

/** "Langfuse · UI download" for `langfuse.ui-download`. */
export function formatText(format: string): string {
  if (format === "unknown") return "Unknown format";
  const dot = format.indexOf(".");
  const vendor = format.slice(0, dot);
  const shape = format.slice(dot + 1);
  const name = vendors[vendor];
  return name === undefined ? format : `${name} · ${shape.split(/[-_]/).map((word) => (capitals.has(word) ? word.toUpperCase() : word)).join(" ")}`;
}

const capitals = new Set(["ui", "api", "sdk", "cli", "json", "jsonl", "csv", "otlp", "mcp", "rest"]);
