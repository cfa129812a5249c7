import type { CommandRule, CommandTable, EffectTemplate, OptionTest, TargetWords } from "../../rules/effects/commandTable.ts";
import { databaseTarget } from "../../rules/effects/nouns.ts";
import { toolRules } from "../../rules/effects/tools.ts";
import { namesRunning, verbEffect, verbRow } from "../structured/verbs.ts";
import type { EffectRuleText } from "../../rules/effects/effectRule.ts";
import { draftOf } from "../draft.ts";
import { environmentIn } from "../environment/environmentOf.ts";
import { magnitudeUnits, targetKinds, type EffectDraft, type Target } from "../effect.ts";
import type { Frame } from "../shell/frame.ts";
import type { CommandLine } from "../shell/commandLine.ts";
import type { ShellWord } from "../shell/shellWord.ts";
import { shellRules } from "../../rules/effects/shell.ts";
import { behindVerbs, wordFits } from "./verbMatch.ts";
import { placesFor } from "./notePlace.ts";
import { commandWords, hasOption, type CommandWords } from "./commandWords.ts";

const valueOptionSets = new WeakMap<CommandTable, ReadonlySet<string>>();

/** What a table says of a command line: one effect. */
export function applyTable(table: CommandTable, { name, words, variables }: CommandLine, frame: Frame): EffectDraft {
  const valueOptions = valueOptionSets.get(table) ?? new Set(table.valueOptions);
  valueOptionSets.set(table, valueOptions);
  const line = commandWords(words, valueOptions);
  const written = `${name} ${words.map(({ text }) => text).join(" ")}`.slice(0, 200);
  const places = placesOf(name, table, line, variables, frame);
  const asks = asksOnly(line, table);
  if (asks !== null) return draftOf(shellRules.dryRun, { why: `${written}: ${asks} only says what would be done.`, places });
  const away = (table.elsewhere ?? []).some((name) => [...(line.values.get(name) ?? []), variables.get(name) ?? frame.scope.variable(name) ?? frame.session.exported.get(name) ?? ""].some((value) => value !== "" && !/^(?:unix:|npipe:|default$|desktop-linux$|colima|orbstack)/.test(value)));
  for (const rule of table.rules) {
    const rest = fit(rule, line, table);
    if (rest !== null && rule.effect.class === "unknown" && namesDatabaseTarget(line)) return draftOf(toolRules.databaseTarget, { why: `${written}.`, places });
    if (rest !== null) return told(rule, away ? { ...rule.effect, ...(rule.effect.class === "read_only" ? {} : { shared: "yes" }) } : rule.effect, rest, line, written, places, frame);
  }
  if (table.otherwise !== "byVerb") return told(shellRules.other, table.otherwise, line.operands, line, written, places, frame);
  return byVerb(name, line, written, places, frame);
}

/** The option that makes it a question; null where it acts. */
function asksOnly(line: CommandWords, table: CommandTable): string | null {
  if (line.operands.length <= 1 && line.options.size === 1 && line.options.has("--version")) return "--version";
  if (hasOption(line, "--help")) return "--help";
  if (line.options.size === 1 && line.options.has("-h") && line.operands.length === 1) return "-h";
  return table.dryRun.find((option) => hasOption(line, option) && !isSwitchedOff(option, line)) ?? (line.operands[0]?.text === "help" ? "help" : null);
}

/** `--dry-run=false`. */
const isSwitchedOff = (option: string, { values }: CommandWords): boolean => /^(?:false|0|no|off|none)$/i.test(values.get(option)?.at(-1) ?? "");

/** The operands behind the verb where the rule fits; null where it does not. */
const fit = (rule: CommandRule, line: CommandWords, table: CommandTable): readonly ShellWord[] | null => behindVerbs(rule, line.operands, table).find((rest) => passes(rule.when, line, rest, table.abbreviations === true)) ?? null;

function passes(when: OptionTest | undefined, line: CommandWords, rest: readonly ShellWord[], abbreviations: boolean): boolean {
  if (when === undefined) return true;
  const has = (option: string): boolean => hasOption(line, option, abbreviations);
  const { any, all, none, operand, count } = when;
  if (any !== undefined && !any.some(has)) return false;
  if (all !== undefined && !all.every(has)) return false;
  if (none !== undefined && none.some(has)) return false;
  if (count !== undefined && (rest.length < (count.min ?? 0) || rest.length > (count.max ?? Infinity))) return false;
  return operand === undefined || rest.some(({ text }) => operand.some((pattern) => wordFits(pattern, text)));
}

function told({ id }: { readonly id: string }, template: EffectTemplate, rest: readonly ShellWord[], line: CommandWords, written: string, places: readonly string[], { where }: Frame): EffectDraft {
  const { class: name, destructive, reversible, shared, counts } = template;
  const targets = (template.targets ?? []).flatMap((one) => targetsOf(one, rest, line));
  const inherited = where.host === null ? targets : [...targets, { kind: "host" as const, name: where.host }];
  return {
    class: name, destructive, reversible, shared: where.shared ? "yes" : shared, targets: inherited, places: [...places, ...targets.map((one) => one.name), ...rest.flatMap(({ text }) => (setting.test(text) ? [text] : []))],
    counts: magnitudeUnits.find((unit) => unit === counts) ?? null, stated: replicasIn(line), rule: id, why: `${written}.`,
  };
}

