import type { Reversibility } from "../effect.ts";

/** What there is to be done, by kind of effect. */
export const recoveryKinds = [
  "freeze_credentials", "rows", "table", "files", "working_tree", "branch", "infrastructure", "backup_volume", "credential", "message", "publication",
  "money", "configuration", "outage", "unknown",
] as const;
export type RecoveryKind = (typeof recoveryKinds)[number];

/** One thing to be done. Pure: of the evidence alone; what people say about it lies in the cases. */
export type RecoveryPlan = {
  readonly kind: RecoveryKind;
  readonly title: string;
  readonly action: string;
  readonly proof: string;
  readonly alternatives: readonly string[];
  readonly warning: string | null;
  readonly reversible: Reversibility | null;
};
