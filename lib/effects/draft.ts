import type { EffectWords } from "../rules/effects/commandTable.ts";
import type { EffectRuleText } from "../rules/effects/effectRule.ts";
import type { EffectDraft, Magnitude, MagnitudeUnit, Target } from "./effect.ts";

/** What a call adds to its rule, or changes of it. */
export type Particulars = {
  readonly why: string;
  readonly targets?: readonly Target[];
  readonly places?: readonly string[];
  readonly stated?: Magnitude | null;
  readonly counts?: MagnitudeUnit | null;
} & Partial<EffectWords>;

/** One effect as its rule has it, with what this call adds or changes. */
export function draftOf(rule: EffectRuleText, { why, targets = [], places = [], stated = null, ...changed }: Particulars): EffectDraft {
  const { class: name, destructive, reversible, shared, counts = null } = rule.effect;
  return { class: name, destructive, reversible, shared, counts, rule: rule.id, why, targets, places, stated, ...changed };
}
