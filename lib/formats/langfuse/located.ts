import { type JsonObject, member } from "../../base/json.ts";
import type { ProblemNote } from "../../evidence/problem.ts";
import { type Complaint, exportSteps, noObservations, notATrace } from "./problems.ts";
import type { RowShape } from "./shapes.ts";

/** Where the records of a document lie; `patterns` empty means that it holds none. */
export type Located = {
  readonly format: string;
  readonly why: string;
  readonly patterns: readonly string[];
  readonly problems: readonly ProblemNote[];
};

export const located = (
  format: string,
  why: string,
  patterns: readonly string[],
  ...problems: readonly Complaint[]
): Located => ({
  format: `langfuse.${format}`,
  why,
  patterns,
  problems: problems.map((one) => ({ ...one, at: "file" })),
});

/** Rows of a table, each a record. */
export function ofRows({ format, why, holds }: RowShape, pattern: string): Located {
  const found = { format, why, patterns: [pattern], problems: [] };
  if (holds === "traces") return { ...found, problems: [{ ...noObservations, at: "file" }] };
  if (holds === "steps") return found;
  const what = otherExports[format] ?? "it is a table of something else";
  return { ...found, patterns: [], problems: [{ ...notATrace(what, exportSteps), at: "file" }] };
}

const otherExports: Readonly<Record<string, string>> = {
  "langfuse.sessions-export": "it is a list of sessions",
  "langfuse.scores-export": "it is a list of scores",
  "langfuse.audit-export":
    "it is the audit log of actions in Langfuse itself, unsigned; it can show whether traces were deleted or members changed",
};

/** Files that come along with exports. */
export function companion(value: JsonObject): Located | null {
  if (
    (value["version"] === 1 || value["version"] === "1") &&
    Object.hasOwn(value, "exportSource") &&
    Object.hasOwn(value, "window") &&
    Object.hasOwn(value, "files")
  ) {
    const instead = "Add the parts that its list of files names.";
    return located(
      "blob-manifest",
      "version 1 with exportSource, window and files",
      [],
      notATrace("it is the list of parts of a blob storage export", instead),
    );
  }
  const traceId = value["langfuse.trace_id"] ?? member(value["langfuse"], "trace_id");
  if (!Object.hasOwn(value, "git") || (traceId === undefined && !Object.hasOwn(value, "session_id"))) return null;
  const instead = `Export the trace that it names${typeof traceId === "string" ? ` (${traceId})` : ""}.`;
  return located(
    "githook-manifest",
    "git beside session_id or langfuse.trace_id",
    [],
    notATrace("it links a commit to a trace", instead),
  );
}
