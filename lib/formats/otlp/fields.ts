import { isObject, member, textMember, type JsonObject, type JsonValue } from "../../base/json.ts";
import { readTime } from "../../base/time.ts";
import type { Instant, SpanStatus } from "../../trace/model.ts";
import { numberOfFirst, readAttributes, textOfFirst } from "./attributes.ts";
import { linksOf, type SpanParts } from "./span.ts";

/** What stands around a span: the attributes of its resource, and its scope. */
export type Surroundings = { readonly resource: JsonObject; readonly scope: JsonValue };

/** Nanoseconds since the epoch; 0 is what protobuf writes for a time that was never set. */
export function instant(value: JsonValue | undefined): Instant | null {
  const read = value === undefined || value === null || value === "0" ? null : readTime(value, "ns");
  return read === null ? null : { us: read.us, text: read.text };
}

/** `pending` where the span has no end: whether it failed is not in the evidence. */
export function statusOf(value: JsonValue | undefined, end: Instant | null): SpanStatus {
  const code = member(value, "code");
  if (code === 2 || code === "STATUS_CODE_ERROR") return "error";
  if (code === 1 || code === "STATUS_CODE_OK") return "ok";
  return end === null ? "pending" : "unset";
}

/** The status message, else what the exception event says. */
export function statusMessage(span: JsonObject, { events }: SpanParts): string | null {
  const exception = events.find(({ name }) => name === "exception")?.attributes;
  return textMember(span["status"], "message") ?? textMember(exception, "exception.message");
}

/** Conversation, people, model and usage. Source: otel-phoenix.md sections 4 and 5. */
export function whoAndWhat(attributes: JsonObject) {
  const text = (...names: string[]) => textOfFirst(attributes, ...names);
  const number = (...names: string[]) => numberOfFirst(attributes, ...names);
  return {
    thread: text(
      "gen_ai.conversation.id",
      "session.id",
      "gcp.vertex.agent.session_id",
      "traceloop.association.properties.session_id",
    ),
    user: text("user.id", "enduser.id", "traceloop.association.properties.user_id"),
    agent: text("gen_ai.agent.name", "agent.name"),
    model: text(
      "gen_ai.response.model",
      "gen_ai.request.model",
      "llm.response.model_name",
      "llm.model_name",
      "ai.model.id",
    ),
    tokens: {
      input: number(
        "gen_ai.usage.input_tokens",
        "gen_ai.usage.prompt_tokens",
        "llm.token_count.prompt",
        "ai.usage.promptTokens",
      ),
      output: number(
        "gen_ai.usage.output_tokens",
        "gen_ai.usage.completion_tokens",
        "llm.token_count.completion",
        "ai.usage.completionTokens",
      ),
    },
    cost: number("llm.cost.total", "gen_ai.usage.cost"),
    traceName: text("langfuse.trace.name"),
  };
}

const mappedFields = [
  "traceId",
  "trace_id",
  "spanId",
  "span_id",
  "parentSpanId",
  "parent_span_id",
  "name",
  "attributes",
  "startTimeUnixNano",
  "start_time_unix_nano",
  "endTimeUnixNano",
  "end_time_unix_nano",
  "events",
  "links",
  "status",
];

/** Everything that is not in a field of the draft, under the names that OTLP gives it. */
export function metadataOf(
  span: JsonObject,
  attributes: JsonObject,
  used: readonly string[],
  around: Surroundings,
): JsonObject {
  const isUsed = (key: string) => used.some((name) => (name.endsWith(".") ? key.startsWith(name) : key === name));
  const kept = Object.entries(attributes).filter(([key]) => !isUsed(key));
  const events = Array.isArray(span["events"]) ? span["events"].filter(isObject) : [];
  const others = Object.entries(span).filter(([key]) => !mappedFields.includes(key));
  return {
    ...Object.fromEntries(others),
    attributes: Object.fromEntries(kept),
    resource: around.resource,
    scope: around.scope,
    ...(events.length > 0
      ? { events: events.map((event) => ({ ...event, attributes: readAttributes(event["attributes"]) })) }
      : {}),
    ...(linksOf(span).length > 0 ? { links: linksOf(span) } : {}),
  };
}
