import type { PolicyRule } from "../policyDocument.ts";
import type { Ladder } from "./ladder.ts";
import type { RuleForm, RuleFormKind } from "./ruleForm.ts";

/** A rule with what it was chosen from. */
export type DraftedRule = {
  readonly rule: PolicyRule;
  readonly ladders: readonly Ladder[];
  /** It allows calls that destroy: it needs the responder's tick. */
  readonly isDestructive: boolean;
  /** Numbers of the calls that it was learned from. */
  readonly seen: readonly number[];
  /** Widths of the rule as a whole, narrowest first; empty where there is one only. */
  readonly forms: readonly RuleForm[];
  readonly form: RuleFormKind | null;
  /** The rule by what its calls do, whichever form it has; null where that cannot be said. */
  readonly meaning: PolicyRule | null;
  /** How many of its lines were made narrower because the incident passed. */
  readonly tightness: number;
  /** Calls of the incident that it would let through in its narrowest form: it is asked about unless the responder ticks it. */
  readonly stops: readonly number[];
};
