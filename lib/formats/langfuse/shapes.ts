import { isObject, type JsonObject, type JsonValue } from "../../base/json.ts";

/** The names of the members of some rows of one list, and of table columns. */
export type Keys = ReadonlySet<string>;

/** The member names that occur in any of the rows: the Python SDK leaves out what is null. */
export function keysOf(rows: readonly JsonValue[]): Keys {
  return new Set(rows.filter(isObject).flatMap((row) => Object.keys(row)));
}

const all = (keys: Keys, ...names: readonly string[]): boolean => names.every((name) => keys.has(name));
const some = (keys: Keys, ...names: readonly string[]): boolean => names.some((name) => keys.has(name));

/** `holds`: steps, or traces without their steps, or neither. */
export type RowShape = {
  readonly format: string;
  readonly why: string;
  readonly holds: "steps" | "traces" | "neither";
};

const row = (shape: string, why: string, holds: RowShape["holds"] = "steps"): RowShape => ({
  format: `langfuse.${shape}`,
  why,
  holds,
});

/**
 * What kind of rows these are, by the names of their members or columns. The order matters: a blob part has a
 * snake_case project, an SDK dump of observations has not; an events table has all columns of an observations table
 * that tell, but for `traceTimestamp`. Source: langfuse/langfuse 4.16.
 */
export function rowShape(keys: Keys): RowShape | null {
  return notSteps(keys) ?? stepRows(keys) ?? traceRows(keys);
}

/** Exports of other things. They are recognised so that the responder is told what to export instead. */
function notSteps(keys: Keys): RowShape | null {
  if (all(keys, "countTraces", "sessionDuration"))
    return row("sessions-export", "countTraces and sessionDuration", "neither");
  if (all(keys, "apiKeyId", "before", "after")) return row("audit-export", "apiKeyId, before and after", "neither");
  const isScore = all(keys, "dataType", "stringValue", "source") || all(keys, "data_type", "string_value", "source");
  return isScore ? row("scores-export", "dataType, stringValue and source", "neither") : null;
}

function stepRows(keys: Keys): RowShape | null {
  if (all(keys, "trace_id", "parent_observation_id", "project_id"))
    return row("blob", "rows with trace_id, parent_observation_id and project_id");
  if (
    all(keys, "depth", "type") &&
    !some(keys, "traceId", "trace_id") &&
    some(keys, "startTime", "start_time", "name")
  ) {
    return row("log-view", "rows with depth and type, no traceId");
  }
  if (all(keys, "providedModelName", "latencyMs"))
    return row("events-export", "rows with providedModelName and latencyMs");
  if (all(keys, "parentObservationId", "traceName", "traceTimestamp"))
    return row("observations-export", "rows with parentObservationId, traceName and traceTimestamp");
  if (
    some(keys, "traceId", "trace_id") &&
    some(keys, "parentObservationId", "parent_observation_id") &&
    keys.has("type")
  ) {
    return row("api-list", "observations with traceId, parentObservationId and type");
  }
  // An observation of the API whose parent was left out as null; the camelCase pair is Langfuse's own.
  const isApi =
    all(keys, "traceId", "type", "startTime") &&
    some(keys, "usageDetails", "modelParameters", "statusMessage", "projectId");
  return isApi && keys.has("level") ? row("api-list", "observations with traceId, type and level") : null;
}

function traceRows(keys: Keys): RowShape | null {
  if (some(keys, "traceId", "trace_id") || !keys.has("id")) return null;
  if (some(keys, "htmlPath", "html_path")) return row("api-list", "traces with htmlPath", "traces");
  if (all(keys, "timestamp", "bookmarked"))
    return row("traces-export", "rows with timestamp and bookmarked, no traceId", "traces");
  return null;
}

/** Tables also tell by how their header begins, where columns were taken out (before version 3.146, and by hand). */
export function tableShape(columns: readonly string[]): RowShape | null {
  const names = columns.map((name) => name.replace(/^"(.*)"$/, "$1"));
  const begins = (...first: readonly string[]): boolean => first.every((name, index) => names[index] === name);
  const known = rowShape(new Set(names));
  if (known && known.format !== "langfuse.api-list") return known;
  if (begins("id", "traceId", "startTime", "endTime", "projectId", "parentObservationId"))
    return row("observations-export", "header id,traceId,startTime,endTime,projectId,parentObservationId");
  if (begins("id", "traceId", "traceName", "type")) return row("events-export", "header id,traceId,traceName,type");
  if (begins("id", "timestamp", "name", "userId"))
    return row("traces-export", "header id,timestamp,name,userId", "traces");
  return known;
}

/** `{id, timestamp, type, body}` of the ingestion API. */
export function isEvent(value: JsonValue): value is JsonObject {
  return (
    isObject(value) && typeof value["type"] === "string" && isObject(value["body"]) && Object.hasOwn(value, "timestamp")
  );
}

/** A trace with its steps inside: of the API, of a download. */
export function holdsSteps(value: JsonValue | undefined): value is JsonObject & { observations: JsonValue[] } {
  return isObject(value) && Array.isArray(value["observations"]) && value["observations"].every((one) => isObject(one));
}
