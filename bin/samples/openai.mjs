// Writes recorded turns as plain chat transcripts, one conversation per line: what an application logs that keeps its
// requests and nothing else. It has no times and no steps.
const functionCall = ({ id, tool, args }) => ({ id, type: "function", function: { name: tool, arguments: JSON.stringify(args) } });

function message({ role, text, calls = [], callId }) {
  if (role === "tool") return { role, tool_call_id: callId, content: text };
  if (role !== "assistant") return { role, content: text };
  return { role, content: text || null, ...(calls.length > 0 && { tool_calls: calls.map(functionCall) }) };
}

/** Turns of one thread are one conversation. */
export function openaiTranscripts(story, turns) {
  const threads = new Map(turns.map((turn) => [turn.thread, turn]));
  const lines = [...threads].map(([thread, { messages, tags }]) =>
    JSON.stringify({
      model: story.model,
      conversation_id: thread,
      metadata: { environment: "production", source: tags.join(",") },
      tools: story.tools.map((tool) => ({ type: "function", function: tool })),
      messages: messages.map(message),
    }),
  );
  return { text: `${lines.join("\n")}\n`, traceIds: new Map(), spans: 0 };
}
