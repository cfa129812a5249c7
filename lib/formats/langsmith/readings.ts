import type { ProblemCode, ProblemLog } from "../../evidence/problem.ts";
import { noteOddities } from "../../evidence/recordValue.ts";
import type { SpanDraft } from "../../trace/model.ts";
import { readArguments } from "../chat/index.ts";
import { advice } from "./advice.ts";
import { isUuid } from "./lineage.ts";
import type { Run } from "./run.ts";

/** Tells what was read with an assumption, and what is odd, at the run where it was met; the log counts. */
export function noteReadings(run: Run, draft: SpanDraft, at: string, log: ProblemLog): void {
  const say = (code: ProblemCode & keyof typeof advice, message: string): void =>
    log.add({ code, at, message, fix: advice[code] });
  const { times, lineage } = run;
  if (times.zoneAssumed) say("zone_assumed_utc", "Times without a zone were read as UTC.");
  if (times.milliseconds)
    say("millisecond_times", "Times are no finer than milliseconds; the order within one comes from a counter.");
  if (isPythonLiteral(draft))
    say("python_literal_input", "Arguments were text in Python notation and were read as such.");
  const ids = [lineage.id, lineage.traceId, lineage.parentId].filter((id) => typeof id === "string");
  if (ids.some((id) => !isUuid(id))) say("odd_id", "An id is no UUID; it was kept as text.");
  if (lineage.disagrees)
    say("odd_id", "dotted_order and parent_run_id name different parents; dotted_order was followed.");
  for (const found of run.cells.odd) noteOddities(found, at, log);
  for (const field of run.cells.python)
    say("python_literal_input", `The field ${field} was text in Python notation and was read as such.`);
  for (const field of run.cells.invalid)
    say("embedded_json_invalid", `The field ${field} begins like JSON and does not parse; it is kept as text.`);
}

/** A part does not say what its payload means; arguments that it may hold are told by their form. */
function isPythonLiteral({ execution, part, kind, input }: SpanDraft): boolean {
  if (execution !== null) return execution.arguments.form === "python_literal";
  const mayBeTool = part !== "whole" && (kind === "TOOL" || kind === "UNKNOWN");
  return mayBeTool && input.state === "present" && readArguments(input.value, "execution").form === "python_literal";
}
