import { isObject, type JsonObject, type JsonValue, member, textMember } from "../../base/json.ts";
import { companion, type Located, located, ofRows } from "./located.ts";
import { errorReply, noObservations } from "./problems.ts";
import { holdsSteps, isEvent, keysOf, rowShape, type RowShape } from "./shapes.ts";

/** Finds the records of a JSON document, of what a tool wrapped around one, and of lists of documents. */
export function locate(value: JsonValue): Located | null {
  return Array.isArray(value) ? inList(value) : isObject(value) ? (wrapper(value) ?? inObject(value)) : null;
}

/** The CLI's `{status, headers, body}` and the browser's `{result: {data: {json}}}`: unwrap and look again. */
function wrapper(value: JsonObject): Located | null {
  if (Object.hasOwn(value, "status") && isObject(value["headers"]) && Object.hasOwn(value, "body")) {
    const inner = locate(value["body"] ?? null);
    if (inner) return rebased(inner, "cli-envelope", "status, headers and body", "/body");
    return typeof value["status"] === "number" && value["status"] >= 400
      ? located("cli-envelope", "status, headers and body of an error", [], errorReply)
      : null;
  }
  const json = member(member(value["result"], "data"), "json");
  if (json === undefined) return null;
  const inner = locate(json) ?? fromBrowser(json);
  return inner && rebased(inner, "trpc", "result.data.json", "/result/data/json");
}

function rebased(inner: Located, format: string, why: string, prefix: string): Located {
  return {
    format: `langfuse.${format}`,
    why: `${why} around ${inner.why}`,
    patterns: inner.patterns.map((pattern) => prefix + pattern),
    problems: inner.problems,
  };
}

/** Shapes that only the browser's own calls have: a trace without `htmlPath`, lists under the name of what they hold. */
function fromBrowser(json: JsonValue): Located | null {
  if (!isObject(json)) return null;
  if (holdsSteps(json) && typeof json["id"] === "string")
    return withSteps("api-trace", "a trace with its observations", json);
  for (const name of ["observations", "generations", "events", "traces"]) {
    const rows = json[name];
    const shape = Array.isArray(rows) ? (rowShape(keysOf(rows)) ?? looseRows(rows)) : null;
    if (shape) return ofRows(shape, `/${name}/*`);
  }
  const alone = rowShape(keysOf([json])) ?? looseRows([json]);
  return alone && ofRows(alone, "");
}

/** The browser's rows have few columns that tell; inside its envelope nothing else can be meant. */
function looseRows(rows: readonly JsonValue[]): RowShape | null {
  const keys = keysOf(rows);
  if (!keys.has("id")) return null;
  if (keys.has("traceId") && keys.has("type"))
    return { format: "langfuse.api-list", why: "observations", holds: "steps" };
  return keys.has("timestamp") && keys.has("name")
    ? { format: "langfuse.traces-export", why: "traces", holds: "traces" }
    : null;
}

function withSteps(format: string, why: string, value: JsonObject): Located {
  const empty = Array.isArray(value["observations"]) && value["observations"].length === 0;
  return empty ? located(format, `${why}, none in it`, [""]) : located(format, why, ["/observations/*"]);
}

function inObject(value: JsonObject): Located | null {
  const steps = value["observations"];
  if (isObject(value["trace"]) && Array.isArray(steps))
    return withSteps("ui-download", "an object with trace and observations", value);
  if (holdsSteps(value["trace"]))
    return located("ui-download", "an object with trace and the observations in it", ["/trace/observations/*"]);
  const hasPath = Object.hasOwn(value, "htmlPath") || Object.hasOwn(value, "html_path");
  if (hasPath && Object.hasOwn(value, "id")) return traceObject(value);
  if (Array.isArray(steps) && Array.isArray(value["scores"]) && !Object.hasOwn(value, "id")) {
    return located("ui-download-v4", "an object with observations and scores, no trace", ["/observations/*"]);
  }
  if (isBareTrace(value)) return withSteps("api-trace", "a trace with its observations, without htmlPath", value);
  return batchOf(value) ?? listOf(value) ?? companion(value) ?? single(value);
}

/** A trace of which a script kept only some members: what is inside is Langfuse's all the same. */
function isBareTrace(value: JsonValue): value is JsonObject {
  if (!holdsSteps(value) || typeof value["id"] !== "string" || value["observations"].length === 0) return false;
  const keys = keysOf(value["observations"]);
  return rowShape(keys) !== null || (keys.has("type") && keys.has("startTime") && keys.has("parentObservationId"));
}