/** `--replicas=5`: the number stands in the call. */
function replicasIn({ values, operands }: CommandWords): EffectDraft["stated"] {
  const given = (values.get("--replicas") ?? (operands[0]?.text === "autoscale" ? values.get("--max") : undefined))?.at(-1) ?? "";
  return /^\d+$/.test(given) ? { replicas: Number(given) } : null;
}

function targetsOf({ kind, from }: TargetWords, rest: readonly ShellWord[], line: CommandWords): Target[] {
  const known = targetKinds.find((one) => one === kind);
  if (known === undefined) return [];
  return namesFrom(from, rest.map(({ text }) => text), line).map((name) => ({ kind: known, name: setting.exec(name)?.[1] ?? name }));
}

/** `NAME=value`: the name is the target, and the value may be a secret. */
const setting = /^([A-Z_][A-Z0-9_]*)=/;

function namesFrom(from: TargetWords["from"], rest: readonly string[], line: CommandWords): string[] {
  switch (from) {
    case "operands": return [...rest];
    case "first": return rest.slice(0, 1);
    case "second": return rest.slice(1, 2);
    case "last": return rest.slice(-1);
    case "rest": return rest.slice(1);
    default: return from.option.flatMap((option) => line.values.get(option) ?? []);
  }
}

/** Where it acts, nearest first: its options, the line's variables, and where these say nothing the folder it stands in. */
function placesOf(program: string, table: CommandTable, line: CommandWords, variables: CommandLine["variables"], frame: Frame): string[] {
  const named = [...frame.where.places, ...(table.placeOptions ?? []).flatMap((option) => line.values.get(option) ?? []), ...[...variables.values()].flatMap((value) => value ?? []), ...variablePlaces(frame)];
  // What this call names goes before what an earlier one set.
  if (!named.some((place) => environmentIn(place).size > 0)) named.push(...placesFor(program, frame.session));
  const { cwd } = frame.scope;
  return cwd === null || named.some((place) => environmentIn(place).size > 0) ? named : [...named, cwd];
}

/** Variables of the line and of the session that say where it acts. */
function variablePlaces({ scope, session }: Frame): string[] {
  const names = /^(?:AWS_PROFILE|AWS_DEFAULT_PROFILE|KUBECONFIG|KUBE_CONTEXT|CLOUDSDK_CORE_PROJECT|GOOGLE_CLOUD_PROJECT|TF_WORKSPACE|NODE_ENV|RAILS_ENV|RACK_ENV|APP_ENV|FLASK_ENV|DJANGO_SETTINGS_MODULE|MIX_ENV|ENVIRONMENT|ENV|STAGE|DATABASE_URL|DOCKER_HOST|PGHOST|PGDATABASE|VERCEL_ENV)$/;
  const own = [...scope.variables()].flatMap(([name, value]) => (names.test(name) && value !== null ? [value] : []));
  const earlier = [...session.exported].flatMap(([name, value]) => (names.test(name) && value !== null ? [value] : []));
  return [...own, ...earlier];
}

const namesDatabaseTarget = ({ operands }: CommandWords): boolean => operands.slice(0, 4).some(({ text }) => !text.includes("/") && databaseTarget.test(text.slice(0, 200)));
const deedOptions = /^(?:--(?:delete|destroy|purge|wipe|drop)-(?!protection|on-|policy|marker|after|before)[a-z-]+|--prune-(?:snapshots|backups|images|volumes)|--?(?:delete|destroy|purge|drop|wipe|erase|truncate|remove)(?:-all|-recursive|-everything)?|-rmr?|--(?:clear|flush|reset)-all)$/i;
const endingVerbs = /^(?:destroy|terminate|undeploy|teardown|deprovision|decommission|uninstall|nuke)/i;

/** A tool that no table knows, or a verb that its table does not: the verb's own word decides, then its options, and nothing is taken for harmless by default. */
export function byVerb(name: string, { operands, options }: CommandWords, written: string, places: readonly string[], { where }: Frame): EffectDraft {
  const words = operands.slice(0, 4).map(({ text }) => text);
  const byWord = verbEffect(words);
  // Nothing is known of the tool; the usual customs are all there is.
  if ([...options].some((option) => /^--(?:dry-?run|what-?if|simulate|help)$/i.test(option)) && byWord.id !== "name.unknown") return draftOf(shellRules.dryRun, { why: written, places: [...where.places, ...places] });
  if (words[0] === "publish") return draftOf(toolRules.publish, { why: written, places: [...where.places, ...places] });
  if (namesDatabaseTarget({ operands, options, values: new Map() })) return draftOf(toolRules.databaseTarget, { why: written, places: [...where.places, ...places] });
  const removal = verbRow("delete");
  const asked = removal !== null && [...options].some((option) => deedOptions.test(option)) ? removal : byWord;
  const rule: EffectRuleText = asked.id === "name.destroy" && (namesRunning(words.slice(0, 2)) || words.slice(0, 2).some((word) => endingVerbs.test(word))) ? toolRules.infrastructureDestroy : asked;
  return draftOf(rule, { why: written, places: [...where.places, ...places], ...(where.shared ? { shared: "yes" as const } : {}) });
}
