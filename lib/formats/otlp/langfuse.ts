import type { JsonObject } from "../../base/json.ts";
import type { SpanDraft } from "../../trace/model.ts";
import { observationDraft } from "../langfuse/observation.ts";
import { observationOf } from "../langfuse/otelBucket.ts";
import type { Complaint } from "../langfuse/problems.ts";

/** True where one of Langfuse's SDKs wrote the span; they export over OTLP, and any collector may keep what they send. */
export function isLangfuseSpan(attributes: JsonObject): boolean {
  return Object.keys(attributes).some((name) => name.startsWith("langfuse.observation."));
}

const contentKeys = ["langfuse.observation.input", "langfuse.observation.output"];

/**
 * The same span read as the observation that Langfuse makes of it: its type, content, tool run and documents stand in
 * attributes of its own. Ids, times and surroundings stay those of the span. Source: langfuse/langfuse 4.16.
 */
export function readAsLangfuse(
  draft: SpanDraft,
  span: JsonObject,
  attributes: JsonObject,
  note: (complaint: Complaint) => void,
): SpanDraft {
  const record = { ...observationOf(span, attributes), metadata: { attributes } };
  const read = observationDraft(record, {
    at: draft.at,
    heading: null,
    parentAbsent: null,
    parent: draft.parentId,
    note,
  });
  if (read === null) return draft;
  const rest = Object.fromEntries(Object.entries(attributes).filter(([name]) => !contentKeys.includes(name)));
  return {
    ...read,
    traceId: draft.traceId,
    spanId: draft.spanId,
    start: draft.start,
    end: draft.end ?? (read.kindText === "EVENT" ? draft.start : null),
    status: read.status === "error" ? "error" : draft.status,
    statusMessage: read.statusMessage ?? draft.statusMessage,
    thread: read.thread ?? draft.thread,
    user: read.user ?? draft.user,
    agent: read.agent ?? draft.agent,
    metadata: { ...draft.metadata, attributes: rest },
  };
}
