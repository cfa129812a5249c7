import { z } from "zod";
import { isObject, type JsonObject, type JsonValue } from "../../base/json.ts";

/**
 * What LangSmith writes about a run, in all spellings at once: REST v1 and v2, the SDKs' dumps, the command line, MCP
 * replies, ingestion bodies, web copies and Parquet rows. Source: langsmith-sdk 0.14 and langsmith-cli.
 * Optional throughout, because every export leaves something out; a value of another type counts as absent (and stays
 * in the metadata), because any field may read `[REDACTED]`.
 */
const word = z.string().nullish().catch(null);
const flag = z.boolean().nullish().catch(null);
const json = z.custom<JsonValue>().optional();
const map = z.custom<JsonObject>(isObject).nullish().catch(null);
const list = z.custom<JsonValue[]>(Array.isArray).nullish().catch(null);

export const runSchema = z.looseObject({
  id: word,
  run_id: word,
  trace_id: word,
  parent_run_id: word,
  parent_run_ids: list,
  dotted_order: word,
  is_root: flag,
  name: word,
  run_type: word,
  status: word,
  start_time: json,
  end_time: json,
  inputs: json,
  outputs: json,
  error: json,
  error_preview: word,
  inputs_preview: json,
  outputs_preview: json,
  inputs_s3_urls: json,
  outputs_s3_urls: json,
  s3_urls: json,
  attachments: map,
  extra: map,
  metadata: map,
  custom_metadata: map,
  invocation_params: map,
  thread_id: word,
  token_usage: map,
  costs: map,
  prompt_tokens: json,
  completion_tokens: json,
  total_cost: json,
  trace_tier: word,
  ttl_seconds: json,
  child_runs: list,
});
export type RunFields = z.infer<typeof runSchema>;

/** Fields that the draft itself carries; all others go into its metadata. */
export const carriedFields: ReadonlySet<string> = new Set([
  "id",
  "run_id",
  "trace_id",
  "parent_run_id",
  "name",
  "run_type",
  "dotted_order",
  "start_time",
  "end_time",
  "inputs",
  "outputs",
  "error",
  "child_runs",
]);

/** Fields whose value may come as JSON text (Parquet cells, CSV, third-party tables). */
export const jsonTextFields = [
  "inputs",
  "outputs",
  "extra",
  "metadata",
  "custom_metadata",
  "events",
  "tags",
  "parent_run_ids",
  "feedback_stats",
  "serialized",
  "inputs_s3_urls",
  "outputs_s3_urls",
  "s3_urls",
] as const;

/** A reply of `langsmith-fetch`: messages of one trace or of one thread. */
export const conversationSchema = z.looseObject({
  trace_id: word,
  thread_id: word,
  messages: list,
  metadata: map,
});

/** One part of a multipart body, as the reader hands it over. */
export const partSchema = z.looseObject({ name: z.string(), contentType: word, value: json });