function traceObject(value: JsonObject): Located {
  const why = "a trace with htmlPath";
  return holdsSteps(value)
    ? withSteps("api-trace", `${why} and its observations`, value)
    : located("api-trace", `${why}, without its observations`, [""]);
}

function batchOf(value: JsonObject): Located | null {
  const batch = value["batch"];
  if (!Array.isArray(batch)) return null;
  const fits = batch.length > 0 ? batch.some(isEvent) : isObject(value["metadata"]);
  return fits ? located("ingestion-batch", "an object with batch and metadata", ["/batch/*"]) : null;
}

function listOf(value: JsonObject): Located | null {
  const rows = value["data"];
  if (!Array.isArray(rows) || !isObject(value["meta"])) return sessionOf(value);
  if (rows.length === 0) {
    const isPaged = ["page", "totalPages", "cursor"].some((name) => member(value["meta"], name) !== undefined);
    return isPaged ? located("api-list", "an object with data and meta", ["/data/*"]) : null;
  }
  const inner = listShape(rows);
  return (
    inner && {
      ...inner,
      format: "langfuse.api-list",
      why: `an object with data and meta: ${inner.why}`,
      patterns: inner.patterns.map((pattern) => `/data${pattern}`),
    }
  );
}

/** A session of the API: its traces, without their steps. */
function sessionOf(value: JsonObject): Located | null {
  const traces = value["traces"];
  if (!Array.isArray(traces) || !Object.hasOwn(value, "id") || !Object.hasOwn(value, "projectId")) return null;
  const keys = keysOf(traces);
  const fits = keys.has("id") && keys.has("timestamp") && !keys.has("spans");
  return fits ? located("api-list", "a session with its traces", ["/traces/*"], noObservations) : null;
}

function inList(rows: readonly JsonValue[]): Located | null {
  const [first] = rows;
  if (isObject(first) && member(member(first["result"], "data"), "json") !== undefined) return browserBatch(rows);
  return listShape(rows);
}

function listShape(rows: readonly JsonValue[]): Located | null {
  if (rows.length === 0) return null;
  const keys = keysOf(rows);
  if (
    rows.some(
      (one) =>
        holdsSteps(one) && (Object.hasOwn(one, "htmlPath") || Object.hasOwn(one, "html_path") || isBareTrace(one)),
    )
  ) {
    return located("api-trace", "traces with htmlPath and their observations", ["/*/observations/*"]);
  }
  if (rows.some((one) => holdsSteps(one) && isObject(one["trace"])))
    return located("ui-download", "objects with trace and observations", ["/*/observations/*"]);
  if (rows.every(isEvent)) return located("event-bucket", "events with id, timestamp, type and body", ["/*"]);
  if (keys.has("resource") && keys.has("scopeSpans"))
    return located("otel-bucket", "elements with resource and scopeSpans", ["/*"]);
  const shape = rowShape(keys);
  if (!shape) return null;
  // Rows of the Log View say nothing alone: a parent is told by the rows above it.
  return shape.format === "langfuse.log-view" ? located("log-view", shape.why, [""]) : ofRows(shape, "/*");
}

/** The browser asks for several things at once. Alike answers are read alike; others one by one, each whole. */
function browserBatch(rows: readonly JsonValue[]): Located | null {
  const found = rows
    .map((one) => (isObject(one) ? wrapper(one) : null))
    .filter((one) => one !== null && one.patterns.length > 0);
  const [first] = found;
  if (!first) return null;
  const patterns = new Set(found.flatMap((one) => one?.patterns ?? []));
  const alike = patterns.size === 1 && !patterns.has("/result/data/json");
  return {
    ...first,
    problems: [],
    patterns: [...(alike ? patterns : ["/result/data/json"])].map((pattern) => `/*${pattern}`),
  };
}

/** One row alone: a table of one line, one answer of the API. */
function single(value: JsonObject): Located | null {
  if (
    isEvent(value) &&
    typeof value["id"] === "string" &&
    /-(create|update)$|^sdk-log$/.test(textMember(value, "type") ?? "")
  ) {
    return located("event-bucket", "one event with id, timestamp, type and body", [""]);
  }
  const shape = rowShape(keysOf([value]));
  return shape && shape.format !== "langfuse.log-view" ? ofRows(shape, "") : null;
}
