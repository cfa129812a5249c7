import { isObject, type JsonObject, type JsonValue } from "../../base/json.ts";
import { readTime } from "../../base/time.ts";
import type { Instant, TraceDraft } from "../../trace/model.ts";
import { hasField } from "./aliases.ts";
import { readContent } from "./content.ts";
import { attributeText, type Metadata, metadataValue, readMetadata } from "./metadata.ts";
import { type Complaint, zoneAssumed } from "./problems.ts";
import { type Fields, readFields } from "./schema.ts";

/** What a trace object says for all its steps. */
export type Heading = {
  readonly traceId: string | null;
  readonly traceName: string | null;
  readonly thread: string | null;
  readonly user: string | null;
  /** What the application said went into the whole run and came out, out of its layers of text. */
  readonly input: JsonValue;
  readonly output: JsonValue;
  /** The object without its steps, shown with the root steps. */
  readonly rest: JsonObject;
};

/** Reads the trace object around the steps, null where there is none. */
export function headingOf(value: JsonValue | undefined): Heading | null {
  if (!isObject(value)) return null;
  const { fields } = readFields(value);
  return {
    traceId: fields.id ?? fields.traceId ?? null,
    traceName: fields.name ?? null,
    thread: threadOf(fields, readMetadata(fields.metadata)),
    user: fields.userId ?? null,
    input: readContent(value["input"], () => {}).readable,
    output: readContent(value["output"], () => {}).readable,
    rest: Object.fromEntries(Object.entries(value).filter(([key]) => key !== "observations")),
  };
}

/** The conversation across traces: Langfuse's session, else what LangGraph and the attributes call it. */
export function threadOf(fields: Fields, metadata: Metadata): string | null {
  if (fields.sessionId) return fields.sessionId;
  const stated = metadataValue(metadata, "thread_id");
  if (typeof stated === "string" && stated !== "") return stated;
  return attributeText(metadata.attributes, "session.id", "langfuse.session.id", "thread_id", "gen_ai.conversation.id");
}

/** A time as Langfuse writes it in any export; tables leave quotes around it and the zone away. */
export function instantOf(value: Fields["startTime"], note: (complaint: Complaint) => void): Instant | null {
  const read = readTime(value ?? null);
  if (read === null) return null;
  if (read.zoneAssumed) note(zoneAssumed);
  return { us: read.us, text: read.text.replace(/^"(.*)"$/, "$1") };
}

/** A trace as such: a row of a traces export, of the API's list, a `trace-create` event. Null where it has no id. */
export function traceDraft(
  record: JsonObject,
  at: string,
  note: (complaint: Complaint) => void,
  columns: ReadonlySet<string> | null = null,
): TraceDraft | null {
  const { fields, rest, keys } = readFields(record);
  if (!fields.id) return null;
  const metadata = readMetadata(fields.metadata);
  const others = withScores(rest, columns);
  return {
    type: "trace",
    at,
    traceId: fields.id,
    traceName: fields.name ?? null,
    thread: threadOf(fields, metadata),
    start: instantOf(fields.timestamp, note),
    input: readContent(hasField(record, "input") ? record[keys.get("input") ?? "input"] : undefined, note).payload,
    output: readContent(hasField(record, "output") ? record[keys.get("output") ?? "output"] : undefined, note).payload,
    metadata: {
      ...others,
      ...(metadata.whole === null ? {} : { metadata: metadata.whole }),
      ...(fields.userId ? { userId: fields.userId } : {}),
    },
  };
}

/** What no field took, without the steps; columns of a table that Langfuse does not document are scores. */
export function withScores(rest: JsonObject, columns: ReadonlySet<string> | null): JsonObject {
  const isStepList = (value: JsonValue): boolean =>
    Array.isArray(value) && !value.every((one) => typeof one === "string");
  const entries = Object.entries(rest).filter(([key, value]) => key !== "observations" || !isStepList(value));
  if (columns === null) return Object.fromEntries(entries);
  const scores = entries.filter(([key]) => !columns.has(key));
  const others = Object.fromEntries(entries.filter(([key]) => columns.has(key)));
  return scores.length === 0 ? others : { ...others, scores: Object.fromEntries(scores) };
}
