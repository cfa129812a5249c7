import { isObject, type JsonObject, type JsonValue, member, textMember } from "../../base/json.ts";
import type { SpanDraft } from "../../trace/model.ts";
import { attributeText } from "./metadata.ts";
import { observationDraft } from "./observation.ts";
import { flatAttributes, nanos } from "./otelAttributes.ts";
import { contentOf } from "./otelContent.ts";
import { type Complaint, malformed } from "./problems.ts";

const listOf = (value: JsonValue | undefined): readonly JsonValue[] => (Array.isArray(value) ? value : []);

/**
 * The steps of one element of a raw OpenTelemetry file of a self-hosted Langfuse: `{resource, scopeSpans}` with ids as
 * Node buffers and times as text or as `{low, high, unsigned}`. Each span is turned into the observation that Langfuse
 * would make of it (langfuse/langfuse 4.16). Null where the element is none.
 */
export function otelDrafts(record: JsonObject, note: (complaint: Complaint) => void): SpanDraft[] | null {
  if (!Array.isArray(record["scopeSpans"])) return null;
  const resourceAttributes = flatAttributes(member(record["resource"], "attributes"));
  return record["scopeSpans"].flatMap((scoped, i) =>
    listOf(member(scoped, "spans")).flatMap((span, j) => {
      if (!isObject(span)) return complain(note);
      const attributes = flatAttributes(span["attributes"]);
      const scope = member(scoped, "scope") ?? null;
      const metadata = { attributes, resourceAttributes, scope, events: span["events"] ?? [] };
      const at = `/scopeSpans/${i}/spans/${j}`;
      const around = { at, heading: null, parentAbsent: null, note };
      const draft = observationDraft({ ...observationOf(span, attributes), metadata }, around);
      return draft === null ? complain(note) : [draft];
    }),
  );
}

function complain(note: (complaint: Complaint) => void): never[] {
  note(malformed("a span is no object, or nothing in it identifies it"));
  return [];
}

/** What the observation takes over from the span itself; the rest is kept as metadata. */
const spanKeys = [
  "traceId",
  "spanId",
  "parentSpanId",
  "name",
  "startTimeUnixNano",
  "endTimeUnixNano",
  "attributes",
  "status",
  "events",
];

/** The span under the keys of an observation. */
export function observationOf(span: JsonObject, attributes: JsonObject): JsonObject {
  const code = member(span["status"], "code");
  const failed = code === 2 || code === "2" || code === "STATUS_CODE_ERROR";
  const message = textMember(span["status"], "message");
  return {
    ...Object.fromEntries(Object.entries(span).filter(([key]) => !spanKeys.includes(key))),
    id: idOf(span["spanId"]),
    traceId: idOf(span["traceId"]),
    parentObservationId: idOf(span["parentSpanId"]),
    name: span["name"] ?? null,
    startTime: nanos(span["startTimeUnixNano"]),
    endTime: nanos(span["endTimeUnixNano"]),
    type: attributeText(attributes, "langfuse.observation.type")?.toUpperCase() ?? null,
    level: attributeText(attributes, "langfuse.observation.level") ?? (failed ? "ERROR" : null),
    statusMessage: attributeText(attributes, "langfuse.observation.status_message") ?? message,
    model: attributeText(attributes, ...modelAttributes),
    sessionId: attributeText(attributes, "langfuse.session.id", "session.id"),
    userId: attributeText(attributes, "langfuse.user.id", "user.id"),
    traceName: attributeText(attributes, "langfuse.trace.name"),
    usageDetails: usageOf(attributes),
    costDetails: attributes["langfuse.observation.cost_details"] ?? null,
    ...contentOf(attributes, listOf(span["events"])),
  };
}

const modelAttributes = [
  "langfuse.observation.model.name",
  "gen_ai.response.model",
  "gen_ai.request.model",
  "ai.model.id",
  "llm.model_name",
];

function usageOf(attributes: JsonObject): JsonValue {
  const stated = attributes["langfuse.observation.usage_details"];
  if (stated !== undefined) return stated;
  const input = attributeText(
    attributes,
    "gen_ai.usage.input_tokens",
    "gen_ai.usage.prompt_tokens",
    "llm.token_count.prompt",
  );
  const output = attributeText(
    attributes,
    "gen_ai.usage.output_tokens",
    "gen_ai.usage.completion_tokens",
    "llm.token_count.completion",
  );
  return { ...(input === null ? {} : { input }), ...(output === null ? {} : { output }) };
}

/** `{"type":"Buffer","data":[…]}` as hexadecimal; text (hexadecimal already, or base64) as it stands; empty is none. */
export function idOf(value: JsonValue | undefined): string | null {
  if (typeof value === "string") return value === "" ? null : value;
  const bytes = member(value, "data");
  if (!Array.isArray(bytes) || bytes.length === 0 || bytes.length > 400) return null;
  if (!bytes.every((one): one is number => typeof one === "number" && Number.isInteger(one) && one >= 0 && one < 256))
    return null;
  return Buffer.from(bytes).toString("hex");
}
