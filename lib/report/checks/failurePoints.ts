import type { Citations } from "../citations.ts";
import type { Block } from "../reportDocument.ts";
import type { ReportFacts } from "../reportFacts.ts";
import { byFactors, check, checkBlock, metWords, notShown, type CheckList } from "./check.ts";
import { approvals, refusals } from "./gates.ts";

/** Six guards, each of which could have held. */
export const failurePointList: CheckList = {
  id: "failure_points", title: "Six points at which such incidents could be stopped", note: "Each is a guard; not met means that the evidence shows it missing.", words: metWords,
  rules: [
    check("point.isolation", "Permissions are kept apart: work on staging cannot reach production", null, byFactors(["environment_confusion"], "not_met", notShown("No call was found that reaches another environment than its task speaks of."))),
    check("point.token", "Credentials admit what the task needs and no more", null, byFactors(["credential_found", "broad_permission", "standing_credential"], "not_met", notShown("What the credentials of the run admitted is not in the evidence."))),
    check("point.confirmation", "Destructive actions are confirmed", null, byFactors(["no_approval_gate", "approval_disabled"], "not_met", approvals)),
    check("point.environment", "Every call is bound to one environment", null, byFactors(["environment_confusion", "constraint_lost"], "not_met", notShown("The evidence does not tell what the calls were bound to."))),
    check("point.human", "A person stands between the model and what cannot be undone", null, byFactors(["approval_disabled", "no_approval_gate"], "not_met", approvals)),
    check("point.hard", "Rules are enforced outside the prompt", null, byFactors(["rule_in_prompt_only"], "not_met", refusals)),
  ],
};

export const failurePointChecks = (facts: ReportFacts, cite: Citations): Block => checkBlock(failurePointList, facts, cite);
