import type { FactorCode } from "./factorCodes.ts";

/** What each factor is called. */
export const factorTitles: Readonly<Record<FactorCode, string>> = {
  broad_permission: "A tool or credential admits more than the work needed", environment_confusion: "Another environment than the task's", credential_found: "A credential met on the way was used",
  no_approval_gate: "Nobody was asked before", approval_disabled: "Asking was switched off", ambiguous_instruction: "An aim without a bound", constraint_lost: "A bound got lost",
  rule_in_prompt_only: "Words in a prompt were the only guard", instruction_in_content: "A passage in read content asked for it", mixed_trust_context: "Untrusted and trusted text in one message",
  feedback_loop: "A loop that feeds itself", no_magnitude_limit: "No limit on how much", no_dry_run: "No look before", warning_ignored: "A warning was passed over", shared_backup: "The backup went with it",
  false_report: "A report that the trace contradicts", log_destroyed: "The record ends with the deed", subagent_deviation: "A sub-agent ran another command", hidden_verb: "The deciding word stands behind another command",
  standing_credential: "A credential without an end", trust_escalation: "Rights in use grew over time", retry_after_refusal: "Tried again after a refusal", own_explanation: "The agent's own explanation",
};
