import { sh } from "../effectRule.ts";
import type { CommandRule, EffectTemplate, OptionTest, TargetWords } from "../commandTable.ts";

/** What rows of the tables say again and again. */
export const reads: EffectTemplate = { class: "read_only", destructive: false, reversible: "yes", shared: "no" };
export const sets: EffectTemplate = { class: "config_change", destructive: false, reversible: "yes", shared: "no" };
export const setsShared: EffectTemplate = { ...sets, shared: "yes" };
export const operates: EffectTemplate = { class: "infrastructure", destructive: false, reversible: "yes", shared: "yes", counts: "resources" };
export const destroys: EffectTemplate = { class: "infrastructure", destructive: true, reversible: "with_effort", shared: "yes", counts: "resources" };
export const destroysForGood: EffectTemplate = { ...destroys, reversible: "no" };
export const changesData: EffectTemplate = { class: "data_mutation", destructive: false, reversible: "with_effort", shared: "yes" };
export const losesData: EffectTemplate = { class: "data_mutation", destructive: true, reversible: "with_effort", shared: "yes", counts: "objects" };
export const losesDataForGood: EffectTemplate = { ...losesData, reversible: "no" };
export const showsSecret: EffectTemplate = { class: "credential_access", destructive: false, reversible: "no", shared: "yes" };
export const publishes: EffectTemplate = { class: "infrastructure", destructive: true, reversible: "no", shared: "yes" };
export const localChange: EffectTemplate = { class: "data_mutation", destructive: false, reversible: "yes", shared: "no" };
export const localLoss: EffectTemplate = { class: "data_mutation", destructive: true, reversible: "with_effort", shared: "no" };
export const unclear: EffectTemplate = { class: "unknown", destructive: false, reversible: "unknown", shared: "unknown" };

export const local = (template: EffectTemplate): EffectTemplate => ({ ...template, shared: "no" });
export const onto = (template: EffectTemplate, ...targets: readonly TargetWords[]): EffectTemplate => ({ ...template, targets });

/** One row: id, verb, effect, what the responder reads, a line that matches and near misses. */
export function row(id: string, verb: string | readonly string[], effect: EffectTemplate, title: string, why: string, matches: readonly string[], not: readonly string[], when?: OptionTest): CommandRule {
  return { id, since: "0.2.0", title, why, verb, effect, matches: matches.map(sh), not: not.map(sh), ...(when === undefined ? {} : { when }) };
}
