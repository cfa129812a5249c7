import { isObject, type JsonValue } from "../../base/json.ts";
import { credentialRules } from "../../rules/effects/credentials.ts";
import { filesystemRules } from "../../rules/effects/filesystem.ts";
import { branchedDatabases, clusterServers, doingWords, emptiedNouns, leasedNouns, makingWords, moneyNouns, releasedNouns, removingDeeds, runningNouns, passwordKeepers, secretNouns, sentNouns, settingNouns, spendingDeeds, startedNouns, turnedBackDisk, turnedBackTarget } from "../../rules/effects/nouns.ts";
import { toolRules as rules } from "../../rules/effects/tools.ts";
import { unnamedRule } from "../../rules/effects/verbs.ts";
import { isCredentialPath } from "../commands/credentialPaths.ts";
import { draftOf } from "../draft.ts";
import type { EffectDraft, Target, TargetKind } from "../effect.ts";
import { fullPath, isScratch, isVersionHistory } from "../shell/paths.ts";
import type { ToolCall } from "../toolCall.ts";
import { nameWords, type NameWords } from "./nameWords.ts";
import { gravest, verbRow, type VerbRowOf } from "./verbs.ts";

const spendRule = verbRow("pay");
const destroyRule = verbRow("overwrite");
const operateRule = verbRow("deploy");
const sendRule = verbRow("send");

/** Arguments that are looked at: they only say where it acts and on what. */
const valuesMax = 1_000;

/** What a tool's name and the names and values of its arguments say, where no language in them can be read. */
export function toolNameEffect(call: ToolCall): EffectDraft {
  const told = effectByName(call);
  // That it reaches others is a claim as well: it may make a verdict graver.
  const reaches = call.schema?.annotations?.openWorldHint === true && told.shared === "unknown" && told.class !== "read_only" && told.class !== "unknown";
  return reaches ? { ...told, shared: "yes" } : told;
}

function effectByName(call: ToolCall): EffectDraft {
  const name = nameWords(call.tool);
  const values = isObject(call.arguments ?? null) ? Object.entries(call.arguments as Readonly<Record<string, JsonValue>>).slice(0, valuesMax) : [];
  const row = isConfirmedPayment(name, values) ? spendRule : withDeed(rowOf(name), values);
  const unit = unitOf(name.nouns, values.map(([one]) => one));
  const about = { ...(unit === null ? {} : { counts: unit }), why: `${call.tool}(${values.slice(0, 4).map(([one, value]) => `${one}: ${JSON.stringify(value).slice(0, 40)}`).join(", ")}).`, targets: targetsOf(values, name.nouns), places: placesOf(values), stated: statedOf(values, row) };
  if (row === null) return unnamed(call, about, call.schema?.annotations ?? null);
  if (row.effect.class !== "read_only" && (isTried(values) || saysTried(name.words))) return draftOf(rules.dryRun, about);
  const turned = turnedBack(name, row, about);
  if (turned !== null) return turned;
  if (row.id === "name.read") return reading(name, values, about, row, call.schema?.annotations ?? null);
  if (row.id === "name.destroy") return destroying(name, pathOf(values), about, row);
  return acting(name, values, about, row, call.schema?.annotations?.destructiveHint === true);
}

/** The rule that the words of a name come to; null where they say nothing. */
function rowOf({ words, verbs, nouns, server }: NameWords): VerbRowOf | null {
  const row = gravest(verbs.flatMap((verb) => (isOtherDeed(verb, words, server) ? (verbRow("add") ?? []) : (verbRow(verb) ?? []))));
  // What runs is ended, and nothing that it made is taken away.
  if (verbs.length > 0 && verbs.every((verb) => verb === "cancel") && nouns.some((noun) => endedRuns.test(noun))) return operateRule;
  if (verbs[0] === "close" && nouns.some((noun) => /^positions?$/.test(noun))) return spendRule;
  if (verbs[0] === "resolve" && /^(?:id|ids|name|path|url|uri|handle)$/.test(words.at(-1) ?? "")) return verbRow("get");
  const [first = "", last = ""] = [words[0], words.at(-1)];
  if (words.length > 1 && doingWords.test(verbs[0] ?? first) && verbs.every((verb) => doingWords.test(verb))) {
    if (spendingDeeds.test(last)) return spendRule;
    if (removingDeeds.test(last)) return destroyRule;
    if (startedNouns.test(last) && (row === null || (last.startsWith("deployment") && row.id === "name.add"))) return operateRule;
  }
  if (verbs.length > 0 && verbs.every((verb) => makingWords.test(verb)) && sentNouns.test(last)) return sendRule;
  if (row === null && words.some((word, at) => word === "release" && leasedNouns.test(words.at(-1) ?? "") && at < words.length - 1)) return destroyRule;
  if (first === "clean" && nouns.some((noun) => emptiedNouns.test(noun))) return destroyRule;
  const isNotice = nouns.some((noun) => /^(?:reminder|notice|request|confirmation|receipt|status|notification|link|email|message|invoice|failed|alert)s?$/.test(noun));
  return row?.id === "name.send" && !isNotice && nouns.some((noun) => moneyNouns.test(noun)) ? spendRule : row;
}

