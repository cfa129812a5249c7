import { isObject, type JsonObject, type JsonValue, RawNumber } from "../../base/json.ts";

/** What an event can be read from, by the names that exports of alerting, paging, deploy and chat tools give it; the first that holds something counts. */
const names = {
  time: [
    "time", "timestamp", "ts", "event_time", "event_timestamp", "occurred_at", "occurred_on", "occurred", "happened_at", "triggered_at", "fired_at", "starts_at", "started_at",
    "start", "created_at", "created_on", "created", "created_time", "creation_time", "opened_at", "reported_at", "sent_at", "posted_at", "published_at", "deployed_at",
    "finished_at", "updated_at", "date_time", "datetime", "date", "when", "at",
  ],
  kind: [
    "kind", "type", "event_type", "category", "alert_type", "severity", "priority", "urgency", "level", "labels_severity", "status", "state", "action", "event",
  ],
  source: [
    "source", "service", "service_name", "service_summary", "system", "host", "hostname", "host_name", "monitor", "monitor_name", "integration", "channel", "channel_name",
    "repository", "repo", "pipeline", "application", "app", "project", "project_name", "component", "team", "environment", "labels_instance", "labels_job",
    "author", "user", "user_name", "username", "sender", "actor",
  ],
  text: [
    "text", "title", "subject", "summary", "headline", "message", "annotations_summary", "annotations_title", "labels_alertname", "alertname", "alert_name", "description",
    "annotations_description", "event_name", "details", "detail", "body", "content", "note", "comment",
  ],
  detail: ["description", "annotations_description", "message", "summary", "annotations_summary", "details", "detail", "body", "content", "note", "comment"],
  id: ["id", "event_id", "alert_id", "incident_id", "incident_number", "number", "key", "ticket", "deployment_id", "fingerprint", "uuid", "sha", "commit", "commit_sha"],
  url: ["url", "html_url", "link", "permalink", "web_url", "generator_url", "generatorurl"],
} as const satisfies Record<string, readonly string[]>;

export type EventPart = keyof typeof names;

/** Names that only traces, transcripts and signed logs have; a table with one of them is no list of events. */
const foreign = new Set([
  "trace_id", "span_id", "parent_id", "parent_span_id", "parent_run_id", "run_id", "run_type", "dotted_order", "observation_id", "observations", "resource_spans", "spans", "session_id",
  "thread_id", "conversation_id", "parent_uuid", "inputs", "outputs", "input", "output", "prompt", "completion", "messages", "role", "model", "tool", "tool_name", "tool_calls", "tool_call_id",
  "arguments", "usage", "total_tokens", "input_tokens", "output_tokens", "feedback_stats", "trajectory", "payload", "prev_hash", "previous_hash", "entry_hash", "event_hash", "signature", "sig", "attributes",
]);

/** A column's name in one spelling: lower case, words joined by `_`, without a remark on the zone. */
export function plainName(name: string): string {
  return name.replace(/([a-z\d])([A-Z])/g, "$1_$2").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "_").replace(/^_+|_+$/g, "").replace(/_(?:utc|gmt)$/, "");
}

/** True where the column's own name says that its times are UTC. */
export const namesUtc = (name: string): boolean => /(?:^|[^a-z])(?:utc|gmt)\W*$/i.test(name);

export const isForeign = (columns: readonly string[]): boolean => columns.some((name) => foreign.has(plainName(name)));

export const hasPart = (part: EventPart, columns: readonly string[]): boolean => {
  const known: readonly string[] = names[part];
  return columns.some((name) => known.includes(plainName(name)));
};

/** A cell with the name it stood under. */
export type Cell = { readonly name: string; readonly value: JsonValue };
/** The cells of a record by their plain names. */
export type Cells = ReadonlyMap<string, Cell>;

const nestedMembersMax = 200;

/** Reads a record as cells: members of its members (`labels.severity`, `service.summary`) stand beside its own. */
export function cellsOf(record: JsonObject): Cells {
  const cells = new Map<string, Cell>();
  const put = (name: string, value: JsonValue): void => {
    const plain = plainName(name);
    if (!cells.has(plain)) cells.set(plain, { name, value });
  };
  const nested: [string, JsonObject][] = [];
  for (const [name, value] of Object.entries(record)) {
    if (isObject(value)) nested.push([name, value]);
    else put(name, value);
  }
  for (const [outer, value] of nested) {
    for (const [name, inner] of Object.entries(value).slice(0, nestedMembersMax)) if (!isObject(inner) && !Array.isArray(inner)) put(`${outer}.${name}`, inner);
  }
  return cells;
}

/** The columns of a record, as `cellsOf` names them before they are made plain. */
export const columnsOf = (record: JsonObject): string[] => [...cellsOf(record).values()].map(({ name }) => name).concat(Object.keys(record));

/** The first cell for a part that holds something, apart from those in `except`. */
export function partOf(cells: Cells, part: EventPart, except: readonly (Cell | null)[] = []): Cell | null {
  for (const name of names[part]) {
    const cell = cells.get(name);
    if (cell !== undefined && !except.includes(cell) && textOf(cell.value) !== null) return cell;
  }
  return null;
}

/** What a cell says as text; null where it says nothing or is no single value. */
export function textOf(value: JsonValue): string | null {
  if (typeof value === "string") return value.trim() === "" ? null : value;
  if (value instanceof RawNumber) return value.text;
  if (typeof value === "number") return String(value);
  return null;
}
