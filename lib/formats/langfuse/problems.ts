import type { ProblemCode, ProblemNote } from "../../evidence/problem.ts";

/** A problem without its place; whoever meets it knows where. */
export type Complaint = Omit<ProblemNote, "at">;

const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ",");
const steps = (count: number): string => (count === 1 ? "1 step" : `${grouped(count)} steps`);
const getContent =
  "Open the trace in Langfuse, switch to the Log View, download it and add that file; or fetch the trace by API (GET /api/public/traces/{id}); or export the observations table (events table from version 4 on) as JSONL.";
const getSteps =
  "Export the observations table (Langfuse 3) or the events table (Langfuse 4) with the same filter, as JSONL.";

/** What is missing where no step of the file has content. The remedy depends on who wrote the file. */
export function noContent(format: string, count: number): Complaint {
  const code = "content_not_captured";
  switch (format) {
    case "langfuse.ui-download":
      return { code, count, message: "This download lists the steps without their content.", fix: getContent };
    case "langfuse.ui-download-v4":
      return {
        code,
        count,
        fix: getContent,
        message:
          "This download lists the steps without their content: Langfuse leaves content out of downloads of 350 or more steps and does not say so.",
      };
    case "langfuse.api-list":
    case "langfuse.cli-envelope":
      return {
        code,
        count,
        message: "The steps were fetched without their content.",
        fix: "Ask the API for fields=core,basic,io,metadata,model,trace_context, or fetch each trace (GET /api/public/traces/{id}).",
      };
    case "langfuse.blob":
      return {
        code,
        count,
        message: "This storage export was set up without the field group of inputs and outputs.",
        fix: "Turn on the io and metadata field groups of the blob storage integration and export again, or fetch the traces by API.",
      };
    case "langfuse.log-view":
      return {
        code,
        count,
        message: "No row of this Log View was opened, and only opened rows carry content.",
        fix: getContent,
      };
    default:
      return { code, count, message: "No step in this file carries an input or an output.", fix: getContent };
  }
}

/** Some steps have content and others lack the very keys. */
export function partlyNoContent(format: string, count: number, total: number): Complaint {
  const cause = format === "langfuse.log-view" ? " Only opened rows of the Log View carry content." : "";
  return {
    code: "content_not_captured",
    count,
    fix: getContent,
    message: `${count} of ${steps(total)} carry neither input nor output.${cause}`,
  };
}

export const brokenPrompt: Complaint = {
  code: "content_not_captured",
  message: 'A prompt was not captured: the instrumentation wrote {"content":"role"} in its place.',
  fix: "Look for the same prompt in a neighbouring model step, or in the application's own logs. A newer version of the instrumentation records it.",
};

export const withheld: Complaint = {
  code: "content_withheld",
  message: "A marker stands in place of content: tracing was told not to record it.",
  fix: "It cannot be recovered from Langfuse. Look in the application's or the gateway's own logs, and see its logging settings.",
};

/** A media token (langfuse/langfuse 4.16); `source=field_size_limit` is Langfuse's own overflow. */
export function storedElsewhere(type: string | null, id: string | null, source: string | null): Complaint {
  const what = type ? `A value of type ${type}` : "A value";
  return {
    code: "content_stored_elsewhere",
    message:
      source === "field_size_limit"
        ? `${what} was above 2 MiB; Langfuse keeps it outside the export.`
        : `${what} is kept as a media file outside the export.`,
    fix: `Fetch it by API (GET /api/public/media/{id})${id ? `; the first one has the id ${id}` : ""}.`,
  };
}

export const embeddedJson: Complaint = {
  code: "embedded_json_invalid",
  message:
    "A field begins like JSON and does not parse; it is shown as text. Langfuse's exports since 3.163 damage some escapes.",
  fix: "Fetch the step by API (GET /api/public/traces/{id}), which does not pass the damaging decoder.",
};

