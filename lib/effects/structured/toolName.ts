import { isObject, type JsonValue } from "../../base/json.ts";
import { credentialRules } from "../../rules/effects/credentials.ts";
import { filesystemRules } from "../../rules/effects/filesystem.ts";
import { toolRules as rules } from "../../rules/effects/tools.ts";
import { unnamedRule } from "../../rules/effects/verbs.ts";
import { isCredentialPath } from "../commands/credentialPaths.ts";
import { draftOf } from "../draft.ts";
import type { EffectDraft, Target, TargetKind } from "../effect.ts";
import { fullPath, isScratch, isVersionHistory } from "../shell/paths.ts";
import type { ToolCall } from "../toolCall.ts";
import { nameWords } from "./nameWords.ts";
import { gravest, verbRow, type VerbRowOf } from "./verbs.ts";

const settingNouns = /^(?:config|configuration|setting|settings|policy|policies|role|roles|permission|permissions|flag|flags|dns|preference|preferences|acl|quota|limit|limits|rule|rules|webhook|alias|env|environment|variable|variables|profile|timezone|language|theme|schedule)$/;
const runningNouns = /^(?:volume|volumes|instance|instances|server|servers|cluster|clusters|namespace|namespaces|database|databases|db|bucket|buckets|vm|vms|machine|machines|pod|pods|deployment|deployments|service|services|stack|stacks|environment|node|nodes|disk|disks|snapshot|snapshots|backup|backups|droplet|droplets|loadbalancer|network|vpc|subnet|zone|domain|queue|topic|container|containers|image|images|app|application|project|function|lambda|infrastructure|resource|resources|workspace|tenant|kubectl|k8s|kubernetes|helm|terraform|ec2|rds|eks)$/;
const moneyNouns = /^(?:payment|payments|money|funds|refund|payout|transfer|crypto|coins?|btc|eth|usdc|cash|wire|tip|donation)$/;
const spendRule = verbRow("pay");
const destroyRule = verbRow("overwrite");
const operateRule = verbRow("deploy");
const secretNouns = /^(?:secret|secrets|token|tokens|password|passwords|credential|credentials|env|apikey|keychain|passphrase|otp|mfa)$/;

/** What a tool's name and the names and values of its arguments say, where no language in them can be read. */
export function toolNameEffect(call: ToolCall): EffectDraft {
  const { tool, schema } = call;
  const { words, verbs, nouns } = nameWords(tool);
  const values = isObject(call.arguments ?? null) ? Object.entries(call.arguments as Readonly<Record<string, JsonValue>>) : [];
  const row = gravest(verbs.flatMap((verb) => verbRow(verb) ?? []));
  const targets = targetsOf(values, nouns);
  const unit = unitOf(nouns, values.map(([name]) => name));
  const about = { ...(unit === null ? {} : { counts: unit }), why: `${tool}(${values.slice(0, 4).map(([name, value]) => `${name}: ${JSON.stringify(value).slice(0, 40)}`).join(", ")}).`, targets, places: placesOf(values), stated: statedOf(values, row) };
  if (row !== null && row.effect.class !== "read_only" && isTried(values)) return draftOf(rules.dryRun, about);
  const path = pathOf(values);
  if (row !== null && /^name\.(?:add|change)$/.test(row.id) && /^(?:refund|payout|transfer|charge|payment|withdrawal|payments|refunds)$/.test(words.at(-1) ?? "") && spendRule !== null && verbs.every((verb) => /^(?:create|make|issue|add|submit|confirm|approve|complete|new)$/.test(verb))) return draftOf(spendRule, { ...about, stated: statedOf(values, spendRule) });
  if (row?.id === "name.send" && nouns.some((noun) => moneyNouns.test(noun)) && !nouns.some((noun) => /^(?:reminder|notice|request|confirmation|receipt|status|notification|link|email|message|invoice|failed|alert)s?$/.test(noun))) return draftOf(spendRule ?? row, { ...about, stated: statedOf(values, spendRule) });
  if (row === null) return unnamed(call, about, schema?.annotations ?? null);
  if (row.id === "name.read" && values.some(([name, value]) => /^(?:pipeline|aggregation|stages)$/i.test(name) && /"\$(?:out|merge)"/.test(JSON.stringify(value).slice(0, 100_000)))) return draftOf(destroyRule ?? row, about);
  if (row.id === "name.read") return reading(words, nouns, path, about, row);
  const raised = schema?.annotations?.destructiveHint === true && row.effect.class !== "external_communication" ? { destructive: true } : {};
  if (row.id === "name.destroy") return destroying(nouns, path, about, row);
  if (/^name\.(?:add|change)$/.test(row.id) && words.some((word) => /^(?:helm|kubectl|k8s|kubernetes|terraform|pulumi)$/.test(word))) return draftOf(operateRule ?? row, { ...about, ...raised });
  if ((row.id === "name.change" || row.id === "name.add") && nouns.some((noun) => settingNouns.test(noun))) return draftOf(rules.config, { ...about, ...raised });
  if ((row.id === "name.change" || row.id === "name.add") && path !== null) return draftOf(isVersionHistory(path) ? filesystemRules.overwrite : rules.fileWrite, { ...about, targets: [{ kind: "file", name: path }] });
  const forced = values.some(([name, value]) => value === true && /^(?:force|permanent(?:ly)?|hard_?delete|purge|skip_?final_?snapshot|cascade|overwrite)$/i.test(name));
  return draftOf(row, { ...about, ...raised, ...(forced && row.effect.class !== "external_communication" ? { destructive: true } : {}) });
}

