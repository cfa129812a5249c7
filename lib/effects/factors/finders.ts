import type { FactorCode } from "../../rules/factors/factorCodes.ts";
import * as conduct from "./conduct.ts";
import * as instructions from "./instructions.ts";
import * as loops from "./loops.ts";
import * as permissions from "./permissions.ts";
import type { FactorFinder } from "./story.ts";

/** What looks at one trace for each factor, in the order in which they are told. */
export const finders: readonly (readonly [FactorCode, FactorFinder])[] = [
  ["environment_confusion", instructions.environmentConfusion],
  ["credential_found", permissions.credentialFound],
  ["broad_permission", permissions.broadPermission],
  ["standing_credential", permissions.standingCredential],
  ["no_approval_gate", permissions.noApprovalGate],
  ["approval_disabled", permissions.approvalDisabled],
  ["rule_in_prompt_only", instructions.ruleInPromptOnly],
  ["constraint_lost", instructions.constraintLost],
  ["ambiguous_instruction", instructions.ambiguousInstruction],
  ["feedback_loop", loops.feedbackLoop],
  ["no_magnitude_limit", conduct.noMagnitudeLimit],
  ["no_dry_run", conduct.noDryRun],
  ["warning_ignored", conduct.warningIgnored],
  ["retry_after_refusal", conduct.retryAfterRefusal],
  ["hidden_verb", conduct.hiddenVerb],
  ["subagent_deviation", conduct.subagentDeviation],
  ["shared_backup", conduct.sharedBackup],
  ["log_destroyed", conduct.logDestroyed],
  ["false_report", conduct.falseReport],
  ["own_explanation", conduct.ownExplanation],
];
