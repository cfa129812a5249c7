import type { ProblemCode } from "../../evidence/problem.ts";

/** How to get better evidence out of OpenTelemetry. Source: otel-phoenix.md section 8. */
export const advice = {
  content_not_captured:
    "Look for the agent's own session file or the model provider's logs. For next time: turn on content capture (OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT, OTEL_LOG_TOOL_DETAILS or the framework's switch).",
  content_withheld:
    "The content was masked before it was recorded. Look for unmasked copies at the application or the model provider.",
  content_stored_elsewhere: "Fetch the stored content and add it as an exhibit of its own.",
  parents_missing:
    "Export the whole trace by its id, with a longer look-back; add the other rotated files of the same exporter.",
  span_without_end:
    "The span was exported before it ended, or its process died. Export again later, or look for later files.",
  odd_id: "Compare with the tracing backend: an earlier tool may have rewritten the ids.",
  embedded_json_invalid:
    "The attribute was probably cut at a length limit (OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT). Raise it for next time.",
  conflicting_span: "The same span was exported twice with different content. Compare both with the tracing backend.",
} as const satisfies Partial<Record<ProblemCode, string>>;
