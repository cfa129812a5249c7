import { verbRow } from "./verbs.ts";

/** The words of a tool's name, and those of them that say what it does. */
export type NameWords = { readonly words: readonly string[]; readonly verbs: readonly string[]; readonly nouns: readonly string[]; /** Words of the server in front of the name. */ readonly server: readonly string[] };

/** Words that are a thing as often as a deed. */
export const thingOrDeed = /^(?:order|trade|message|email|mail|call|post|comment|record|log|store|index|book|schedule|label|tag|page|text|test|plan|audit|trace|view|monitor|share|draft|like|fork|build|lock|link|archive|stop|start|status|version|history|query|export|import|backup|image|transfer|charge|sms|invite|notify|top|head|env|count|report|deploy|sync|bid|tip|wire)$/;
/** Behind these a verb is part of a thing: `queue_purge_schedule`. */
const compound = /^(?:schedule|history|logs?|status|policy|policies|config|settings?|report|count|list|queue|rate|limit|date|time|reason|requests?|events?|url|key|token|type|mode|flag|id)$/;
/** Behind a verb that is no thing by itself fewer words make it one: `calendar_delete_event` deletes an event. */
const firmCompound = /^(?:schedule|history|logs?|status|policy|policies|config|settings?|report|count|rate|limit|date|time|reason|type|mode|flag|preview|eligibility|permissions?|estimate|impact|candidates|protection)$/;
const prefixes = /^(?:mcp__([\w-]+?)__|functions?[.:/]|tools?[.:/]|default_api[.:])/i;
const modifiers = /^(?:bulk|batch|force|hard|soft|safe|auto|async|admin|mass|multi|do|api|v\d|please|perm|permanently|secure|quick)$/;
/** Behind a word that is never a thing only these make it one: `crm_delete_preview`; `flags_delete_flag` deletes a flag. */
const estimates = /^(?:status|count|preview|eligibility|estimate|impact|candidates|reason|date|time|limit|rate|dryrun|simulation|plan)$/;
const neverThing = /^(?:delete|remove|destroy|wipe|erase|revoke|overwrite|truncate|terminate|unpublish|uninstall|deprovision|deregister)$/;
/** Deeds in the middle of a name that has no other: `drive_share_file`, `vector_store`. Words that are as often what is read are left out. */
const deedInside = /^(?:share|post|book|schedule|label|tag|link|lock|archive|fork|copy|sync|import|invite|notify|store)$/;
/** These are never things: at the end of a name they make a milder verb before them graver. */
const firm = /^(?:delete|purge|wipe|erase|truncate|destroy|overwrite)$/;
const wordsMax = 40;

const split = (text: string): string[] => text.slice(0, 400).replace(/([a-z0-9])([A-Z])/g, "$1 $2").replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2").split(/[\s_\-.]+/).filter((word) => word !== "").slice(0, wordsMax).map((word) => word.toLowerCase());

/** `API-post-search`, made from a method and a path: POST makes something, unless a verb behind it says more. */
function ofRequest([first = "", method = "", ...rest]: readonly string[]): string[] {
  if (first !== "api" || method !== "post" || rest.length === 0) return [first, method, ...rest].filter((word) => word !== "");
  return rest.some((word) => verbRow(word) !== null && !thingOrDeed.test(word)) ? rest : ["create", ...rest];
}

/** The name of the tool itself, and the words of the server in front of it (`mcp__server__tool`, `server.tool`). */
function withoutServer(name: string): { readonly words: string[]; readonly server: string[] } {
  const given = prefixes.exec(name)?.[1] ?? "";
  const pieces = name.replace(prefixes, "").split(/__|[/:]/);
  const bare = pieces.at(-1) ?? name;
  const server = split(`${given} ${pieces.slice(0, -1).join(" ")}`);
  const dot = bare.lastIndexOf(".");
  const tail = split(bare.slice(dot + 1));
  if (dot <= 0 || tail[0] === undefined || verbRow(tail[0]) === null) return { words: ofRequest(split(bare)), server };
  return { words: tail, server: [...server, ...split(bare.slice(0, dot))] };
}

/** The place of the verb behind the name of a product or a thing: `slack_list_channels`, `google_drive_delete_file`. -1: none. */
function leadingVerb(words: readonly string[]): number {
  if (verbRow(words[0] ?? "") !== null) return -1;
  return words.findIndex((word, at) => {
    const next = words[at + 1];
    if (at === 0 || next === undefined || verbRow(word) === null || (at > 1 && thingOrDeed.test(word))) return false;
    const isThing = thingOrDeed.test(word) ? compound : neverThing.test(word) ? estimates : firmCompound;
    return !(isThing.test(next) && at + 2 >= words.length) && !(at === 1 && thingOrDeed.test(word) && compound.test(next));
  });
}

/**
 * Splits a name at capitals and separators. A verb counts where it stands at the beginning, behind the name of a product, behind `and`, or at
 * the end of a name that begins with a noun (`order_delete`); participles and nouns made from verbs (`deleted_items`, `purge_schedule`) do not.
 */
export function nameWords(name: string): NameWords {
  const { words, server } = withoutServer(name);
  const verbs: string[] = [];
  const nouns: string[] = [];
  // `order_update`: a word that is a thing as often as a deed is the thing, where a deed ends the name.
  const last = verbRow(words.at(-1) ?? "");
  const isThingFirst = words.length > 1 && thingOrDeed.test(words[0] ?? "") && last !== null && (last.id === "name.read" || !thingOrDeed.test(words.at(-1) ?? ""));
  const lead = leadingVerb(words);
  words.forEach((word, at) => {
    const before = words[at - 1];
    const starts = at === 0 || before === "and" || before === "or" || before === "then" || (at === 1 && modifiers.test(before ?? ""));
    const isLast = at === words.length - 1 && at > 0 && (!thingOrDeed.test(word) || before === "place" || verbRow(word)?.id === "name.read" || isThingFirst);
    if (word === "snapshot" && /^(?:browser|page|playwright|puppeteer|chrome)$/.test(words[0] ?? "")) return void verbs.push("screenshot");
    const pair = `${word}-${words[at + 1] ?? ""}`;
    const knownVerb = verbRow(word) !== null && !(at === 0 && isThingFirst);
    if (starts && verbRow(pair) !== null) verbs.push(pair);
    else if (knownVerb && (starts || at === lead)) verbs.push(word);
    else if (word === "log" && at === words.length - 1 && at > 0 && verbs.length === 0) verbs.push("logs");
    else if (knownVerb && isLast && (verbs.length === 0 || (firm.test(word) && !verbs.some((verb) => verbRow(verb)?.id === "name.read")))) verbs.push(word);
    else if (word !== "and" && word !== "or" && word !== "then") nouns.push(word);
  });
  // `purge_cache_preview`: what ends so says what a deed would do.
  if (verbs.length > 0 && /^(?:preview|simulation|dryrun|eligibility)$/.test(words.at(-1) ?? "") && words.length > 2) return { words, verbs: ["preview"], nouns, server };
  const inside = verbs.length > 0 ? -1 : words.findIndex((word, at) => at > 0 && deedInside.test(word) && !compound.test(words[at + 1] ?? ""));
  if (inside > 0) verbs.push(words[inside] ?? "");
  return { words, verbs, nouns, server };
}
