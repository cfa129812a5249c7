import type { OpenExhibit } from "../evidence/exhibit.ts";
import type { ProblemLog, ProblemNote } from "../evidence/problem.ts";

const known = "LangSmith runs, Langfuse traces and observations, OTLP/JSON with GenAI attributes, plain chat transcripts, and lists of events with a time and a text per row";

/**
 * Why no format fits, as far as the bytes tell, and what to do. Adds nothing where reading has already said what is
 * wrong with the file.
 */
export function unknownFormat(exhibit: OpenExhibit, log: ProblemLog): ProblemNote[] {
  if (log.has("broken_json") || log.has("empty_export") || log.has("format_unknown")) return [];
  const { probe } = exhibit;
  if (probe.shape === "empty" || (probe.top === "array" && probe.samples.length === 0)) {
    return [{ code: "empty_export", at: "file", message: "There is nothing in this file.", fix: "Export again; check the filter and the time range." }];
  }
  if (/^\s*<(!doctype|html|head|body|\?xml)/i.test(probe.head)) {
    return [{
      code: "export_is_an_error", at: "file", message: "This is a web page, not an export: most likely a sign-in or error page saved in its place.",
      fix: "Sign in, or use an API key, and download the export again.",
    }];
  }
  return [{ code: "format_unknown", at: "file", message: `Nothing that Aftertrace knows fits this ${describe(probe.shape)}.`, fix: `Readable now: ${known}. Export in one of these forms.` }];
}

function describe(shape: OpenExhibit["probe"]["shape"]): string {
  switch (shape) {
    case "json":
    case "jsonLines":
      return "JSON";
    case "csv":
      return "table";
    case "parquet":
      return "Parquet file";
    case "multipart":
      return "multipart body";
    case "text":
      return "text";
    case "binary":
      return "binary file";
    case "empty":
      return "empty file";
  }
}
