import { isObject, type JsonObject, type JsonValue, member, textMember } from "../../base/json.ts";
import { isMessage } from "../chat/index.ts";

export const has = (value: JsonObject, ...keys: readonly string[]): boolean =>
  keys.every((key) => Object.hasOwn(value, key));
export const isList = (value: JsonObject, key: string): boolean => Array.isArray(value[key]);
export const isText = (value: JsonObject, key: string): boolean => typeof value[key] === "string";
export const within = (value: JsonObject, allowed: readonly string[]): boolean =>
  Object.keys(value).every((key) => allowed.includes(key));
/** Empty lists are accepted: an empty page is still a page. */
export const anyOrEmpty = (value: JsonValue | undefined, test: (item: JsonObject) => boolean): boolean =>
  Array.isArray(value) && (value.length === 0 || value.some((item) => isObject(item) && test(item)));

export const restMarks = ["trace_tier", "ttl_seconds", "execution_order", "inputs_preview"];
/** Names that no other vendor's spans have. */
export const runHints = ["dotted_order", "parent_run_id", "parent_run_ids"];
export const v2Hints = [...runHints, "trace_id", "project_id", "start_time"];

/** `id` and `run_type`; dumps by scripts may lack the type and have the lineage instead. */
export const isRun = (value: JsonObject): boolean =>
  isText(value, "id") &&
  (isText(value, "run_type") || (has(value, "trace_id") && runHints.some((hint) => has(value, hint))));

export const isIngested = (item: JsonObject): boolean =>
  has(item, "id", "run_type") || has(item, "dotted_order") || has(item, "trace_id");
export const isV2Run = (item: JsonObject): boolean =>
  isText(item, "id") &&
  (Object.keys(item).length === 1 ||
    /^[A-Z]+$/.test(textMember(item, "run_type") ?? "") ||
    v2Hints.some((hint) => has(item, hint)));
export const hasMessages = (value: JsonObject): boolean =>
  isList(value, "messages") && !has(value, "run_type") && !has(value, "inputs");
export const isThreadReply = (list: JsonValue | undefined): boolean => Array.isArray(list) && list.some(isMessage);

/** Metadata that only a traced run has: an example of a data set may carry metadata of its own. */
export function tracedMetadata(value: JsonObject): boolean {
  const metadata = value["metadata"];
  return (
    isObject(metadata) &&
    Object.keys(metadata).some((key) => /^(ls_|LANGSMITH_|LANGCHAIN_|langgraph_|run_id$|revision_id$)/.test(key))
  );
}

/** True where runs among the first records have inputs and runs have outputs: then the client did not hide them from all. */
export function showsContent(values: readonly JsonValue[]): boolean {
  const met = { inputs: false, outputs: false };
  let level: readonly JsonValue[] = values;
  for (let depth = 0; depth < 6 && !(met.inputs && met.outputs); depth++) {
    for (const value of level) {
      met.inputs ||= isFilled(member(value, "inputs"));
      met.outputs ||= isFilled(member(value, "outputs"));
    }
    level = level.flatMap((value) => (Array.isArray(value) ? value : isObject(value) ? Object.values(value) : []));
  }
  return met.inputs && met.outputs;
}

const isFilled = (value: JsonValue | undefined): boolean => isObject(value) && Object.keys(value).length > 0;

/** A copy from the web page of which somebody has left only the content. */
export const isBareCopy = (value: JsonObject): boolean =>
  has(value, "inputs", "outputs") &&
  within(value, ["inputs", "outputs", "metadata", "langsmith"]) &&
  [value["inputs"], value["outputs"]].some(isObject);

const exampleKeys = [
  "inputs",
  "outputs",
  "metadata",
  "id",
  "dataset_id",
  "name",
  "created_at",
  "modified_at",
  "source_run_id",
  "split",
  "attachments",
  "attachment_urls",
  "runs",
];

/** An example of a data set: inputs and outputs without anything that makes a run. */
export const isExample = (value: JsonObject): boolean =>
  isObject(value["inputs"]) &&
  within(value, exampleKeys) &&
  !tracedMetadata(value) &&
  (has(value, "dataset_id") || within(value, ["inputs", "outputs", "metadata", "split"]));

/** A message in LangChain's form: `type` human, ai, system, tool. With `role` it belongs to the OpenAI folder. */
export const isLangchainMessage = (value: JsonValue): boolean =>
  isObject(value) &&
  !has(value, "role") &&
  (textMember(value, "type") !== null || has(value, "lc")) &&
  (has(value, "content") || has(value, "kwargs") || has(value, "data")) &&
  isMessage(value) &&
  member(value, "function") === undefined;