export const pythonLiteral: Complaint = {
  code: "python_literal_input",
  message: "A value was written in Python notation; it was read as data.",
  fix: "Nothing needs to be done. Compare with the original text where a detail matters.",
};

export const zoneAssumed: Complaint = {
  code: "zone_assumed_utc",
  message: "Times carry no zone; Langfuse writes them in UTC, and so they were read.",
  fix: "Nothing needs to be done, unless another tool rewrote the times of this file.",
};

export const cutMetadata: Complaint = {
  code: "content_cut",
  message: "A metadata value has exactly 200 characters, which is where this endpoint cuts.",
  fix: "Ask again with expandMetadata=<key>.",
};

export const noObservations: Complaint = {
  code: "no_observations",
  message: "A traces export holds no steps.",
  fix: getSteps,
};

export const emptyTrace: Complaint = {
  code: "no_observations",
  message: "The trace is in the file without any of its steps.",
  fix: `Fetch it with its observations, or: ${getSteps}`,
};

export const emptyExport: Complaint = {
  code: "empty_export",
  message: "The export holds no records.",
  fix: "Widen the time range or clear the filter and export again.",
};

export const noParents: Complaint = {
  code: "no_parents",
  message: "The rows do not say which step started which, so they are shown as a flat list.",
  fix: "Add a download of the trace or the observations export; the steps are joined by id.",
};

export const noIds: Complaint = {
  code: "no_ids",
  message: "Some steps have no id.",
  fix: "Export again with the id column, so that steps of several files can be joined.",
};

export const filtered: Complaint = {
  code: "export_filtered",
  message: "The table was filtered; parents and other types are absent.",
  fix: "Clear the type filter and export again.",
};

export function oneType(type: string): Complaint {
  return {
    code: "export_filtered",
    message: `Only steps of type ${type || "(none)"} occur; the table may have been filtered by type.`,
    fix: "If a type filter was set, clear it and export again.",
  };
}

/** Exactly as many records as the exporter allows. */
export function capped(count: number, what: string): Complaint {
  return {
    code: "export_capped",
    count,
    message: `The ${what} stops at ${grouped(count)} steps; later ones are missing.`,
    fix: "Export in narrower time ranges: the observations or events table, or the blob storage export.",
  };
}

export const morePages: Complaint = {
  code: "more_pages",
  message: "The reply names a next page that is not in this file.",
  fix: "Fetch the following pages (page or cursor parameter) and add them.",
};

export function malformed(why: string): Complaint {
  return {
    code: "record_malformed",
    message: `A record is no Langfuse record: ${why}.`,
    fix: "Export again; the other records were read.",
  };
}

export function notATrace(what: string, instead: string): Complaint {
  return { code: "not_a_trace", message: `This file holds no steps: ${what}.`, fix: instead };
}
export const exportSteps = getSteps;

export const errorReply: Complaint = {
  code: "export_is_an_error",
  message: "The server's error reply was saved instead of the export.",
  fix: "Repeat the request with valid keys and an existing trace id, and save the answer.",
};

/** For problems that only the joined spans show. */
export const advice: Partial<Record<ProblemCode, string>> = {
  parents_missing:
    "Add the rest of the trace: clear the table's filter, or fetch the trace by API. Some SDKs drop the root span themselves (the default filter of the JavaScript SDK 5).",
  span_without_end:
    "The step was running when the export was made, or its program died. Export again later; Langfuse updates a step when it ends.",
  duplicate_span: "Nothing needs to be done: equal copies were merged.",
  conflicting_span:
    "Anyone with the project's keys can overwrite a step by sending its id again. Ask the operator of a self-hosted Langfuse for the raw event bucket, which keeps all versions.",
  parent_cycle: "The ids were reused or forged. Ask for the raw event bucket, which keeps all versions of a step.",
  end_before_start:
    "Start and end come from the client's clock. Compare with createdAt and updatedAt, which are the server's.",
};
