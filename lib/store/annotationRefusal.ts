/** How many of each one incident may hold: what people write by hand, and no more than a page or a filter can carry. */
export const annotationsMax = { marks: 10_000, decisions: 10_000, views: 500, events: 1_000, impactDecisions: 20_000, alignments: 2_000, reportVersions: 20_000, reportActions: 1_000, baselineDecisions: 10_000, policyVersions: 2_000 } as const;

/** Why something that people say about the evidence was not taken. */
export type AnnotationRefusal =
  | "no_such_row" | "no_such_document" | "no_such_mark" | "no_such_decision" | "no_such_view" | "no_such_event"
  | "too_many_marks" | "too_many_decisions" | "too_many_views" | "too_many_events"
  | "no_such_call" | "no_such_verdict" | "no_such_effect" | "no_such_item" | "no_such_correction" | "no_such_change" | "too_many_impact_decisions" | "is_withdrawn" | "changes_nothing"
  | "no_such_exhibit" | "no_such_alignment" | "too_many_alignments"
  | "text_changed" | "no_such_version" | "too_many_versions" | "no_such_action" | "too_many_actions"
  | "no_such_calls" | "too_many_baseline_decisions" | "version_is_old"
  | "no_text" | "bad_tag" | "tag_is_there" | "decision_has_ended";
