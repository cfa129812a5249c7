import type { JsonObject, JsonValue } from "../../base/json.ts";

/**
 * One key of ours and all its spellings: v3 and v4, camelCase of the API and the browser, snake_case of blobs and the
 * Python SDK. Files mix them, so the table is applied per key. Source: langfuse/langfuse 4.16.
 */
export const spellings = {
  id: ["id"],
  traceId: ["traceId", "trace_id"],
  parentId: ["parentObservationId", "parent_observation_id"],
  type: ["type"],
  name: ["name"],
  timestamp: ["timestamp"],
  startTime: ["startTime", "start_time"],
  endTime: ["endTime", "end_time"],
  level: ["level"],
  statusMessage: ["statusMessage", "status_message"],
  model: ["model", "providedModelName", "provided_model_name"],
  usageDetails: ["usageDetails", "usage_details"],
  usage: ["usage"],
  inputUsage: ["inputUsage", "input_usage", "promptTokens", "prompt_tokens"],
  outputUsage: ["outputUsage", "output_usage", "completionTokens", "completion_tokens"],
  costDetails: ["costDetails", "cost_details"],
  totalCost: ["totalCost", "total_cost", "calculatedTotalCost", "calculated_total_cost"],
  userId: ["userId", "user_id"],
  sessionId: ["sessionId", "session_id"],
  traceName: ["traceName", "trace_name"],
  input: ["input"],
  output: ["output"],
  metadata: ["metadata"],
  toolCalls: ["toolCalls", "tool_calls"],
  toolCallNames: ["toolCallNames", "tool_call_names"],
  toolDefinitions: ["toolDefinitions", "tool_definitions"],
} as const satisfies Record<string, readonly string[]>;

export type FieldName = keyof typeof spellings;

/** A record under our own key names, and which key of the record each value came from. */
export type Collected = {
  readonly fields: { readonly [name in FieldName]?: JsonValue };
  readonly keys: ReadonlyMap<FieldName, string>;
};

const fieldNames = Object.keys(spellings).filter((name): name is FieldName => Object.hasOwn(spellings, name));

/** Finds each field under any of its spellings; a spelling that holds a value goes before one that holds null. */
export function collect(record: JsonObject): Collected {
  const fields: { [name in FieldName]?: JsonValue } = {};
  const keys = new Map<FieldName, string>();
  for (const name of fieldNames) {
    const present = spellings[name].filter((key) => Object.hasOwn(record, key));
    const key = present.find((one) => !isBlank(record[one])) ?? present[0];
    if (key === undefined) continue;
    fields[name] = record[key] ?? null;
    keys.set(name, key);
  }
  return { fields, keys };
}

/** True where one of the spellings is a key of the record. */
export function hasField(record: JsonObject, name: FieldName): boolean {
  return spellings[name].some((key) => Object.hasOwn(record, key));
}

/** Null, absent and the empty text of tables mean the same: nothing. */
export function isBlank(value: JsonValue | undefined): boolean {
  return value === undefined || value === null || value === "";
}