/** What the name says is counted. */
function unitOf(nouns: readonly string[], names: readonly string[]): EffectDraft["counts"] {
  if (nouns.some((noun) => /^(?:records?|rows?|documents?|docs?|entries|entry|events?|users?|customers?|orders?|data|table|collection)$/.test(noun)) || names.some((name) => /^(?:table|collection|table_?name)$/i.test(name))) return "rows";
  return nouns.some((noun) => /^files?$/.test(noun)) ? "files" : null;
}

type About = { readonly why: string; readonly targets: readonly Target[]; readonly places: readonly string[] };

function unnamed(call: ToolCall, about: About, annotations: NonNullable<ToolCall["schema"]>["annotations"]): EffectDraft {
  if (annotations?.destructiveHint === true && annotations.readOnlyHint !== true) return draftOf(rules.hintedDestructive, about);
  if (annotations?.readOnlyHint === true) return draftOf(rules.hinted, about);
  return draftOf(call.arguments === undefined ? rules.notCaptured : unnamedRule, about);
}

function reading(words: readonly string[], nouns: readonly string[], path: string | null, about: About, row: VerbRowOf): EffectDraft {
  if (path !== null && isCredentialPath(path)) return draftOf(credentialRules.file, { ...about, targets: [{ kind: "secret", name: path }] });
  const asksFor = words[0] !== "list" && words[0] !== "search" && words[0] !== "count" && words[0] !== "check" && words[0] !== "validate" && words[0] !== "verify";
  if (asksFor && nouns.some((noun, at) => secretNouns.test(noun) && !/^(?:count|usage|limit|metadata|status|policy|expiry|names?)$/.test(nouns[at + 1] ?? ""))) return draftOf(rules.credential, about);
  return draftOf(row, about);
}

function destroying(nouns: readonly string[], path: string | null, about: About, row: VerbRowOf): EffectDraft {
  if (path !== null && isScratch(fullPath(path, null))) return draftOf(rules.scratch, { ...about, targets: [{ kind: "file", name: path }] });
  if (path !== null && isVersionHistory(fullPath(path, null))) return draftOf(filesystemRules.history, { ...about, targets: [{ kind: "repository", name: path }] });
  if (nouns.some((noun) => /^(?:branch|branches|tag|tags|ref|commit|history)$/.test(noun))) return draftOf(row, { ...about, class: "history_rewrite", reversible: "with_effort" });
  if (nouns.some((noun) => runningNouns.test(noun))) return draftOf(rules.infrastructureDestroy, about);
  return draftOf(row, about);
}

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
