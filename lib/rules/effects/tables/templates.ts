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

const databaseNouns = ["db", "database", "migrate", "migration", "migrations", "schema", "prisma"];
const databaseEnds = ["reset", "drop", "wipe", "fresh", "rollback", "purge", "truncate", "undo", "nuke", "destroy", "revert"];
const targetName = [...databaseNouns.flatMap((noun) => databaseEnds.flatMap((end) => [`${noun}:*${end}*`, `${noun}-*${end}*`, `${noun}_*${end}*`])), ...databaseNouns.flatMap((noun) => [`${noun}:*down`, `${noun}-*down`]), ...databaseEnds.flatMap((end) => databaseNouns.slice(0, 2).flatMap((noun) => [`${end}-${noun}*`, `${end}_${noun}*`, `${end}:${noun}*`]))].join("|");
/** A script of the project whose own name says that a database is emptied or turned back. */
export const databaseTargetRow = (id: string, verbs: readonly string[], matches: readonly string[], not: readonly string[]): CommandRule =>
  row(id, verbs.map((verb) => (verb === "" ? targetName : `${verb} ${targetName}`)), { class: "data_mutation", destructive: true, reversible: "unknown", shared: "unknown" }, "By its name a script of the project empties a database or turns it back", "The script itself is not in the call; its name says what it is for.", matches, not);

/** One row: id, verb, effect, what the responder reads, a line that matches and near misses. */
export function row(id: string, verb: string | readonly string[], effect: EffectTemplate, title: string, why: string, matches: readonly string[], not: readonly string[], when?: OptionTest): CommandRule {
  return { id, since: "0.2.0", title, why, verb, effect, matches: matches.map(sh), not: not.map(sh), ...(when === undefined ? {} : { when }) };
}
