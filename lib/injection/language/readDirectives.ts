import { irregularParticiples } from "../../rules/injection/moreVerbs.ts";
import { type ActionKind, ambiguousVerbs, baseVerb, kindsOfVerb, pastForms } from "../../rules/injection/actions.ts";
import type { Sentence } from "../text/sentences.ts";
import { operates, verbShaped } from "./verbShaped.ts";
import { stem } from "./words.ts";
import type { DirectedVerb, Directive, DirectiveForm } from "./directive.ts";

const sentenceMax = 2_000;

/** Those of the sentences that ask their reader to act, in order. `loose`: their text gives itself away, and every deed that it names is one that it asks for. */
export function readDirectives(sentences: readonly Sentence[], loose = false): Directive[] {
  // Lists and logs say the same again and again.
  const known = new Map<string, ReturnType<typeof readDirective>>();
  return sentences.flatMap(({ from, to, text }, number) => {
    const before = known.get(text);
    const directive = before === undefined ? readDirective({ from: 0, to: text.length, text }, loose) : before;
    if (before === undefined && sentences.length > 1) known.set(text, directive);
    return directive === null ? [] : [{ ...directive, from, to, core: from + directive.core, sentence: number }];
  });
}

const adverbs = "(?:(?:please|kindly|also|first|now|then|next|just|simply|immediately|instead|only|always|again|either|all|maybe|perhaps|possibly|additionally|go ahead and|be so kind (?:as )?to|take a moment to|try to|proceed to|help (?:me|us) (?:to )?|(?!reply|apply|supply|comply|rely|multiply)\\w{3,14}ly)[ ,]+){0,3}";
const word = "([a-z][a-z-]{1,20})";
const agents = "(?:agents?|assistants?|models?|ais?|llms?|bots?|chatbots?|copilots?|systems?)";

/** `hints`: one of these stands in whatever it matches. */
type Pattern = { readonly form: DirectiveForm; readonly hints: readonly string[]; readonly test: RegExp };

