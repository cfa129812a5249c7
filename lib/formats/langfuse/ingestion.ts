import { isObject, type JsonObject, type JsonValue, textMember } from "../../base/json.ts";
import { readTime } from "../../base/time.ts";
import type { Draft, SpanDraft } from "../../trace/model.ts";
import { isBlank } from "./aliases.ts";
import { traceDraft } from "./heading.ts";
import { observationDraft } from "./observation.ts";
import type { Complaint } from "./problems.ts";

/** Events about other things than steps: kept in the exhibit, counted as read, never spans. */
const others = new Set(["score-create", "sdk-log", "dataset-run-item-create"]);
const stepEvent = /^([a-z]+)-(create|update)$/;

/**
 * The drafts of one ingestion event `{id, timestamp, type, body}` of the HTTP API or of the raw event bucket, null
 * where it is none. A step's life is several events; each becomes a partial draft, and the README says how they merge.
 * Source: langfuse/langfuse 4.16.
 */
export function eventDrafts(event: JsonObject, note: (complaint: Complaint) => void): readonly Draft[] | null {
  const type = textMember(event, "type");
  const body = event["body"];
  if (type === null || !isObject(body)) return null;
  if (others.has(type)) return [];
  if (type === "trace-create") {
    const trace = traceDraft(body, "/body", note);
    return trace === null ? [] : [{ ...trace, metadata: { ...trace.metadata, event: eventHead(event) } }];
  }
  const [, word = "", verb] = stepEvent.exec(type) ?? [];
  if (verb === undefined) return [];
  const draft = observationDraft(observationOf(body, word), {
    at: "/body",
    heading: null,
    parentAbsent: verb === "create" ? null : undefined,
    part: partOf(body, word, verb),
    note,
  });
  return draft === null
    ? null
    : [{ ...draft, order: orderOf(event), metadata: { ...draft.metadata, event: eventHead(event) } }];
}

function partOf(body: JsonObject, word: string, verb: string): SpanDraft["part"] {
  if (verb === "update") return "end";
  return word === "event" || !isBlank(body["endTime"] ?? body["end_time"]) ? "whole" : "begin";
}

/** The body under the keys of an observation; the legacy events have their own names for id, input and output. */
function observationOf(body: JsonObject, word: string): JsonObject {
  const { spanId, generationId, prompt, completion, ...rest } = body;
  const legacy = word === "observation" || isBlank(body["id"]);
  const id = [body["id"], legacy ? spanId : undefined, legacy ? generationId : undefined].find((one) => !isBlank(one));
  return {
    ...rest,
    ...(id === undefined ? {} : { id }),
    ...(word === "observation" ? {} : { type: word.toUpperCase() }),
    ...legacyContent(body, "input", prompt),
    ...legacyContent(body, "output", completion),
  };
}

function legacyContent(body: JsonObject, key: "input" | "output", value: JsonValue | undefined): JsonObject {
  return value === undefined || Object.hasOwn(body, key) ? {} : { [key]: value };
}

function eventHead(event: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(event).filter(([key]) => key !== "body"));
}

/** Sorts the parts of a step by the time of their events. */
function orderOf(event: JsonObject): string {
  const time = readTime(event["timestamp"] ?? null);
  return time === null ? "" : String(time.us).padStart(17, "0");
}