/**
 * `dml_records {"operation": "delete"}`: a deed under the name of an argument makes a name that says nothing, or that only changes, graver.
 * In a name that reads it is what is looked for.
 */
function withDeed(row: VerbRowOf | null, values: Values): VerbRowOf | null {
  if (row?.id === "name.read" || row?.id === "name.destroy" || row?.id === "name.spend") return row;
  const deeds = values.flatMap(([name, value]) => (typeof value === "string" && value.length <= 40 && /^(?:operation|action|method|op|verb|dml_?type|command|sub_?command)$/i.test(name) ? nameWords(value).verbs : []));
  const told = gravest(deeds.flatMap((deed) => verbRow(deed) ?? []));
  if (told === null || (told.id === "name.read" && row !== null)) return row;
  return gravest(row === null ? [told] : [row, told]);
}

/** `create_payment_intent {"confirm": true}`: made and carried out at once. */
const isConfirmedPayment = ({ words, nouns }: NameWords, values: Values): boolean => makingWords.test(words.find((word) => makingWords.test(word)) ?? "") && nouns.some((noun) => moneyNouns.test(noun)) && values.some(([name, value]) => value === true && /^(?:confirm|capture|auto_?confirm)$/i.test(name));

/** A migration or a disk that is turned back loses what came later; a commit that is reverted is one more commit. */
function turnedBack({ words, verbs }: NameWords, row: VerbRowOf, about: About): EffectDraft | null {
  if (row.id === "name.read" || words.includes("transaction")) return null;
  const name = words.join("_");
  if (turnedBackTarget.test(name)) return draftOf(rules.databaseTarget, about);
  if (turnedBackDisk.test(name)) return draftOf(rules.infrastructureDestroy, about);
  return row.id === "name.change" && verbs.includes("revert") && /(?:^|_)(?:commits?|pull|pr|merge)(?:$|_)/.test(name) ? draftOf(row, { ...about, reversible: "yes" }) : null;
}

/** `git_checkout`: a branch and no till. */
const isOtherDeed = (verb: string, words: readonly string[], server: readonly string[]): boolean => verb === "checkout" && [...words, ...server].some((word) => /^(?:git|branch|branches|commit|ref|repo|repository|worktree|svn|hg)$/.test(word));
const endedRuns = /^(?:rollback|rollout|build|workflow|run|pipeline|query|queries|scan|export|import|deployment|execution|crawl)s?$/;

/** What neither reads nor removes: it makes, changes, runs or sends something. */
function acting({ words, nouns, server }: NameWords, values: Values, about: About, row: VerbRowOf, hinted: boolean): EffectDraft {
  const sends = row.effect.class === "external_communication";
  const forced = values.some(([name, value]) => value === true && /^(?:force|permanent(?:ly)?|hard_?delete|purge|skip_?final_?snapshot|cascade|overwrite)$/i.test(name));
  if (sends && words.includes("publish") && nouns.some((noun) => releasedNouns.test(noun))) return draftOf(rules.publish, about);
  const more = { ...about, ...(hinted && !sends ? { destructive: true } : {}) };
  const path = pathOf(values);
  if (row.id === "name.change" || row.id === "name.add") {
    if ([...words, ...server].some((word) => clusterServers.test(word)) || nouns.some((noun) => /^replicas?$/.test(noun))) return draftOf(operateRule ?? row, more);
    if (nouns.some((noun) => settingNouns.test(noun))) return draftOf(rules.config, more);
    if (path !== null) return draftOf(isVersionHistory(path) ? filesystemRules.overwrite : rules.fileWrite, { ...about, targets: [{ kind: "file", name: path }] });
  }
  return draftOf(row, { ...more, ...(forced && !sends ? { destructive: true } : {}) });
}

