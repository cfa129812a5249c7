/**
 * What may have contributed to an incident. A factor is a condition that evidence shows, never a fault of a person.
 * Those that ask why a call was made (`instruction_in_content`, `mixed_trust_context`) need its origin.
 */
export const factorCodes = [
  "broad_permission", "environment_confusion", "credential_found", "no_approval_gate", "approval_disabled", "ambiguous_instruction", "constraint_lost",
  "rule_in_prompt_only", "instruction_in_content", "mixed_trust_context", "feedback_loop", "no_magnitude_limit", "no_dry_run", "warning_ignored",
  "shared_backup", "false_report", "log_destroyed", "subagent_deviation", "hidden_verb", "standing_credential", "trust_escalation", "retry_after_refusal",
  "own_explanation",
] as const;
export type FactorCode = (typeof factorCodes)[number];
