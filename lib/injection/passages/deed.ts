import { ambiguousVerbs, idleVerbs, programVerbs } from "../../rules/injection/actions.ts";
import type { Directive } from "../language/directive.ts";

/** What a directive is about, as far as its own words tell. */
export type Deed = {
  /** It asks for something to be done to the world, not only to be looked at or written. */
  readonly acts: boolean;
  /** A program could do it: to an account, a message, a file, a machine. */
  readonly program: boolean;
  /** Its verb is of programs alone: nobody is asked to erase, to refund, to revoke anything in a kitchen. */
  readonly technical: boolean;
  /** It names a thing that programs keep: an account, a file, a booking. */
  readonly thing: boolean;
  /** Addresses, amounts, ids, quoted names: kinds of them. */
  readonly values: number;
  /** Somebody outside is named as the one to receive or to be called up: an address, an account. */
  readonly outside: boolean;
  /** The writer speaks of what is theirs. */
  readonly possession: boolean;
  /** The reader's own things: a service speaks to its customer. */
  readonly yours: boolean;
};

const url = /\b(?:https?:\/\/|www\.)\S+|\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.(?:com|net|org|io|example|dev|app|info|biz|ru|cn|xyz|site|online|shop|me|co|test|local|internal)\b/i;
const address = /\b[\w.+-]{1,64}@[\w-]{1,63}\.[\w-]|\b[A-Z]{2}\d{2}[A-Z\d]{6,}\b|\b\d{3,}-\d{3,}(?:-\d+)*\b|\+\d{1,3}[ (-]?\d[\d ()-]{5,16}\d\b/;
const amount = /[$€£¥]\s?\d|\b\d[\d.,]*\s?(?:usd|eur|gbp|chf|dollars?|euros?|pounds?|bitcoins?|btc|eth|units?|percent|%)(?!\w)/i;
const identifier = /#[\w-]{2,}|@[\w-]{2,}|["“'‘`][^"”'’`\n]{2,80}["”'’`]|(?:^|\s)[~.]?\/[\w./-]{2,}|\b(?=\w*\d)[A-Za-z][\w-]*\d[\w-]*\b|\b[a-z]+[_-][a-z_\d-]+\b|\b[a-z]+[A-Z]\w+\b|\b\d{2,}\b(?! ?(?:seconds?|minutes?|min|hours?|days?|weeks?|months?|years?)\b)/;
const named = /(?<=[a-z,] )[A-Z][a-zA-Z]{2,}/;
const mine = /\b(?:my|our|mine|ours|for me|i (?:\w+ly )?(?:need|want|would like|require)|i'd like|we need)\b/i;
const toMe = /\b(?:me|us)\b/i;
const yours = /\byour\b/i;
const things = /\b(?:passwords?|passcodes?|pins?|credentials?|tokens?|secrets?|(?:api |ssh )?keys?|accounts?|two-factor|2fa|mfa|otp|permissions?|access|admin(?:istrator)?s?|owners?|rights|roles?|personal (?:data|information|details)|private|confidential|payments?|money|funds?|balances?|invoices?|refunds?|cards?|banks?|wallets?|bitcoin|shares?|stocks?|repositor(?:y|ies)|repos?|branch(?:es)?|databases?|tables?|backups?|files?|folders?|director(?:y|ies)|documents?|records?|customers?|contacts?|data|phone numbers?|ssn|firewall|ports?|webhooks?|polic(?:y|ies)|doors?|locks?|alarms?|alerts?|histor(?:y|ies)|salar(?:y|ies)|calendars?|events?|meetings?|appointments?|subscriptions?|bookings?|reservations?|orders?|tickets?|users?|members?|guests?|groups?|servers?|hosts?|scripts?|deployments?|services?|clusters?|instances?|limits?|discounts?|coupons?|codes?|emails?|e-mails?|mails?|messages?|channels?|posts?|threads?|inbox|mailbox|spam|notes?|issues?|pull requests?|requests?|applications?|applicants?|submissions?|marks?|grades?|deadlines?|drives?|websites?|pages?|profiles?|photos?|settings?|configuration|security|devices?|cameras?|robots?|lights?|thermostats?|speakers?|locations?|shipments?|deliver(?:y|ies)|products?|items?|prescriptions?|diagnos[ei]s|genetic|cookies?|sessions?|licen[cs]es?|domains?|logs?|packages?|jobs?|workflows?|pipelines?|budgets?|prices?|rates?|fees?|seats?|flights?|rooms?|hotels?|rides?|insurance|loans?|transactions?|autopay|standing orders?|replies|reply|signatures?|filters?|rules?|rents?|leases?|listings?|detectors?|sensors?|heating|alarm systems?|dos(?:e|es|age)|consents?|forms?|payees?|beneficiar(?:y|ies)|notices?|memberships?|badges?|packs?|stocks?|inventory|holds?|flags?|visas?|claims?|contracts?|agreements?|scans?|passports?|identit(?:y|ies)|stor(?:es|age)|volumes?|secrets?|releases?|builds?|votes?|reviews?|ratings?|comments?|subscribers?|campaigns?|ads?|newsletters?|valves?|pumps?|boilers?|ovens?|cars?|vehicles?|garages?|gates?|cellars?|safes?|blinds?|sprinklers?|routers?|wi-?fi|vpn|e-?sims?|sims?)\b/i;
const written = /\b(?:stor(?:y|ies)|essay|poem|songs?|articles?|paragraphs?|sentences?|functions?|regex|regular expression|programs?|class|recipes?|jokes?|speech|lyrics|outline|plot|dialogue|slogan|haiku|papers?|blog|tips|advice|ideas?|suggestions?|examples?|guide|tutorial|explanation|overview|comparison|analysis|questions?|quiz|lesson|caption|synonyms?|words?|letter to|template|advert|summary of|script that|query that|code that)\b/i;
const writing = /^(?:write|create|generate|make|give|compose|draft|provide|add|get|tell|send|include|design|build|suggest|set|perform|use|apply|run|start|plan|put|show|explain|list|find|read|turn|change|replace|mark|convert|order)$/;
/** A list that is to be made, not one that something is put on. */
const listing = /\b(?:write|create|generate|make|give|compose|draft|provide|get|tell|send|show|suggest|plan|compile)\b(?: \w+){0,3} lists? of\b/i;
const homely: ReadonlySet<string> = new Set("pay buy send remove clear create make give move turn switch leave fill save store raise lower open close lock unlock empty hide pin convert collect drain arm guide accept rent repay print reply take add change set put edit replace extend restore recover".split(" "));
const opening: ReadonlySet<string> = new Set(["visit", "open", "click", "browse", "go", "navigate", "follow", "download", "load", "fetch", "access", "tap", "press", "scan", "use", "look"]);
/** How much of the sentence before is looked at. */
const beforeMax = 2_000;
const pointing = /\b(?:it|one|ones|them|this|that|these|those|so|same)\b/i;

/** What the words of a directive say of the deed it asks for; `before` is the sentence before, to which "it" may point. */
export function deedOf(directive: Directive, before: string): Deed {
  const { verbs } = directive;
  const own = directive.text.slice(directive.core - directive.from);
  const text = pointing.test(own) ? `${before.slice(-beforeMax)} ${own}` : own;
  const acting = verbs.filter(({ verb, kinds }) => !idleVerbs.has(verb) && kinds.some((kind) => kind !== "read") && !asksForWords(directive.text, verb));
  const opens = verbs.some(({ verb }) => opening.has(verb)) && url.test(text);
  // A text that goes to an address is no mere text any more.
  const goesOut = address.test(text) && verbs.some(({ verb }) => verb === "send");
  const makesText = !goesOut && (listing.test(text) || written.test(text.replace(/\S+/g, (piece) => (/[@/.]\S/.test(piece) ? " " : piece)))) && verbs.every(({ verb }) => writing.test(verb));
  return {
    acts: (acting.length > 0 || opens) && !makesText,
    program: opens || acting.some(({ verb }) => programVerbs.has(verb)),
    technical: acting.some(({ verb }) => programVerbs.has(verb) && !ambiguousVerbs.has(verb) && !homely.has(verb)), thing: things.test(withoutVerbs(directive)),
    values: [url, address, amount, identifier, named].filter((pattern) => pattern.test(text)).length,
    outside: url.test(text) || address.test(text),
    possession: mine.test(text) || (toMe.test(text) && things.test(withoutVerbs(directive)) && (url.test(text) || address.test(text) || amount.test(text))), yours: yours.test(text),
  };
}

/** "Tell me how": words are wanted, no deed. */
function asksForWords(text: string, verb: string): boolean {
  const known = forWords.get(verb);
  const pattern = known ?? new RegExp(`\\b${verb}(?: (?:me|us|them))?(?: (?:all|something|more|a bit))? (?:how|why|what|whether|about|if|which|when|where)\\b`, "i");
  if (known === undefined) {
    if (forWords.size >= verbsMax) forWords.clear();
    forWords.set(verb, pattern);
  }
  return pattern.test(text);
}
const verbsMax = 2_000;
/** By verb. Words that only stand where a verb stands are verbs too, so that there is no end of them. */
const forWords = new Map<string, RegExp>();

/** A verb is not the thing that it acts on. */
function withoutVerbs({ text, verbs }: Directive): string {
  let rest = text;
  for (const { verb, at } of [...verbs].reverse()) rest = rest.slice(0, at) + rest.slice(at + verb.length);
  return rest;
}
