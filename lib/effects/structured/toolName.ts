import { isObject, type JsonValue } from "../../base/json.ts";
import { credentialRules } from "../../rules/effects/credentials.ts";
import { filesystemRules } from "../../rules/effects/filesystem.ts";
import { branchedDatabases, clusterServers, doingWords, emptiedNouns, moneyNouns, releasedNouns, removingDeeds, runningNouns, secretNouns, settingNouns, spendingDeeds, startedNouns } from "../../rules/effects/nouns.ts";
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

/** Arguments that are looked at: they only say where it acts and on what. */
const valuesMax = 1_000;

/** What a tool's name and the names and values of its arguments say, where no language in them can be read. */
export function toolNameEffect(call: ToolCall): EffectDraft {
  const name = nameWords(call.tool);
  const values = isObject(call.arguments ?? null) ? Object.entries(call.arguments as Readonly<Record<string, JsonValue>>).slice(0, valuesMax) : [];
  const row = rowOf(name);
  const unit = unitOf(name.nouns, values.map(([one]) => one));
  const about = { ...(unit === null ? {} : { counts: unit }), why: `${call.tool}(${values.slice(0, 4).map(([one, value]) => `${one}: ${JSON.stringify(value).slice(0, 40)}`).join(", ")}).`, targets: targetsOf(values, name.nouns), places: placesOf(values), stated: statedOf(values, row) };
  if (row === null) return unnamed(call, about, call.schema?.annotations ?? null);
  if (row.effect.class !== "read_only" && (isTried(values) || saysTried(name.words))) return draftOf(rules.dryRun, about);
  if (row.id === "name.read") return reading(name, values, about, row, call.schema?.annotations ?? null);
  if (row.id === "name.destroy") return destroying(name, pathOf(values), about, row);
  return acting(name, values, about, row, call.schema?.annotations?.destructiveHint === true);
}

/** The rule that the words of a name come to; null where they say nothing. */
function rowOf({ words, verbs, nouns }: NameWords): VerbRowOf | null {
  const row = gravest(verbs.flatMap((verb) => verbRow(verb) ?? []));
  const [first = "", last = ""] = [words[0], words.at(-1)];
  if (words.length > 1 && doingWords.test(verbs[0] ?? first) && verbs.every((verb) => doingWords.test(verb))) {
    if (spendingDeeds.test(last)) return spendRule;
    if (removingDeeds.test(last)) return destroyRule;
    if (startedNouns.test(last) && row === null) return operateRule;
  }
  if (first === "clean" && nouns.some((noun) => emptiedNouns.test(noun))) return destroyRule;
  const isNotice = nouns.some((noun) => /^(?:reminder|notice|request|confirmation|receipt|status|notification|link|email|message|invoice|failed|alert)s?$/.test(noun));
  return row?.id === "name.send" && !isNotice && nouns.some((noun) => moneyNouns.test(noun)) ? spendRule : row;
}

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

function reading({ words, nouns }: NameWords, values: Values, about: About, row: VerbRowOf, hints: Hints | null): EffectDraft {
  if (values.some(([name, value]) => /^(?:pipeline|aggregation|stages)$/i.test(name) && /"\$(?:out|merge)"/.test(JSON.stringify(value).slice(0, 100_000)))) return draftOf(destroyRule ?? row, about);
  const path = pathOf(values);
  if (path !== null && isCredentialPath(path)) return draftOf(credentialRules.file, { ...about, targets: [{ kind: "secret", name: path }] });
  const asksFor = !/^(?:list|search|count|check|validate|verify)$/.test(words[0] ?? "");
  const namesSecret = nouns.some((noun, at) => (secretNouns.test(noun) && !/^(?:count|usage|limit|metadata|status|policy|expiry|names?)$/.test(nouns[at + 1] ?? "")) || (/^keys?$/.test(noun) && /^(?:api|access|private|secret|signing|ssh|encryption)$/.test(nouns[at - 1] ?? "")));
  if (asksFor && namesSecret) return draftOf(rules.credential, about);
  return draftOf(hints?.destructiveHint === true && hints.readOnlyHint !== true ? rules.hintDisagrees : row, about);
}

function destroying({ words, nouns, server }: NameWords, path: string | null, about: About, row: VerbRowOf): EffectDraft {
  if (path !== null && isScratch(fullPath(path, null))) return draftOf(rules.scratch, { ...about, targets: [{ kind: "file", name: path }] });
  if (path !== null && isVersionHistory(fullPath(path, null))) return draftOf(filesystemRules.history, { ...about, targets: [{ kind: "repository", name: path }] });
  const isReference = nouns.some((noun) => /^(?:branch|branches|tag|tags|ref|commit|history)$/.test(noun));
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
