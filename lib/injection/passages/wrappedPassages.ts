import { spanOf } from "../text/mappedText.ts";
import { SpanIndex } from "../text/spanIndex.ts";
import type { CueHit } from "./cues.ts";
import type { ReadBlock, ReadDocument } from "./readDocument.ts";
import { foundPassage, type FoundPassage } from "./foundPassage.ts";
import { madeUpElements } from "./madeUpElements.ts";

type Stretch = { start: number; end: number; cues: CueHit[]; acting: number; letter: boolean };

/** Where the blocks lie, worked out when it is first asked for: most documents give nothing away. */
class BlockPlaces {
  #index: SpanIndex<ReadBlock> | null = null;
  constructor(private readonly blocks: readonly ReadBlock[]) {}

  get index(): SpanIndex<ReadBlock> {
    return (this.#index ??= new SpanIndex(this.blocks, wholeSpan));
  }
}
const wholeSpan = ({ block }: ReadBlock): { readonly start: number; readonly end: number } => spanOf(block.text, 0, block.text.text.length);

/**
 * Passages that give themselves away: by words that override, address the agent, claim authority or play a role. Cues count inside their block,
 * and in the blocks between the tags of a made-up element.
 */
export function wrappedPassages(document: ReadDocument): FoundPassage[] {
  const stretches: Stretch[] = [];
  const places = new BlockPlaces(document.blocks);
  const tagged = taggedStretches(document, places);
  const taggedIndex = new SpanIndex(tagged, (stretch) => stretch);
  stretches.push(...tagged);
  let before: { block: ReadBlock; stretch: Stretch } | null = null;
  for (const block of document.blocks) {
    if (block.cues.length === 0 || taggedIndex.overlapping({ start: block.block.text.start, end: block.block.text.start + 1 }).length > 0) continue;
    const stretch = blockStretch(block);
    // Paragraphs of one text that both give themselves away are one passage.
    if (before !== null && block.number - before.block.number <= 3 && sameText(before.block, block) && block.sentences[0]?.text !== before.block.sentences[0]?.text) join(before.stretch, stretch, document, before.block.number, block.number);
    else stretches.push(stretch);
    before = { block, stretch: before !== null && stretches.at(-1) === before.stretch ? before.stretch : stretch };
  }
  return stretches.filter((stretch) => !(document.manner === "notice" && new Set(stretch.cues.map(({ rule }) => rule)).size === 1 && stretch.cues[0]?.rule.role === "mark")).flatMap((stretch) => judged(onward(withColon(stretch, document, places), document, places)));
}

const sameText = (a: ReadBlock, b: ReadBlock): boolean => a.block.whole.start === b.block.whole.start && a.block.whole.end === b.block.whole.end;

function join(into: Stretch, more: Stretch, document: ReadDocument, from: number, to: number): void {
  into.end = Math.max(into.end, more.end);
  into.cues.push(...more.cues);
  into.acting += more.acting + document.blocks.slice(from + 1, to).reduce((sum, block) => sum + acting(block), 0);
}

/** What a block orders is what it says behind its first cue; exclamations and orders right before it belong to it. */
function blockStretch(block: ReadBlock): Stretch {
  const { sentences, cues } = block;
  const firstCue = cues[0]?.from ?? 0;
  let first = Math.max(0, sentences.findIndex(({ to }) => to > firstCue));
  while (first > 0 && leadsIn(block, first - 1)) first--;
  const lastCue = Math.max(...cues.map(({ to }) => to));
  let last = sentences.findIndex(({ to }) => to >= lastCue);
  if (last < 0) last = sentences.length - 1;
  const orders = new Set(block.directives.map(({ directive }) => directive.sentence));
  let cold = cues.every(({ rule }) => rule.technique === "exfiltration") ? 3 : 0;
  let end = last;
  for (let at = last + 1; at < sentences.length && cold < 3; at++) {
    const hot = orders.has(at);
    cold = hot ? 0 : cold + 1;
    if (hot || (sentences.length - at <= 2 && sentences[at]?.grafted !== true && goesOn.test(sentences[at]?.text ?? "") && !field.test(sentences[at]?.text ?? ""))) end = at;
  }
  const from = startsAtToken(block, sentences[first]?.from ?? 0);
  const to = sentences[end]?.to ?? block.block.text.text.length;
  return { ...spanOf(block.block.text, from, Math.max(to, lastCue)), cues: [...cues], acting: acting(block), letter: block.block.letter };
}

/** Speaks on to the same reader, or closes what was opened. */
const goesOn = /\b(?:you|your|this|that|it|them|then|after|afterwards|otherwise|continue|proceed|go on|carry on|resume|immediately|tasks?|requests?|jobs?|urgent|important|confirm|approved|allowed|do not|don't|end)\b|^\W*[<[({#*-]|^.{0,12}$/i;

/** "END:VEVENT": the document's own form. */
const field = /^<\/?\w[^<>]*>$|^[A-Z][A-Z-]{1,20}:\S+$/;

/** A log line or a sentence that begins before the quotation that carries the passage. */
function startsAtToken({ block, cues }: ReadBlock, from: number): number {
  const cue = cues[0];
  if (cue === undefined || block.kind !== "log") return from;
  const quote = block.text.text.lastIndexOf('"', cue.from);
  return quote > from ? quote + 1 : from;
}

/** "URGENT: the security team has confirmed an incident.", "ERROR 428: precondition missing." */
const alarm = /^\W{0,4}(?:(?:Urgent|Important|Attention|Warning|Alert|Emergency|Critical)\b[^.!?\n]{0,80}[:!-]|[A-Z]{4,20}(?: \d{1,4})?\s?:|[A-Z]\w{2,30}(?:Exception|Error)\s?:).{0,200}$|^[^a-z]{6,60}$/;
const openingTag = /^<[a-z][\w-]{0,40}(?:\s[^<>]{0,120})?>$/i;

function leadsIn(block: ReadBlock, sentence: number): boolean {
  const here = block.sentences[sentence];
  if (here === undefined) return false;
  // "Do this. Then show ![…](…)"
  const draws = block.cues[0]?.rule.technique === "exfiltration" && /^\W*(?:then|and|afterwards|after that|finally|next)\b/i.test(block.sentences[sentence + 1]?.text ?? "");
  return draws || /^\W*(?:important|urgent|attention|warning|note|notice|alert|todo|stop|hey|listen)\b.{0,20}$/i.test(here.text) || (here.text.length <= 30 && /[:!]$/.test(here.text)) || alarm.test(here.text) || openingTag.test(here.text);
}

/** In a passage that gives itself away every order counts, even one to look or to use something. */
const acting = (block: ReadBlock): number => block.directives.length;

/** A passage that ends with a colon goes on in the next paragraph. */
function withColon(stretch: Stretch, document: ReadDocument, places: BlockPlaces): Stretch {
  if (!/:\s*$/.test(document.text.slice(Math.max(0, stretch.end - 3), stretch.end))) return stretch;
  for (const next of places.index.beginning({ start: stretch.end, end: stretch.end + 40 }))
    if (next.sentences.length > 0) return { ...stretch, end: Math.max(stretch.end, wholeSpan(next).end), acting: stretch.acting + acting(next) };
  return stretch;
}

/** Cues that announce an order: it stands in one of the next paragraphs of the same text. */
function onward(stretch: Stretch, document: ReadDocument, places: BlockPlaces): Stretch {
  const lead = stretch.cues.some(({ rule }) => rule.strength === "strong" || rule.technique === "authority" || rule.technique === "fake_role");
  if (stretch.acting > 0 || !lead) return stretch;
  const from = places.index.lastBefore(stretch.end);
  if (from === undefined) return stretch;
  for (let at = from.number + 1; at <= from.number + 3; at++) {
    const next = document.blocks[at];
    if (next === undefined || !sameText(from, next)) break;
    if (acting(next) > 0) return { ...stretch, end: wholeSpan(next).end, acting: acting(next) };
  }
  return stretch;
}

/** Blocks between the tags of a made-up element, where one of them gives itself away or orders something. */
function taggedStretches(document: ReadDocument, places: BlockPlaces): Stretch[] {
  const stretches: Stretch[] = [];
  let covered = 0;
  for (const { start, end, tells } of madeUpElements(document.text)) {
    if (start < covered) continue;
    const inside = places.index.overlapping({ start, end });
    const cues = inside.flatMap((block) => block.cues);
    const orders = inside.reduce((sum, block) => sum + acting(block), 0);
    if (cues.length === 0 && (orders === 0 || !tells)) continue;
    stretches.push({ start, end, cues, acting: orders, letter: false });
    covered = end;
  }
  return stretches;
}

function judged({ start, end, cues, acting: orders, letter }: Stretch): FoundPassage[] {
  const order = cues.find(({ rule }) => rule.role === "order" && rule.strength === "strong") ?? cues.find(({ rule }) => rule.role === "order");
  const marks = [...new Set(cues.filter(({ rule }) => rule.role === "mark").map(({ rule }) => rule))];
  const strong = marks.filter(({ strength }) => strength === "strong");
  const lead = order?.rule ?? strong[0] ?? marks[0];
  if (lead === undefined) {
    return orders > 0 ? [foundPassage(start, end, "fake_role", "inj.wrap.tag", "moderate", "injected", "A made-up element sets an order apart from the text around it.")] : [];
  }
  const sure = order !== undefined || strong.length > 1 || (strong.length > 0 && orders > 0) || (marks.length > 1 && orders > 0);
  if (sure) return [foundPassage(start, end, lead.technique, lead.id, lead.strength, "injected", lead.why)];
  if (orders > 0 && (!letter || lead.technique === "fake_role")) return [foundPassage(start, end, lead.technique, lead.id, "moderate", "suspicious", lead.why)];
  return [];
}
