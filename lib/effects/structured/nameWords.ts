import { verbRow } from "./verbs.ts";

/** The words of a tool's name, and those of them that say what it does. */
export type NameWords = { readonly words: readonly string[]; readonly verbs: readonly string[]; readonly nouns: readonly string[] };

const thingOrDeed = /^(?:order|trade|message|email|mail|call|post|comment|record|log|store|index|book|schedule|label|tag|page|text|test|plan|audit|trace|view|monitor|share|draft|like|fork|build|lock|link|archive|stop|start|status|version|history|query|export|import|backup|image|transfer|charge|sms|invite|notify|top|head|env|count|report|deploy|sync|bid|tip|wire)$/;
/** Behind these a verb is part of a thing: `queue_purge_schedule`. */
const compound = /^(?:schedule|history|logs?|status|policy|policies|config|settings?|report|count|list|queue|rate|limit|date|time|reason|requests?|events?|url|key|token|type|mode|flag|id)$/;
const prefixes = /^(?:mcp__[\w-]+?__|functions?[.:/]|tools?[.:/]|default_api[.:])/i;

/**
 * Splits a name at capitals and separators. A verb counts where it stands at the beginning, or behind `and`, or at the end
 * of a name that begins with a noun (`order_delete`); participles and nouns made from verbs (`deleted_items`, `purge_schedule`) do not.
 */
export function nameWords(name: string): NameWords {
  const bare = name.replace(prefixes, "").split(/__|[/:]/).at(-1) ?? name;
  const words = bare.replace(/([a-z0-9])([A-Z])/g, "$1 $2").replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2").split(/[\s_\-.]+/).filter((word) => word !== "").map((word) => word.toLowerCase());
  const verbs: string[] = [];
  const nouns: string[] = [];
  // `order_update`: a word that is a thing as often as a deed is the thing, where a deed ends the name.
  const last = verbRow(words.at(-1) ?? "");
  const isThingFirst = words.length > 1 && thingOrDeed.test(words[0] ?? "") && last !== null && (last.id === "name.read" || !thingOrDeed.test(words.at(-1) ?? ""));
  // `slack_list_channels`: a name of a product stands in front.
  const isNamedFirst = words.length > 2 && verbRow(words[0] ?? "") === null && verbRow(words[1] ?? "") !== null && !compound.test(words[2] ?? "");
  words.forEach((word, at) => {
    const before = words[at - 1];
    const starts = at === 0 || before === "and" || before === "or" || before === "then" || (at === 1 && /^(?:bulk|batch|force|hard|soft|safe|auto|async|admin|mass|multi|do|api|v\d|please|perm|permanently|secure|quick)$/.test(before ?? ""));
    const isLast = at === words.length - 1 && at > 0 && (!thingOrDeed.test(word) || before === "place" || verbRow(word)?.id === "name.read" || isThingFirst);
    if (word === "snapshot" && /^(?:browser|page|playwright|puppeteer|chrome)$/.test(words[0] ?? "")) return void verbs.push("screenshot");
    const knownVerb = verbRow(word) !== null && !(at === 0 && isThingFirst);
    if (knownVerb && (starts || (at === 1 && isNamedFirst))) verbs.push(word);
    else if (word === "log" && at === words.length - 1 && at > 0 && verbs.length === 0) verbs.push("logs");
    else if (knownVerb && isLast && verbs.length === 0) verbs.push(word);
    else if (word !== "and" && word !== "or" && word !== "then") nouns.push(word);
  });
  return { words, verbs, nouns };
}
