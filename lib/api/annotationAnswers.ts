import type { Result } from "../base/result.ts";
import { readTime } from "../base/time.ts";
import { annotationsMax, type AnnotationRefusal } from "../store/annotationRefusal.ts";
import { ApiError } from "./answers.ts";

type Words = { readonly status: number; readonly message: string; readonly fix: string };

const rowsFix = "Ids come with the timeline; a new analysis numbers rows and documents anew.";
const listFix = "Read the list again: somebody may have removed it.";
const full = (what: string, max: number): Words => ({ status: 409, message: `This incident holds ${max} ${what}, and no more fit.`, fix: "Remove some that are no longer needed, then try again." });

const words: Record<AnnotationRefusal, Words> = {
  no_such_row: { status: 404, message: "There is no such row.", fix: rowsFix },
  no_such_document: { status: 404, message: "There is no such document.", fix: rowsFix },
  no_such_mark: { status: 404, message: "There is no such mark in this incident.", fix: listFix },
  no_such_decision: { status: 404, message: "There is no such decision in this incident.", fix: "Read the list of decisions again." },
  no_such_view: { status: 404, message: "There is no such view in this incident.", fix: listFix },
  no_such_event: { status: 404, message: "There is no such event in this incident.", fix: listFix },
  too_many_marks: full("stars, tags and notes", annotationsMax.marks),
  too_many_decisions: { ...full("decisions", annotationsMax.decisions), fix: "Decisions are never deleted. Go on in a new incident with the same exhibits." },
  too_many_views: full("saved views", annotationsMax.views),
  too_many_events: full("events", annotationsMax.events),
  text_changed: { status: 409, message: "Somebody saved another text of this section since yours began.", fix: "Read the section again; what is there is kept. Yours can be saved as the next version." },
  no_such_version: { status: 404, message: "There is no such version in this incident.", fix: "Read the list of versions again." },
  too_many_versions: { ...full("versions", annotationsMax.policyVersions), fix: "Versions are never deleted. Go on in a new incident with the same exhibits." },
  no_such_action: { status: 404, message: "There is no such action in this report.", fix: listFix },
  too_many_actions: full("actions", annotationsMax.reportActions),
  no_such_call: { status: 404, message: "There is no such call in this incident.", fix: "Ids of calls come with /calls; a new analysis numbers calls anew." },
  no_such_verdict: { status: 404, message: "There is no such verdict in this incident.", fix: "Read /injection/verdicts again: it lists all of them." },
  no_such_effect: { status: 404, message: "There is no such effect in this incident.", fix: "Ids of effects come with /impact/effects; a new analysis numbers calls anew." },
  no_such_item: { status: 404, message: "There is no such recovery item in this incident.", fix: "Ids of items come with /impact/recovery; a new analysis numbers calls anew." },
  no_such_correction: { status: 404, message: "There is no such correction in this incident.", fix: "Read the list of corrections again." },
  no_such_change: { status: 404, message: "There is no such change of a recovery item in this incident.", fix: "Read the recovery items again." },
  too_many_impact_decisions: { ...full("corrections and changes of recovery items", annotationsMax.impactDecisions), fix: "They are never deleted. Go on in a new incident with the same exhibits." },
  is_withdrawn: { status: 409, message: "This was withdrawn already.", fix: "Read the list again." },
  changes_nothing: { status: 409, message: "The effect is judged so already.", fix: "Change at least one of class, destructive, reversible and shared; or withdraw the correction that holds." },
  no_such_exhibit: { status: 404, message: "There is no exhibit of this id in this incident.", fix: "Ids of exhibits come with the incident." },
  no_such_alignment: { status: 404, message: "There is no such alignment in this incident.", fix: "Read /clocks again: it lists all of them." },
  too_many_alignments: { ...full("alignments of clocks", annotationsMax.alignments), fix: "They are never deleted. Go on in a new incident with the same exhibits." },
  no_such_calls: { status: 404, message: "No call of this incident is meant by that.", fix: "Tools and runs come with /policy/baseline." },
  too_many_baseline_decisions: { ...full("decisions on the baseline", annotationsMax.baselineDecisions), fix: "They are never deleted. Take whole runs or tools in or out, in a new incident with the same exhibits." },
  version_is_old: { status: 409, message: "Somebody saved another version meanwhile.", fix: "Read the versions again, compare, and save once more." },
  no_text: { status: 400, message: "A star has no text.", fix: "Write a note on the same row instead." },
  bad_tag: { status: 400, message: "A tag is one line of up to 60 characters without a comma.", fix: "Shorten it, or write a note." },
  tag_is_there: { status: 409, message: "The same row or document has this tag already.", fix: "Remove one of the two instead of renaming it." },
  decision_has_ended: { status: 409, message: "This decision no longer holds: a later one replaced it, or it was withdrawn.", fix: "Read the list of decisions again." },
};

/** What the store took, or its refusal in words. */
export function taken<T>(result: Result<T, AnnotationRefusal>): T {
  if (result.ok) return result.value;
  throw refusal(result.error);
}

/** The same for removals, which answer whether there was such a thing. */
export function removed(id: string, wasThere: boolean, code: AnnotationRefusal): { readonly removed: string } {
  if (!wasThere) throw refusal(code);
  return { removed: id };
}

export const noSuchEvent = (): ApiError => refusal("no_such_event");

function refusal(code: AnnotationRefusal): ApiError {
  const { status, message, fix } = words[code];
  return new ApiError(status, code, message, fix);
}

/** An instant as people and date fields write it: RFC 3339, seconds optional. Bare numbers say no unit, so they are refused. */
export function readInstant(text: string): number {
  const whole = text.trim().replace(/^(\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d)(?=$|[Zz+-])/, "$1:00");
  const time = /^\d{4}-\d\d-\d\d/.test(whole) ? readTime(whole) : null;
  if (time !== null) return time.us;
  throw new ApiError(400, "bad_instant", "This is no instant that can be read, or one outside the years 1685 to 2255.", "Write it as 2026-03-01T10:00:00Z; without a zone it is read as UTC.");
}
