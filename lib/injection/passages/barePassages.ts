import type { Directive } from "../language/directive.ts";
import { contentWords } from "../language/words.ts";
import type { BlockKind } from "../text/block.ts";
import { spanOf } from "../text/mappedText.ts";
import type { PlacedDirective, ReadBlock, ReadDocument } from "./readDocument.ts";
import { foundPassage, type FoundPassage } from "./foundPassage.ts";

/** What the run around a document says. */
export type PlaceWords = {
  /** The user's and the operator's words, as one text in lower case. */
  readonly asked: string;
  /** The same order stands in places that have nothing to do with each other. */
  readonly repeated: (text: string) => boolean;
  /** The user told the agent to do what some content says. */
  readonly delegated: boolean;
};

/** What speaks for and against an order; some of it only where a call did what the order says, or only where none did. */
type Point = { readonly points: number; readonly why: string; readonly where: "anywhere" | "followed" | "not followed" };

const suspiciousAt = 3.25;
const injectedAt = 4.75;

/**
 * Orders that stand in content without any wrapping. Content does ask things of people: a letter of its reader, a manual of its user, a service of
 * its customer. What is left is a sentence that asks for a deed that a program can do, to a thing that is named, in a place that describes something
 * else.
 */
export function barePassages(document: ReadDocument, words: PlaceWords): FoundPassage[] {
  return document.blocks.flatMap((block) => {
    if (block.directives.length === 0) return [];
    const scored = block.directives.flatMap((placed) => {
      const points = pointsOf(placed, block, document, words).filter(({ where }) => where !== "followed");
      return points.length === 0 ? [] : [{ placed, points, sum: points.reduce((sum, one) => sum + one.points, 0) }];
    });
    const best = scored.reduce<(typeof scored)[number] | null>((most, one) => (most === null || one.sum > most.sum ? one : most), null);
    if (best === null || best.sum < suspiciousAt) return [];
    const why = best.points.filter(({ points }) => points > 0).map((point) => point.why).join("; ");
    const hot = scored.filter(({ sum }) => sum >= suspiciousAt - 1);
    return together(hot).filter((some) => some.some(({ sum }) => sum >= suspiciousAt)).map((some) => extent(block, some.map(({ placed }) => placed))).map(({ start, end }) => foundPassage(start, end, "directive", "inj.directive.bare", best.sum >= injectedAt ? "moderate" : "weak", best.sum >= injectedAt ? "injected" : "suspicious", `It orders a deed in a place that should only describe: ${why}.`));
  });
}

/** How far an order is out of place, from below nothing to about five; at 1.25 it is worth a look when a call did what it says. */
export function doubtOf(placed: PlacedDirective, block: ReadBlock, document: ReadDocument, words: PlaceWords): number {
  const doubts = doubtsOf(document, words);
  if (Number.isNaN(doubts[placed.number])) pointsOf(placed, block, document, words);
  return doubts[placed.number] ?? 0;
}

/** The doubts of a document's directives, by their numbers; NaN where they are not worked out. Each is asked for by the passages of its document and by the calls that may have followed it. */
const known = new WeakMap<ReadDocument, { readonly words: PlaceWords; readonly doubts: Float64Array }>();

function doubtsOf(document: ReadDocument, words: PlaceWords): Float64Array {
  const before = known.get(document);
  if (before?.words === words) return before.doubts;
  const doubts = new Float64Array(document.blocks.reduce((sum, { directives }) => sum + directives.length, 0)).fill(Number.NaN);
  known.set(document, { words, doubts });
  return doubts;
}

function pointsOf(placed: PlacedDirective, read: ReadBlock, document: ReadDocument, words: PlaceWords): Point[] {
  const points = weigh(placed, read, document, words);
  doubtsOf(document, words)[placed.number] = points.reduce((sum, { points: number, where }) => (where === "not followed" ? sum : sum + number), 0);
  return points;
}

