import type { Action, Check, CheckState, Report } from "../reportDocument.ts";

/* Words that every export uses. */

export const weightWords: Readonly<Record<NonNullable<Check["weight"]>, string>> = { critical: "critical", recommended: "recommended" };
/** Beside the word, so that no state is told by colour. */
export const stateSigns: Readonly<Record<CheckState, string>> = { met: "✓", not_met: "✗", unknown: "?" };
export const actionStateWords: Readonly<Record<Action["state"], string>> = { open: "open", in_progress: "in progress", done: "done", dropped: "dropped" };
export const actionTypeWords: Readonly<Record<Action["type"], string>> = { prevent: "prevent", detect: "detect", mitigate: "mitigate", recover: "recover", process: "process" };
export const missingTitle = "Not in the evidence";
export const actionHead = ["Action", "Type", "Owner", "Due", "State", "From"] as const;
export const appendixHead = ["Mark", "What", "Where: exhibit, place, bytes", "SHA-256 of the exhibit"] as const;

/** What stands above a report: what it is, of which incident, and under which hash. */
export function headLines({ incident, version, redaction }: Report, hash: string): string[] {
  const copy = redaction === null ? "" : " Redacted copy: names were replaced by labels; the list stands at the end.";
  return [`Incident ${incident.id === "" ? "without an id" : incident.id}${incident.sample ? ", a bundled sample" : ""}. Aftertrace ${version}. Report hash: SHA-256 ${hash} of its canonical JSON.${copy}`];
}
