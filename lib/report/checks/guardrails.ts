import type { Citations } from "../citations.ts";
import type { Block } from "../reportDocument.ts";
import type { ReportFacts } from "../reportFacts.ts";
import { counted, say } from "../say.ts";
import { byEvidence, byFactors, check, checkBlock, judged, metWords, notShown, open, type CheckList, type Judgement } from "./check.ts";
import { approvals, auditTrail, refusals } from "./gates.ts";

const traced = byEvidence("Met where the exhibits hold calls and responses whole.", (facts: ReportFacts, cite: Citations): Judgement => {
  if (facts.counts.spans === 0 && facts.totals.calls === 0) return open(say`The exhibits hold no step of a run.`, cite);
  const whole = facts.capture.toolCalls === "present" && facts.capture.executorResponses === "present";
  return judged(whole ? "met" : "not_met", say`The exhibits hold ${counted(facts.counts.traces, "run")} with ${counted(facts.counts.spans, "span")}${whole ? "" : "; calls or responses are missing in part"}.`, cite.evidence());
});

const signedLog = byEvidence("Met where a signed log is among the exhibits and holds; not met where it is altered, incomplete or unsigned.", (facts: ReportFacts, cite: Citations): Judgement => {
  if (facts.audits.length === 0) return open(say`No signed log is among the exhibits.`, cite);
  const logs = facts.audits.map(({ exhibit }) => cite.exhibit(exhibit));
  if (facts.audits.some(({ status }) => status === "altered" || status === "incomplete")) return judged("not_met", say`A log is there, and it was changed after it was written, or lacks entries.`, logs);
  if (facts.audits.every(({ status }) => status === "unsigned")) return judged("not_met", say`A log is there, and nobody signed it.`, logs);
  return judged("met", say`${counted(facts.audits.length, "signed log is", "signed logs are")} among the exhibits.`, logs);
});

const eight: CheckList = {
  id: "guardrails", title: "Eight guardrails", note: "The first two are the least that an agent with write access needs.", words: metWords,
  rules: [
    check("guard.least_privilege", "Least privilege, and no elevated credential that lasts", "critical", byFactors(["broad_permission", "standing_credential", "credential_found"], "not_met", notShown("What the run was allowed to do is not in the evidence."))),
    check("guard.approval", "Destructive commands are approved first", "critical", byFactors(["no_approval_gate", "approval_disabled"], "not_met", approvals)),
    check("guard.session", "Permissions belong to a session and expire", "recommended", byFactors(["standing_credential"], "not_met", notShown("How long the credentials of the run are valid is not in the evidence."))),
    check("guard.audit_trail", "Every command leaves a trail", "critical", auditTrail),
    check("guard.limits", "Limits on rows, resources and cost", "recommended", byFactors(["no_magnitude_limit", "feedback_loop"], "not_met", notShown("No call was found that a limit would have stopped, and no limit is in the evidence."))),
    check("guard.escalation", "Harmless work goes on while somebody is asked", "recommended", approvals),
    check("guard.permission_audit", "Permissions are looked at regularly", "critical", byFactors(["trust_escalation"], "not_met", notShown("An export of runs does not show whether anybody looks at permissions."))),
    check("guard.identities", "Staging and production have identities of their own", "critical", byFactors(["environment_confusion"], "not_met", notShown("Under which identity the calls ran is not in the evidence."))),
  ],
};

const week: CheckList = {
  id: "engineering", title: "One week of engineering, in this order", note: "What would stand between an instruction and the harm next time.", words: metWords,
  rules: [
    check("week.tracing", "Every run is traced", null, traced),
    check("week.allow_list", "An allow-list for each tool, all else blocked", null, byFactors(["broad_permission", "rule_in_prompt_only"], "not_met", refusals)),
    check("week.signed_log", "Signed, append-only logs in storage that the agent cannot write", null, signedLog),
    check("week.ceilings", "Ceilings on budget and rate outside the agent", null, byFactors(["no_magnitude_limit", "feedback_loop"], "not_met", notShown("No ceiling is in the evidence, and no call was found that one would have stopped."))),
    check("week.kill_switch", "A switch that revokes the credentials", null, notShown("An export of runs does not show whether there is one.")),
  ],
};

const prevention: CheckList = {
  id: "prevention", title: "Prevention", note: "What the next run needs whatever the model is.", words: metWords,
  rules: [
    check("prevent.permissions", "Permissions are enforced, not described", null, byFactors(["rule_in_prompt_only", "broad_permission"], "not_met", refusals)),
    check("prevent.human", "A person in the loop", null, byFactors(["approval_disabled", "no_approval_gate"], "not_met", approvals)),
    check("prevent.sandbox", "A sandbox", null, byFactors(["environment_confusion"], "not_met", notShown("Whether the run was confined is not in the evidence."))),
    check("prevent.hard", "Hard constraints in code", null, byFactors(["constraint_lost", "rule_in_prompt_only"], "not_met", refusals)),
    check("prevent.evaluation", "Evaluation before deployment", null, notShown("An export of runs does not show what was tried before.")),
    check("prevent.backups", "Backups never in the same volume", null, byFactors(["shared_backup"], "not_met", notShown("Where backups lie is not in the evidence."))),
  ],
};

export const guardrailLists: readonly CheckList[] = [eight, week, prevention];

export const guardrailChecks = (facts: ReportFacts, cite: Citations): Block[] => guardrailLists.map((list) => checkBlock(list, facts, cite));