/** What the name says is counted. */
function unitOf(nouns: readonly string[], names: readonly string[]): EffectDraft["counts"] {
  if (nouns.some((noun) => /^(?:records?|rows?|documents?|docs?|entries|entry|events?|users?|customers?|orders?|data|table|collection)$/.test(noun)) || names.some((name) => /^(?:table|collection|table_?name)$/i.test(name))) return "rows";
  return nouns.some((noun) => /^files?$/.test(noun)) ? "files" : null;
}

type Values = readonly (readonly [string, JsonValue])[];
type About = { readonly stated: EffectDraft["stated"]; readonly counts?: EffectDraft["counts"]; readonly why: string; readonly targets: readonly Target[]; readonly places: readonly string[] };

type Hints = NonNullable<NonNullable<ToolCall["schema"]>["annotations"]>;

function unnamed(call: ToolCall, about: About, annotations: Hints | null): EffectDraft {
  if (annotations?.destructiveHint === true && annotations.readOnlyHint !== true) return draftOf(rules.hintedDestructive, about);
  if (annotations?.readOnlyHint === true) return draftOf(rules.hinted, about);
  return draftOf(call.arguments === undefined ? rules.notCaptured : unnamedRule, about);
}

function reading({ words, verbs, nouns, server }: NameWords, values: Values, about: About, row: VerbRowOf, hints: Hints | null): EffectDraft {
  if (values.some(([name, value]) => /^(?:pipeline|aggregation|stages)$/i.test(name) && /"\$(?:out|merge)"/.test(JSON.stringify(value).slice(0, 100_000)))) return draftOf(destroyRule ?? row, about);
  const path = pathOf(values);
  if (path !== null && isCredentialPath(path)) return draftOf(credentialRules.file, { ...about, targets: [{ kind: "secret", name: path }] });
  const asksFor = !/^(?:list|search|count|check|validate|verify)$/.test(words[0] ?? "");
  const namesSecret = nouns.some((noun, at) => (secretNouns.test(noun) && !/^(?:count|usage|limit|metadata|status|policy|expiry|names?)$/.test(nouns[at + 1] ?? "")) || (/^keys?$/.test(noun) && /^(?:api|access|private|secret|signing|ssh|encryption|role|master|admin|deploy|license)$/.test(nouns[at - 1] ?? "")));
  // What a keeper of passwords gives out are passwords.
  const isKeeper = [...words, ...server].some((word) => passwordKeepers.test(word)) && /^(?:get|read|reveal|show|fetch|retrieve)$/.test(verbs[0] ?? "") && nouns.some((noun) => /^(?:item|items|entry|login|field|note|record|kv)$/.test(noun));
  if (asksFor && (namesSecret || isKeeper)) return draftOf(rules.credential, about);
  return draftOf(hints?.destructiveHint === true && hints.readOnlyHint !== true ? rules.hintDisagrees : row, about);
}

function destroying({ words, nouns, server }: NameWords, path: string | null, about: About, row: VerbRowOf): EffectDraft {
  if (path !== null && isScratch(fullPath(path, null))) return draftOf(rules.scratch, { ...about, targets: [{ kind: "file", name: path }] });
  if (path !== null && isVersionHistory(fullPath(path, null))) return draftOf(filesystemRules.history, { ...about, targets: [{ kind: "repository", name: path }] });
  // `branch_protection`: a rule, and no branch.
  const isReference = !nouns.some((noun) => /^(?:protection|protections|rule|rules|ruleset)$/.test(noun)) && nouns.some((noun) => /^(?:branch|branches|tag|tags|ref|commit|history)$/.test(noun));
  if (isReference && ![...server, ...words].some((word) => branchedDatabases.test(word))) return draftOf(row, { ...about, class: "history_rewrite", reversible: "with_effort" });
  return draftOf(isReference || nouns.some((noun) => runningNouns.test(noun)) || server.some((word) => clusterServers.test(word)) ? rules.infrastructureDestroy : row, about);
}

/** `dry_run_delete`, `simulate_transfer`. */
const saysTried = (words: readonly string[]): boolean => /^(?:dry_run|dryrun|simulate|mock|what_if|whatif)_|_(?:dry_run|dryrun)$/.test(words.join("_")) && !words.includes("and");

