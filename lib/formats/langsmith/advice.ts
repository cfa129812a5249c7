import type { ProblemCode } from "../../evidence/problem.ts";

/** What to do about each problem in a LangSmith export. Source: langsmith-sdk 0.14 and langsmith-cli. */
export const advice = {
  content_not_captured:
    "Export again with content: `langsmith trace get <trace id> --project <project> --full -o trace.json` (or --include-io); if the command writes null, query the API.",
  content_withheld: "Ask the owner of the application for its own log; a fresh export will lack the same values.",
  content_stored_elsewhere:
    "Download the linked objects at once with access to the storage, or fetch the run again for a fresh link. The links expire.",
  content_cut: "Fetch the runs with their inputs and outputs; a preview is cut.",
  messages_only: "Fetch the whole trace: `langsmith trace get <trace id> --project <project> --full -o trace.json`.",
  no_ids: "Fetch the trace by its id: `langsmith trace get <trace id> --project <project> --full -o trace.json`.",
  no_times: "Fetch the trace by its id: `langsmith trace get <trace id> --project <project> --full -o trace.json`.",
  no_parents: "Fetch the trace by its id: `langsmith trace get <trace id> --project <project> --full -o trace.json`.",
  no_run_types: "Fetch the trace by its id: `langsmith trace get <trace id> --project <project> --full -o trace.json`.",
  parents_missing: 'Fetch the whole trace unpaged: POST /api/v1/runs/query with {"trace": "<trace id>"}.',
  span_without_end: "Export again later; a run that is still open then was crashed or killed.",
  export_filtered: 'Fetch the whole trace unpaged: POST /api/v1/runs/query with {"trace": "<trace id>"}.',
  export_capped: "Raise the limit (--limit, --since) and export again.",
  more_pages: "Follow cursors.next (v1) or next_cursor (v2) until it is null, and add all pages.",
  evidence_expires: "Upgrade the retention of this trace, or export it completely now.",
  duplicate_span: "Compare with a fresh export of the trace.",
  conflicting_span: "Compare with a fresh export of the trace.",
  parent_cycle: "Compare with a fresh export of the trace.",
  end_before_start: "Compare with a fresh export of the trace.",
  odd_id: "Compare with a fresh export of the trace.",
  zone_assumed_utc: "Nothing to do: LangSmith stores UTC.",
  millisecond_times: "Nothing to do: JavaScript clients record milliseconds; order within one comes from dotted_order.",
  python_literal_input: "Nothing to do: the text is kept; the reading is labelled as such.",
  embedded_json_invalid: "Compare with a fresh export; the text is kept as it stands.",
  record_malformed: "Save with `-o FILE` instead of copying from a terminal.",
  empty_export: "Check project, time window and filter of the export, and export again.",
  not_a_trace:
    "Export the runs instead: `run.model_dump_json()` per run, or `langsmith trace get <trace id> --full -o trace.json`.",
  export_is_an_error: "Repeat the request that gave this reply; check run id, project and credentials.",
  python_repr: "Write `run.model_dump_json()` per run to a file instead of printing the run.",
} as const satisfies Partial<Record<ProblemCode, string>>;