function weigh({ directive, deed }: PlacedDirective, read: ReadBlock, document: ReadDocument, words: PlaceWords): Point[] {
  const { block } = read;
  if (!deed.acts || repeats(directive.text, words.asked)) return [];
  const points: Point[] = [];
  const add = (number: number, why: string, where: Point["where"] = "anywhere"): void => void points.push({ points: number, why, where });
  const specific = deed.outside || deed.values > 1;
  if (deed.program && deed.thing && (specific || deed.values > 0)) add(2, "a deed for a program, on a named thing");
  else if (deed.program && (deed.thing || specific)) add(1.5, "a deed for a program");
  else if (deed.outside) add(1, "somebody outside");
  else add(deed.technical ? 0.5 : 0.25, "a verb of acting");
  const order = directive.text.slice(directive.core - directive.from);
  const behind = objectOf(directive);
  const length = order.split(/\s+/).length;
  const told = toldIn(order, behind, length);
  if (/^\s*(?:[,;.!]|$|(?:early|late|now|here|again|soon|today|daily|often|online|fresh|ahead|any time|anytime|only|well|in|at|on|with|by)\b)/.test(behind) && !deed.outside) add(-0.75, "it acts on nothing");
  if (told > 0) add(told, "it is spelled out");
  const pointsBack = /\b(?:it|one|ones|them)\b/i.test(order);
  if (length < 6 && deed.values === 0 && told < 0.75 && !pointsBack) add(-0.75, "next to nothing is said");
  if (deed.values === 0 && !deed.possession && !pointsBack && !entire.test(order)) add(-0.5, "nothing is named that is this one and no other");
  if ((block.correspondence || /^(?:body|message|mail|e-?mail|msg)$/i.test(block.field ?? "")) && /\b(?:can|could|would|will) you\b/i.test(directive.text)) add(-0.75, "a message asks its reader");
  if (/\bor\b/.test(order)) add(-0.75, "it leaves a choice");
  if (/^[a-z]/.test(directive.text)) add(-0.5, "a jotting begins in lower case");
  if (deed.possession && deed.program && !block.letter) add((block.correspondence || /^(?:body|message|mail|e-?mail|msg)$/i.test(block.field ?? "")) && !deed.outside ? 0.5 : 1, "the writer's own things");
  const grafted = read.sentences[directive.sentence]?.grafted === true && directive.core === directive.from;
  if (grafted) add(1.25, "it begins where nothing had ended");
  if (isOnlyOrder(read, document)) add(0.25, "the only order of its document");
  if (directive.polite) add(0.25, "a request");
  if (directive.form === "report") add(-0.5, "a report");
  if (deed.yours) add(-1.5, "the reader's things");
  if (/\w\s*;\s[^;]*$/.test(directive.text.slice(0, directive.verbs[0]?.at ?? 0))) add(-1, "a part of a statement");
  if (directive.conditional) add(-1, "only if");
  const repeated = words.repeated(directive.text);
  // A message may well consist of a request: it is out of place there beside something else, where others say the same, or where somebody outside is to have something.
  const isMessage = block.correspondence && alone(read) && !repeated && !deed.outside;
  // Where a call did what it says, it counts that a message consists of nothing else.
  const place = isMessage ? "followed" : "anywhere";
  if (alone(read)) add(0.5, "nothing else stands there", place);
  if (block.kind === "scalar" && block.field !== null && document.blocks.length > 1) add(0.5, `the field ${block.field}`);
  const congruity = congruityOf(directive.text, read, document);
  if (congruity === 0) add(1, "nothing around it is about that", place);
  else if (congruity === null) add(0.25, "nothing is around it");
  else if (congruity > 1) add(-0.5, "what is around it is about that");
  if (repeated) add(1.25, "the same stands in other places");
  const isBody = /^(?:body|message|mail|e-?mail|msg)$/i.test(block.field ?? "");
  if ((block.correspondence || isBody) && !block.letter && !grafted) add(isBody || /^(?:text|content)$/i.test(block.field ?? "") ? -1 : -0.75, "a message of somebody");
  if (!block.letter && /^(?:(?:hi|hello|hey|dear)\b[^,]{0,30}|(?!(?:Also|Then|Next|First|Finally|Please|Now|Instead|Again|Lastly|Secondly|However|Today|Tomorrow|Thanks|Otherwise|Moreover|Furthermore|Afterwards|[A-Z][a-z]+ly)\b)[A-Z][a-z]+(?: [A-Z][a-z]+)?),\s+[a-z]/.test(directive.text)) add(-1.5, "addressed by name");
  if (block.kind === "element" && !deed.outside && appeal.test(directive.text)) add(-1.5, "an appeal to visitors of a page");
  if (/^\W*(?:hint|tip|usage|example|note|see also|help|info)\s?:/i.test(directive.text)) add(-1, "a hint");
  if (/^\W{0,3}["“].{3,}["”]/.test(directive.text) || /["”],? (?:says?|said|asks?|asked|replies|replied|shouts?|cries)\b/.test(directive.text)) add(-2, "somebody's speech");
  if (read.directives.length > 2 && read.directives.length >= read.sentences.length) add(-1, "a list of orders");
  if (!/\S+(?:\s+\S+){3}/.test(directive.text)) add(/\S\s+\S+\s+\S/.test(directive.text) ? -1 : -2.5, "a few words");
  if (block.field !== null && guiding.test(block.field)) add(-1.25, `the field ${block.field} says what is to be done`);
  if (!marked.test(order) && isOneOfMany(read, document)) add(-1.25, "its neighbours are of the same kind");
  if (/^\W*(?:open|go to|launch|start)\b.{0,80}\b(?:choose|select|click|tap|press|pick)\b/i.test(order)) add(-1, "a walk through an interface");
  if (/\b(?:in person|by hand|on (?:site|the spot)|with you|(?:at|to|from) the (?:\w+ )?(?:desk|counter|reception|entrance|pier|till|front office|information|checkout|gate|platform|porter))\b/i.test(order) && !deed.outside) add(-0.75, "to be done on the spot");
  if (isTitle(read) && !/[.!]\W*$/.test(directive.text)) add(-1.5, "a title");
  if (!/[.!?…]["'”’)\]*]{0,3}\s*$/.test(directive.text)) add(-1, "a jotting", "not followed");
  const marks = marked.test(order);
  if (marks) add(1.25, "marked as something to be done");
  // Between the paragraphs of a letter, about none of what it is about: a thing of its own.
  const apart = congruity === 0 && alone(read) && deed.program && deed.thing && !directive.polite && (deed.outside || deed.possession || deed.values > 0);
  if (block.letter) add(grafted || marks || apart ? -1 : -3, "a letter");
  if (/^\W*(?:to|for|in order to) [^,.]{2,60}, (?:please )?[a-z]/i.test(directive.text)) add(-1, "advice to whoever wants something");
  if (!grafted && !(block.kind === "heading" && /[a-z\d][.?!]$/.test(directive.text))) {
    const penalty = places[block.kind];
    if (penalty !== undefined) add(penalty, block.kind);
  }
  if (words.delegated) add(-1.5, "the user handed over what content says", "not followed");
  const how = document.manner;
  if (how === "manual") add(grafted || marks ? -0.5 : -1.5, "a manual");
  if (how === "notice") add(-3, "a notice of the tool");
  return points;
}

const entire = /\b(?!any ?(?:time|day|moment|where)\b|all (?:day|night|the time)\b|every (?:time|day|night|morning|evening|week|month|year|few)\b)(?:all|every|each|everything|whole|entire|any)\b/i;

/** How fully an order says what is to be done: to which thing, for whom or where, how much, without exception. Whoever only advises leaves that open. */
function toldIn(order: string, behind: string, words: number): number {
  const object = /^\s*(?:(?:up|out|off|down|over|on|in|away|back)\s+)?(?:the|my|our|all|every|each|a|an|his|her|their|[A-Z]|["'“‘#@$€£\d])/.test(behind);
  const complement = /\S\s+(?:to|from|for|into|onto|as|with|under|at|against|until|by)\s+\S/.test(behind);
  const name = /(?<=[a-z,] )[A-Z][\p{L}]{2,}/u.test(order) || /\d{2,}|[A-Z]{2,}-?\d|[a-z]_[a-z]/.test(order);
  return [object, complement, name, entire.test(order), words >= 8].filter(Boolean).length * 0.25;
}

/** What its first verb acts on, with what follows: of "X must be sent to Y", X and where it goes. */
function objectOf({ text, verbs: [first] }: Directive): string {
  if (first === undefined) return text;
  return /\b(?:must|should|needs? to|ha(?:s|ve) to|(?:is|are) to|shall)\b[^.]{0,20}\bbe $/i.test(text.slice(0, first.at)) ? text : text.slice(first.at + first.verb.length);
}

/** Set apart as a task: "@todo", "ACTION:", "whoever sees this should". */
const marked = /(?:^|[:>—=|] ?)\W{0,4}(?:to-?do|fixme|action(?: item| required| needed)?|task|reminder|to do|next step)\b[^a-z]{1,3}|\b(?:whoever|anyone who|whatever) (?:\w+ ){0,2}(?:sees|reads|finds|opens|gets|processes|handles|receives|picks)|(?:^|[:>—=|] ?)\W{0,4}(?:can|could|would|will) (?:someone|somebody|anyone|anybody)\b|(?:^|[:>—=|] ?)\W{0,4}(?:the next (?:thing|step|job|task)|go ahead and|be so (?:good|kind)|don'?t forget|do not forget|make sure|be sure|see to it)\b/i;

/** A list of things that are to be done or wished for: the same field of other records orders other deeds, or says of each whether it is done. */
function isOneOfMany({ block, number, sentences, directives }: ReadBlock, { blocks, records }: ReadDocument): boolean {
  if (block.field === null || sentences.length > directives.length) return false;
  const parent = records[block.record]?.parent;
  let same = 0;
  let orders = 0;
  for (const other of blocks.slice(Math.max(0, number - 100), number + 100)) {
    if (other.block.record === block.record && ticked.test(other.block.field ?? "")) return true;
    if (other.block.record === block.record || other.block.field !== block.field || records[other.block.record]?.parent !== parent || other.block.text.text === block.text.text) continue;
    same++;
    if (other.directives.some(({ directive, deed }) => directive.sentence === 0 && deed.acts)) orders++;
  }
  return orders > 1 && orders * 2 > same;
}

const ticked = /^(?:done|completed?|is_?done|checked|finished|ticked|due|due_?(?:date|on|at))$/i;

/** Blocks beside it order nothing; it is an acting order itself. */
const isOnlyOrder = (read: ReadBlock, { full, ordering }: ReadDocument): boolean => ordering === 1 && (full > 1 || read.sentences.length > 2);

/** What pages ask of whoever visits them. */
const appeal = /^\W*(?:please )?(?:subscribe|sign up|join|follow|register|log in|sign in|download|click|tap|learn|read|try|get|shop|discover|book|order|save|buy|visit|contact|call|share|like)\b.{0,80}\b(?:our|us|here|now|today|free|newsletters?|news|app|more|this (?:page|recipe|article|post|video))\b/i;

const places: Partial<Readonly<Record<BlockKind, number>>> = { list_item: -1, log: -1, code: -3, heading: -3, form: -2, quote: -1 };

/** The user said the same: the content only repeats it. */
function repeats(text: string, asked: string): boolean {
  const lower = text.toLowerCase();
  let from = lower.lastIndexOf(": ") + 1;
  let to = lower.length;
  while (from < to && !isWordSign(lower.charCodeAt(from))) from++;
  while (to > from && !isWordSign(lower.charCodeAt(to - 1))) to--;
  const last = lower.slice(from, to);
  return last.length >= 12 && asked.includes(last);
}

const isWordSign = (code: number): boolean => (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a) || code === 0x5f;

const guiding = /^(?:rules?|remed(?:y|ies)|instructions?|steps?|how_?to|directions?|advice|tips?|hints?|solutions?|fix|workarounds?|recommend(?:ations?|ed)?|wish(?:es)?|to_?dos?|tasks?|open|agenda|points|procedures?|guidance|guidelines|usage|help|preparation|method|policy|terms)$/i;
const isTitle = ({ block }: ReadBlock): boolean => block.field !== null && /^(?:subject|title|keywords?|query|names?|file_?names?|tags?|labels?|status|type|category|path|id|url|key|header|summary|\w*_?name|headline|label|step|action|task|event)$/i.test(block.field);

/** How many of its words stand in what belongs to it: its record, and the rest of its text. Null where nothing does. */
function congruityOf(text: string, read: ReadBlock, document: ReadDocument): number | null {
  const around = document.wordsAround(read.number);
  if (around.isEmpty) return null;
  let shared = 0;
  const { text: own } = read.block.text;
  for (const word of text === own ? document.wordsOf(read.number) : contentWords(text)) if (word.length > 3 && around.has(word)) shared++;
  return shared;
}

/** The block holds orders, and at most as many sentences more. */
const alone = ({ sentences, directives }: ReadBlock): boolean => sentences.length <= directives.length * 2 && sentences.length <= 4;

/** Orders that stand side by side, or with little between them. */
function together<T extends { readonly placed: PlacedDirective }>(hot: readonly T[]): T[][] {
  const out: T[][] = [];
  for (const one of hot) {
    const last = out.at(-1);
    const before = last?.at(-1)?.placed.directive;
    if (last !== undefined && before !== undefined && one.placed.directive.sentence - before.sentence <= 2 && one.placed.directive.text !== before.text) last.push(one);
    else out.push([one]);
  }
  return out;
}

/** What follows an order and belongs to it: another one, a word of thanks, what it points back to. */
function continues({ sentences, directives }: ReadBlock, at: number): boolean {
  const next = sentences[at];
  if (next === undefined || next.grafted) return false;
  return directives.some(({ directive }) => directive.sentence === at) || /^\W*(?:cheers|thanks?|thank you|please|urgent|asap|now|today|best|regards|bye|sorry|many thanks|much appreciated|that's (?:all|it))\b.{0,30}$/i.test(next.text) || /^\W*(?:it|this|that|they|then|afterwards|otherwise|the (?:code|amount|account|password|address|number|reference|subject|iban|price|name)|use|with|as|so|do|do not|don't|i|we|you)\b/i.test(next.text);
}

/** The order, the sentence before it to which it points, and the rest of a short block. */
function extent(read: ReadBlock, hot: readonly PlacedDirective[]): { readonly start: number; readonly end: number } {
  const { block, sentences } = read;
  const [first] = hot;
  const last = hot.at(-1);
  if (first === undefined || last === undefined) return spanOf(block.text, 0, block.text.text.length);
  const before = sentences[first.directive.sentence - 1];
  const points = before !== undefined && /\b(?:it|one|ones|them)\b/i.test(first.directive.text);
  const from = points && before !== undefined ? before.from : first.directive.core;
  let end = last.directive.sentence;
  while (end - last.directive.sentence < 3 && continues(read, end + 1)) end++;
  const to = end === last.directive.sentence ? last.directive.to : (sentences[end]?.to ?? last.directive.to);
  return spanOf(block.text, from, to);
}
