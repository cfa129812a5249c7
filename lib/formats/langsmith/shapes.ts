import { isObject, type JsonObject } from "../../base/json.ts";
import {
  has,
  isList,
  isText,
  within,
  anyOrEmpty,
  restMarks,
  isRun,
  isIngested,
  isV2Run,
  hasMessages,
  isThreadReply,
  tracedMetadata,
} from "./tellTales.ts";

/** What the records of a shape are: runs, conversations, or nothing that could be one. */
export type Family = "runs" | "conversation" | "refused";

/** One shape of a JSON value. */
export type Shape = {
  readonly format: string;
  readonly family: Family;
  readonly why: string;
  /** Where its records lie inside the value: `""`, `/key` or `/key/*`. */
  readonly inner: readonly string[];
  /** Distinct enough to be recognised inside a stranger's wrapper. */
  readonly strong: boolean;
  readonly fits: (value: JsonObject) => boolean;
};

/** Tested in this order; the first that fits wins. */
export const shapes: readonly Shape[] = [
  {
    format: "langsmith.ingest-batch",
    family: "runs",
    strong: true,
    inner: ["/post/*", "/patch/*"],
    why: "post[] and patch[] of an ingestion body",
    fits: (value) =>
      (isList(value, "post") || isList(value, "patch")) &&
      anyOrEmpty([value["post"] ?? [], value["patch"] ?? []].flat(), isIngested),
  },
  {
    format: "langsmith.webhook",
    family: "runs",
    strong: true,
    inner: ["/runs/*"],
    why: "rule_id with runs[]",
    fits: (value) => isText(value, "rule_id") && isList(value, "runs"),
  },
  {
    format: "langsmith.rest-v1-query",
    family: "runs",
    strong: true,
    inner: ["/runs/*"],
    why: "runs[] with cursors",
    fits: (value) => isList(value, "runs") && has(value, "cursors"),
  },
  {
    format: "langsmith.rest-v2-query",
    family: "runs",
    strong: true,
    inner: ["/items/*"],
    why: "items[] of runs with next_cursor",
    fits: (value) => has(value, "next_cursor") && anyOrEmpty(value["items"], isV2Run),
  },
  {
    format: "langsmith.cli-trace",
    family: "runs",
    strong: true,
    inner: ["/runs/*"],
    why: "trace_id or thread_id, run_count and runs[]",
    fits: (value) =>
      (has(value, "trace_id") || has(value, "thread_id")) && has(value, "run_count") && isList(value, "runs"),
  },
  {
    format: "langsmith.cli-runs",
    family: "runs",
    strong: true,
    inner: [""],
    why: "run_id with run_type",
    fits: (value) => isText(value, "run_id") && isText(value, "run_type"),
  },
  {
    format: "langsmith.mcp-run-list",
    family: "runs",
    strong: true,
    inner: ["/runs/*"],
    why: "trace_id, total_count and runs[]",
    fits: (value) => has(value, "trace_id", "total_count") && isList(value, "runs"),
  },
  {
    format: "langsmith.mcp-run",
    family: "runs",
    strong: false,
    inner: ["/run"],
    why: "a single run under run",
    fits: (value) => isObject(value["run"]) && isRun(value["run"]),
  },
  {
    format: "langsmith.mcp-trace",
    family: "runs",
    strong: false,
    inner: [""],
    why: "trace_id, run_type, inputs and outputs without a run id",
    fits: (value) =>
      isText(value, "trace_id") &&
      isText(value, "run_type") &&
      !has(value, "id") &&
      !has(value, "run_id") &&
      (has(value, "inputs") || has(value, "outputs")),
  },
  {
    format: "langsmith.mcp-thread",
    family: "conversation",
    strong: false,
    inner: ["/result"],
    why: "result[] of messages",
    fits: (value) => isThreadReply(value["result"]) && within(value, ["result", "page_number", "total_pages"]),
  },
  {
    format: "langsmith.sdk-tree",
    family: "runs",
    strong: true,
    inner: [""],
    why: "runs with child_runs inside",
    fits: (value) => Array.isArray(value["child_runs"]) && value["child_runs"].length > 0 && isText(value, "run_type"),
  },
  {
    format: "langsmith.rest-v1-run",
    family: "runs",
    strong: true,
    inner: [""],
    why: `id and run_type with ${restMarks.join(", ")}`,
    fits: (value) =>
      isText(value, "id") && isText(value, "run_type") && restMarks.filter((mark) => has(value, mark)).length >= 2,
  },
  {
    format: "langsmith.runs",
    family: "runs",
    strong: true,
    inner: [""],
    why: "objects with id and run_type",
    fits: isRun,
  },
  {
    format: "langsmith.fetch-traces",
    family: "conversation",
    strong: true,
    inner: [""],
    why: "trace_id with messages[], no run",
    fits: (value) => isText(value, "trace_id") && hasMessages(value),
  },
  {
    format: "langsmith.fetch-thread",
    family: "conversation",
    strong: true,
    inner: [""],
    why: "thread_id with messages[], no run",
    fits: (value) => isText(value, "thread_id") && hasMessages(value),
  },
  {
    format: "langsmith.ui-run",
    family: "runs",
    strong: false,
    inner: [""],
    why: "inputs, outputs and metadata of one run, as the web page copies it",
    fits: (value) =>
      within(value, ["inputs", "outputs", "metadata", "langsmith"]) &&
      (has(value, "inputs") || has(value, "outputs")) &&
      (has(value, "langsmith") || tracedMetadata(value)),
  },
];
