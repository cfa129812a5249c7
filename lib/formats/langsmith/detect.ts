import { textMember } from "../../base/json.ts";
import type { Probe } from "../../evidence/record.ts";
import type { Detection } from "../adapter.ts";
import { showsContent } from "./tellTales.ts";
import { detectArray, detectDocument, detectLines } from "./detectJson.ts";
import { dataset, refused } from "./refused.ts";

/** Recognises a LangSmith export by its content. Source of the tell-tales: langsmith-sdk 0.14 and langsmith-cli. */
export function detect(probe: Probe): Detection | null {
  const detection = shapeOf(probe);
  return detection !== null && showsContent([probe.outline, ...probe.samples])
    ? { ...detection, showsContent: true }
    : detection;
}

function shapeOf(probe: Probe): Detection | null {
  switch (probe.shape) {
    case "parquet":
      return isRunTable(probe.columns)
        ? {
            format: "langsmith.bulk-parquet",
            why: "Parquet with the columns id, run_type and trace_id",
            plan: { kind: "parquet" },
          }
        : null;
    case "multipart":
      return detectMultipart(probe);
    case "json":
      return Array.isArray(probe.outline) || probe.top === "array" ? detectArray(probe) : detectDocument(probe.outline);
    case "jsonLines":
      return detectLines(probe.samples);
    case "csv":
      return detectTable(probe.columns);
    case "text":
      return detectText(probe.head);
    default:
      return null;
  }
}

const isRunTable = (columns: readonly string[]): boolean =>
  columns.includes("id") &&
  ["run_type", "trace_id", "dotted_order"].filter((name) => columns.includes(name)).length >= 2;

function detectMultipart(probe: Probe): Detection | null {
  const names = probe.samples.map((part) => textMember(part, "name") ?? "");
  const isOurs =
    names.some((name) => /^(post|patch|feedback|attachment)\.[0-9a-f-]{36}/i.test(name)) ||
    /name="(post|patch)\./.test(probe.head);
  return isOurs
    ? {
        format: "langsmith.ingest-multipart",
        why: "multipart body with parts post.<run id> or patch.<run id>",
        plan: { kind: "multipart" },
      }
    : null;
}

const inputNames = /^(inputs?|question|query|prompt|instruction|input_[a-z_]+)$/i;
const outputNames = /^(outputs?|answer|response|expected(_output)?|reference(_output)?|ground_truth|output_[a-z_]+)$/i;
const traceNames = /^(id|.*_?id|.*time.*|timestamp|type|level|span.*|trace.*)$/i;

function detectTable(columns: readonly string[]): Detection | null {
  if (isRunTable(columns))
    return {
      format: "langsmith.runs",
      why: "table with the columns id, run_type and trace_id",
      plan: { kind: "csv", cells: "plain" },
    };
  const isExampleTable =
    columns.some((name) => inputNames.test(name)) &&
    columns.some((name) => outputNames.test(name)) &&
    !columns.some((name) => traceNames.test(name));
  return isExampleTable ? dataset("table whose columns are an example's inputs and outputs") : null;
}

function detectText(head: string): Detection | null {
  if (/^\s*\[?\s*(Run|RunTree|RunBase)\(\s*[a-z_]+=/.test(head)) {
    return refused(
      "langsmith.run-repr",
      "begins with Run(id=…",
      "python_repr",
      "This is a run printed in a notebook, not an export: it cannot be read without guessing.",
    );
  }
  const isMarkdown =
    /^(#{1,6} |\*\*)/m.test(head) &&
    /langsmith|smith\.langchain\.com/i.test(head) &&
    /^\W*(human|user|ai|assistant|tool|system)\b/im.test(head);
  return isMarkdown
    ? refused(
        "langsmith.thread-markdown",
        "Markdown that names LangSmith, with speakers",
        "messages_only",
        "This is a conversation as Markdown text; nothing is built from it.",
      )
    : null;
}