/* Each is anchored by words of its own; repetition is bounded throughout. */
const patterns: readonly Pattern[] = [
  { form: "request", hints: ["can ", "could ", "would ", "will "], test: new RegExp(`\\b(?:can|could|would|will) (?:you|u|someone|somebody|anyone)[ ,]+${adverbs}${word}`, "g") },
  { form: "request", hints: ["if you"], test: new RegExp(`\\b(?:would|'d|will|may) (?:be|help|appreciate|love|like)\\b[^.!?\\n]{0,40}? if (?:you|someone|somebody) (?:could|can|would|were to)[ ,]+${adverbs}${word}`, "g") },
  { form: "request", hints: ["be so", "good enough to", "kind enough to"], test: new RegExp(`\\b(?:be so (?:good|kind)(?: as)?|be (?:good|kind) enough) to[ ,]+${adverbs}${word}`, "g") },
  { form: "obligation", hints: ["whoever", "anyone who", "everyone who"], test: new RegExp(`\\b(?:whoever|anyone who|everyone who) (?:sees|reads|finds|opens|gets|processes|handles) this(?: \\w+)? (?:should|must|has to|needs to|ought to|shall)[ ,]+${adverbs}${word}`, "g") },
  { form: "obligation", hints: ["next "], test: new RegExp(`\\bnext (?:thing|step|job|task)(?: to do)? is to[ ,]+${adverbs}${word}`, "g") },
  { form: "request", hints: ["wish"], test: new RegExp(`\\b(?:i|we)(?:'d| would)? wish (?:that )?(?:you|someone|somebody) (?:would|could)[ ,]+${adverbs}${word}`, "g") },
  { form: "request", hints: ["let's", "let us", "lets "], test: new RegExp(`\\b(?:let's|let us|lets) ${adverbs}${word}`, "g") },
  { form: "request", hints: ["would you mind", "do you mind"], test: new RegExp(`\\b(?:would|do) you mind[:, ]+${adverbs}${word}`, "g") },
  { form: "request", hints: ["hop", "wonder"], test: new RegExp(`\\b(?:hop(?:e|ing)|wonder(?:ing)?)(?: that| if| whether)? (?:you|someone|somebody) (?:could|can|would|will|might)[ ,]+${adverbs}${word}`, "g") },
  { form: "request", hints: ["please", "kindly", "pls", "plz"], test: new RegExp(`\\b(?:please|kindly|pls|plz)[ ,]+${adverbs}${word}`, "g") },
  { form: "request", hints: ["you to", "the "], test: new RegExp(`\\b(?:i|we|they|he|she|it)(?:'d| would)? (?:want|need|like|ask|require|expect|request|urge)(?:s|ed)? (?:you|the ${agents}|an? ${agents}) to[ ,]+${adverbs}${word}`, "g") },
  { form: "obligation", hints: ["you"], test: new RegExp(`\\byou(?:'ll)? (?:should|must|shall|need to|have to|ought to|are to|will need to|(?:are|is) (?:required|instructed|asked|expected|supposed|ordered|told|obliged|requested|authorized) to)[ ,]+${adverbs}${word}`, "g") },
  { form: "obligation", hints: ["agent", "assistant", "model", "ai", "llm", "bot", "copilot", "system"], test: new RegExp(`\\b${agents}(?: \\w+){0,3} (?:should|must|shall|needs? to|ha(?:s|ve) to|(?:is|are) (?:required|instructed|expected) to|(?:is|are) to)[ ,]+${adverbs}${word}`, "g") },
  { form: "imperative", hints: ["make sure", "be sure", "ensure", "forget", "remember", "see to it", "be certain"], test: new RegExp(`\\b(?:make sure|be sure|ensure|(?:do not|don't|dont|never) forget|remember|see to it|be certain)(?: (?:that|you|to|also)){1,3}[ ,]+${adverbs}${word}`, "g") },
  { form: "obligation", hints: ["your"], test: new RegExp(`\\byour (?:\\w+ ){0,3}(?:task|job|goal|step|action|instructions?|duty|mission|objective|role|priority|order) (?:is|are|:)(?: now)? to[ ,]+${adverbs}${word}`, "g") },
  { form: "obligation", hints: ["it is"], test: new RegExp(`\\bit is (?:\\w+ )?(?:important|necessary|required|essential|mandatory|vital|critical|crucial|imperative|urgent) (?:(?:for you|that you|to)[ ,]+){1,2}${adverbs}${word}`, "g") },
  { form: "imperative", hints: [":", ";", "—", "–", ">", "then", ", so", "instead", "first", "following"], test: new RegExp(`(?:[:;—–>]|, (?:and |then |and then )?(?:then|so)|instead,?|first,|(?:the )?following(?: (?:first|instead))?[:,]?) +${adverbs}${word}`, "g") },
];
/** An order that begins in the middle of a sentence, as where somebody's text was put behind another's. */
const capital = /(?<=(?:\s|^|[>|\]])[a-z\d][^\sA-Z]{0,30} |[,;:)"'|#*>\]] |["“(>])([A-Z][a-z]{2,15})(?= [a-z\d$€£'"#@/~])/g;
/** "We are out of toner, get some." */
const afterComma = /, ([a-z]{2,15}) (?:some|it|them|one|the|a|an|my|our|all|this|that)\b/g;
const passive = /\b(?:must|should|needs? to|ha(?:s|ve) to|(?:is|are) to|shall) (?:\w{3,14}ly |also |now |first ){0,2}be ([a-z]{2,20})\b/g;
/** "… agree to sell the pool", "in addition to summarising, pay it". */
const infinitive = /(?:\b(?:to|must|shall|and then|then)|[,;:]) ([a-z]{2,20})(?= )/g;
const wish = /\b(?:i|we)(?:'d| would)?(?: \w{3,14}ly| also| still| just| now){0,2} (?:need|want|would like|require|like to (?:have|get|see))\b(?! you\b)(?: to ([a-z]{2,20}))?|\b(?:should|must|needs? to|ought to) (?:get|receive|have)\b/g;
const together = new RegExp(`(?:,| and| or|, and|, then| and then|;)[ ,]+${adverbs}${word}`, "g");

const lead = /^(?:[\s#*_>-]*[[(<{]{1,2}[\w .:/-]{1,40}[\])>}]{1,2}[:\s]+|[\s]*<\/?[A-Za-z][^<>]{0,120}>\s*|[\s"'“‘«*_>#\-•·|([]+|\d{1,3}[.)]\s+|(?:please|kindly|pls|now|then|also|next|first(?:ly)?|second(?:ly)?|third(?:ly)?|finally|lastly|just|simply|immediately|instead|afterwards?|and|but|or|so|ok|okay|hey|hi|hello|urgent|again|quickly|silently|quietly|directly|additionally|furthermore|moreover|otherwise|today|thanks|(?!reply|apply|supply|comply|imply|rely|multiply)\w{3,12}ly)\b[,!]?\s+)/i;
const label = /^(?:to |for )?(?:[\w'’()./-]+ ){0,5}[\w'’()./-]+\s?(?::|!+|--|—)\s+/;
const clause = /^(before|after|when|once|while|as|in order to|to|for|since|because|if|unless|whenever|until|upon|during|with|from)\b[^.!?]{2,160}?,\s+/i;
const vocative = /^(?:[A-Z][\w-]*(?: [A-Z][\w-]*)?|(?:dear |hey )?(?:ai|assistant|agent|model|bot|team|all)),\s+/;

function readDirective({ from, to, text: whole }: Sentence, loose: boolean): Omit<Directive, "sentence"> | null {
  const text = whole.slice(0, sentenceMax);
  if (!/[A-Za-z]{2}\S*\s+\S/.test(text)) return null;
  const lower = text.toLowerCase().replace(/’/g, "'");
  const { rest, conditional, polite } = headOf(text);
  const found = new Map<number, DirectedVerb>();
  let form: DirectiveForm | null = null;
  const add = (verb: string, at: number, as: DirectiveForm): void => {
    const known = kindsOfVerb(verb);
    const kinds = known.length > 0 ? known : operates;
    if (found.has(at) || negated(lower, at)) return;
    found.set(at, { verb, kinds, at });
    form ??= as;
  };
  const first = firstVerb(lower, rest);
  if (first !== null) add(first.verb, rest, first.form);
  for (const { form: as, hints, test } of patterns) {
    if (!hints.some((hint) => lower.includes(hint))) continue;
    for (const match of lower.matchAll(test)) {
      const verb = match.at(-1) ?? "";
      const at = match.index + match[0].length - verb.length;
      if (acts(lower, verb, at, as)) add(verb, at, as);
    }
  }
  if (loose) for (const match of lower.matchAll(infinitive)) {
    const verb = match[1] ?? "";
    const at = match.index + match[0].length - verb.length;
    if (kindsOfVerb(verb).length > 0 && object.test(lower.slice(at, at + 80))) add(verb, at, "obligation");
  }
  for (const match of lower.matchAll(afterComma)) {
    const verb = match[1] ?? "";
    if (kindsOfVerb(verb).length > 0 && !/\b(?:to|who|which|that|and|or|you|they|we|i)\b[^,]{0,40}$/.test(lower.slice(Math.max(0, match.index - 40), match.index))) add(verb, match.index + 2, "imperative");
  }
  for (const match of text.matchAll(capital)) {
    const verb = (match[1] ?? "").toLowerCase();
    const at = match.index + match[0].length - verb.length;
    // "Release 4.2.0" is a name: a noun in capitals orders nothing without an object of its own.
    const here = lower.slice(at, at + 80);
    if (at > rest && acts(lower, verb, at, "imperative") && (!ambiguousVerbs.has(verb) || !/^[a-z-]+ +\d[\d.]*(?!\d|[.,]\d| ?(?:[$€£¥%]|euros?|dollars?|pounds?|usd|eur|gbp|chf|btc|units?|copies|pieces)\b)/.test(here))) add(verb, at, "imperative");
  }
  for (const match of lower.matchAll(passive)) {
    const participle = match[1] ?? "";
    const verb = participle.endsWith("ed") ? (baseVerb(participle) ?? shaped(participle)) : (irregularParticiples.get(participle) ?? null);
    if (verb !== null) add(verb, match.index + match[0].length - (match[1]?.length ?? 0), "obligation");
  }
  for (const match of lower.matchAll(wish)) {
    const verb = match[1];
    if (verb !== undefined && (kindsOfVerb(verb).length > 0 || verbShaped(verb))) add(verb, match.index + match[0].length - verb.length, "wish");
    form ??= "wish";
  }
  if (form === null) return null;
  if (found.size > 0) for (const match of lower.matchAll(together)) joinVerb(lower, match, found, add);
  const verbs = [...found.values()].sort((a, b) => a.at - b.at);
  const subject = passiveSubject(text, verbs[0]?.at ?? 0);
  const kinds = new Set<ActionKind>(verbs.flatMap((one) => one.kinds));
  return { from, to, core: from + (subject ?? coreOf(text, verbs[0]?.at ?? 0)), text, form, verbs, kinds, polite: polite || /\b(?:please|kindly|could you|would you)\b/.test(lower), conditional };
}

/** What no table has, without its ending: "retagged". */
const shaped = (participle: string): string | null => {
  const base = stem(participle);
  return participle.endsWith("ed") && verbShaped(base) ? base : null;
};

/** Where "the gate is to be opened" begins; null where the verb is no passive. */
function passiveSubject(text: string, verb: number): number | null {
  const before = text.slice(0, verb);
  return /\bbe $/i.test(before) ? (/[:;]\s+(?=[^:;]*$)/.exec(before)?.index ?? -2) + 2 : null;
}

/** The clause of the first verb with its label, where much stands before it. */
function coreOf(text: string, verb: number): number {
  const before = text.slice(0, verb);
  const label = /(?:^|[\s"'(])((?:[\w*#[\]-]+ ){0,3}[\w*#[\]-]+\s?[:\]]\s*)?(?:(?:please|kindly|could you|you (?:must|should))\s+)?$/i.exec(before);
  const start = label === null ? verb : label.index + (label[0].length - label[0].trimStart().length);
  return start > 40 && /[\w,)]\s*$|^$/.test(text.slice(0, start)) && start <= verb ? start : start > 60 ? start : 0;
}

/** Verbs that follow in the same order: "download the file and start it". */
function joinVerb(lower: string, match: RegExpExecArray, found: ReadonlyMap<number, DirectedVerb>, add: (verb: string, at: number, form: DirectiveForm) => void): void {
  const verb = match.at(-1) ?? "";
  const at = match.index + match[0].length - verb.length;
  if (Math.min(...found.keys()) > at) return;
  if (acts(lower, verb, at, "imperative")) add(verb, at, "imperative");
}

/** Where the sentence itself begins behind labels, adverbs, names and clauses. */
function headOf(text: string): { readonly rest: number; readonly conditional: boolean; readonly polite: boolean } {
  let rest = 0;
  let conditional = false;
  let polite = false;
  for (let round = 0; round < 8; round++) {
    const here = text.slice(rest);
    const cut = lead.exec(here) ?? clause.exec(here) ?? vocative.exec(here) ?? label.exec(here);
    if (cut === null) break;
    if (/^(?:if|unless|whenever|when|once)$/i.test(cut[1] ?? "")) conditional = true;
    if (/^\W*(?:please|kindly|pls)\b/i.test(cut[0])) polite = true;
    rest += cut[0].length;
  }
  return { rest, conditional, polite };
}

function firstVerb(lower: string, at: number): { readonly verb: string; readonly form: DirectiveForm } | null {
  const first = /^[a-z][a-z-]*/.exec(lower.slice(at, at + 40))?.[0] ?? "";
  if (acts(lower, first, at, "imperative")) return { verb: first, form: "imperative" };
  const base = pastForms.get(first);
  if (base === undefined) return null;
  return /\s+(?:the|my|our|your|a|an|all|his|her|their)\s/.test(lower.slice(at + first.length, at + first.length + 12)) ? { verb: base, form: "report" } : null;
}

const object = /^[a-z-]*[ ]+(?:(?:up|out|off|down|over|on|in|away|back|along|of|from|into)\s+)?(?:the|a|an|my|your|our|his|her|their|its|this|that|these|those|all|any|every|each|some|both|it|them|him|me|us|everything|anything|something|one|two|three|ten|to|for|with|at|as|another|more|only|what|whatever|which|everyone|someone|\d|[$€£"'“‘`@#<{[/~.]|https?:|www\.|[a-z\d_.-]+@|[a-z\d]+[_/.-][a-z\d])/;

/** An object that leaves no doubt: what stands before it is a verb or a particle. */
const ruled = /^[a-z-]+ +(?:(?:up|out|off|down|over|on|in|away|back) +)?(?:the|a|an|my|our|your|his|her|their|its|all|every|each|both|these|those|any|some) +[a-z"'“\d]/;

/** "Close ticket 71": a kind of thing and which one, and no verb behind them. */
const numbered = /^[a-z-]+ +[a-z-]{2,20} +(?:#|no\.? ?|number )?[a-z]{0,5}[-#]?\d[\w/-]*(?![\w/-])(?! +(?:is|are|was|were|has|have|had|will|of)\b)/;
/** "UPDATE 1": what a database says of how many rows it changed. */
const tally = /^[a-z-]+(?:\s+\d+){1,2}\W*$/;
/** An assignment, a noun with "of". */
const noun = /^[a-z-]+(?:\s*[=:({]|\s+of\b)/;
const done = /^.{0,120}\b(?:created|deleted|updated|saved|sent|failed|completed|done|added|removed|found|changed|moved|uploaded|downloaded|set|closed|opened|cancell?ed|received|attached|paid|posted|submitted|started|stopped|finished|available|required|disabled|enabled)\W*$/;

/** A verb that may be a noun acts only where something that it can act on follows. */
function acts(lower: string, verb: string, at: number, form: DirectiveForm): boolean {
  const here = lower.slice(at, at + 80);
  // A word that no table has is a verb where nothing else can stand.
  if (kindsOfVerb(verb).length === 0) return verbShaped(verb) && (form === "request" || form === "obligation" || ruled.test(here));
  if (noun.test(here) || tally.test(here)) return false;
  if (form === "request" || form === "obligation") return !/^[a-z-]+(?:'s|[:)])/.test(here);
  if (!ambiguousVerbs.has(verb)) return /^[a-z-]+(?:\s+\S|[.!]?$)/.test(here);
  return object.test(here) || (numbered.test(here) && !done.test(lower)) || /^[a-z-]+\s+(?!(?:is|are|was|were|has|have|had|will)\b)[a-z\d-]+(?:\s+(?!(?:is|are|was|were|has|have|had|will)\b)[a-z\d-]+){0,4}\s+(?:to|for|from|with|without|on|in|at|by|via|as|into|using|until|before|after|under|within|today|now|tomorrow|immediately)\b/.test(here) && !done.test(lower);
}

const negated = (lower: string, at: number): boolean => /(?:\b(?:do not|don't|dont|never|not|cannot|can't|without|avoid|instead of)\s+(?:\w+ly\s+|ever\s+)?)$/.test(lower.slice(Math.max(0, at - 24), at));