const isTried = (values: readonly (readonly [string, JsonValue])[]): boolean => values.some(([name, value]) => (value === true || value === "true") && /^(?:dry_?run|preview|simulate|plan_?only|what_?if|validate_?only|check_?only|test_?mode)$/i.test(name));

const pathOf = (values: readonly (readonly [string, JsonValue])[]): string | null => values.flatMap(([name, value]) => (typeof value === "string" && /^(?:path|file|file_?path|filename|filepath|absolute_?path|target_?file|notebook_?path|uri|directory|dir|folder)$/i.test(name) ? [value.replace(/^file:\/\//, "")] : []))[0] ?? null;

const kinds: readonly (readonly [RegExp, TargetKind])[] = [
  [/^(?:table|table_?name|relation|collection)$/i, "table"], [/^(?:database|db|db_?name|database_?name)$/i, "database"], [/^schema$/i, "schema"], [/^(?:path|file|file_?path|filename|target_?file)$/i, "file"], [/^(?:dir|directory|folder)$/i, "directory"],
  [/volume/i, "volume"], [/bucket/i, "bucket"], [/^(?:branch|ref|base|head)$/i, "branch"], [/^(?:repo|repository|repo_?name)$/i, "repository"], [/namespace/i, "namespace"], [/cluster/i, "cluster"], [/^(?:host|hostname|server)$/i, "host"],
  [/^(?:to|recipients?|cc|bcc|email|emails|channel|channel_?id|phone|phone_?number|user_?ids?|participants|invitees|chat_?id)$/i, "recipient"], [/^(?:url|uri|link|endpoint)$/i, "url"], [/^(?:account|account_?id|from_?account|to_?account)$/i, "account"], [/^(?:package|package_?name)$/i, "package"], [/^(?:project|project_?id|app|app_?id)$/i, "project"], [/(?:^|_)(?:id|ids|name|key|number|slug)$|[a-z](?:Id|Ids)$/, "resource"],
];

function targetsOf(values: readonly (readonly [string, JsonValue])[], nouns: readonly string[]): Target[] {
  const targets = values.flatMap(([name, value]) => {
    const kind = kinds.find(([pattern]) => pattern.test(name))?.[1];
    if (kind === undefined) return [];
    const texts = (Array.isArray(value) ? value : [value]).flatMap((one) => (typeof one === "string" || typeof one === "number" ? [String(one)] : []));
    return texts.slice(0, 50).map((text): Target => ({ kind: kind === "resource" && nouns.some((noun) => /^volumes?$/.test(noun)) ? "volume" : kind, name: text.slice(0, 300) }));
  });
  return targets.slice(0, 100);
}

/** Values that may name an environment: hosts, names, paths; not long texts. */
const placesOf = (values: readonly (readonly [string, JsonValue])[]): string[] => values.flatMap(([name, value]) => (typeof value === "string" && value.length <= 200 && (/env|stage|host|url|uri|db|database|namespace|cluster|project|account|workspace|context|region|profile|connection|dsn|branch|app|path|bucket|name|target|server|service|id$/i.test(name)) ? [value] : []));

/** Numbers that the arguments state themselves. */
function statedOf(values: readonly (readonly [string, JsonValue])[], row: VerbRowOf | null): EffectDraft["stated"] {
  if (row === null || row.id === "name.read") return null;
  for (const [name, value] of values) {
    if (/^(?:amount|total|price|sum|value)$/i.test(name) && (typeof value === "number" || (typeof value === "string" && /^\d+(?:\.\d+)?$/.test(value))) && row.id === "name.spend") {
      const currency = values.find(([other]) => /^currency$/i.test(other))?.[1];
      return { amount: Number(value), ...(typeof currency === "string" ? { currency } : {}) };
    }
    if (/^replicas$/i.test(name) && typeof value === "number") return { replicas: value };
    if (/^(?:to|recipients|emails|user_?ids|participants)$/i.test(name) && row.id === "name.send" && (Array.isArray(value) || typeof value === "string")) return { recipients: Array.isArray(value) ? value.length : value.split(/[,;]/).length };
    if (/^(?:ids|items|keys|records|uids|message_?ids|object_?ids|row_?ids)$/i.test(name) && Array.isArray(value)) return { objects: value.length };
    if (/^(?:paths|files|filenames)$/i.test(name) && Array.isArray(value)) return { files: value.length };
  }
  return null;
}
