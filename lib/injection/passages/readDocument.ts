import type { Block } from "../text/block.ts";
import { readText } from "./readText.ts";
import { spanOf } from "../text/mappedText.ts";
import { Members } from "../text/members.ts";
import { readBlocks } from "../text/readBlocks.ts";
import type { Segment } from "../text/segments.ts";
import type { Directive } from "../language/directive.ts";
import { cuesIn, type CueHit } from "./cues.ts";
import type { Deed } from "./deed.ts";
import { type Manner, mannerOf } from "./manner.ts";
import { type Around, Surroundings } from "./surroundings.ts";

/** A directive where it stands. `start`, `end`: in the document. */
export type PlacedDirective = {
  readonly directive: Directive;
  readonly deed: Deed;
  readonly block: number;
  /** Its place among the directives of the document. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
};

/** A block with what its sentences do. */
export type ReadBlock = {
  readonly block: Block;
  readonly number: number;
  readonly sentences: readonly Segment[];
  readonly cues: readonly CueHit[];
  readonly directives: readonly PlacedDirective[];
};

/** A document as it was read once: blocks, and in them cues and directives. */
export type ReadDocument = {
  readonly text: string;
  readonly blocks: readonly ReadBlock[];
  readonly records: readonly { readonly parent: number | null; readonly name: string | null }[];
  /** The blocks of each record. */
  readonly byRecord: Members;
  /** How many blocks hold sentences. */
  readonly full: number;
  /** How many blocks order a deed. */
  readonly ordering: number;
  readonly manner: Manner;
  /** Stems of what belongs to a block: its record, and the rest of its text. */
  wordsAround(number: number): Around;
  /** Stems of the words with which a block begins. */
  wordsOf(number: number): ReadonlySet<string>;
};

/** Reads a document in blocks, all of it. */
export function readDocument(text: string): ReadDocument {
  const { blocks, records } = readBlocks(text);
  let count = 0;
  const read = blocks.map((block, number) => {
    const one = readBlock(block, number, count);
    count += one.directives.length;
    return one;
  });
  const byRecord = new Members(Int32Array.from(read, ({ block }) => block.record), records.length);
  const surroundings = new Surroundings(read, records, byRecord);
  const full = read.reduce((sum, { sentences }) => (sentences.length > 0 ? sum + 1 : sum), 0);
  const ordering = read.reduce((sum, { directives }) => (directives.some(({ deed }) => deed.acts) ? sum + 1 : sum), 0);
  return { text, records, blocks: read, byRecord, full, ordering, manner: mannerOf(text, read), wordsAround: (number) => surroundings.around(number), wordsOf: (number) => surroundings.wordsOf(number) };
}

const speaks = /^(?:x[-_])?(?:ai|assistant|agent|bot|model|system|copilot|llm|directive|prompt)\b|(?:agent|assistant|llm)[-_]/i;

/** A field may be named for the agent, or as its turn: name and text are read together then. */
function fieldCues({ field, text }: Block): readonly CueHit[] {
  if (field === null || field.length > 60 || !speaks.test(field)) return [];
  return cuesIn(`${field}: ${text.text.slice(0, 400)}`).map(({ rule }) => ({ rule, from: 0, to: Math.max(1, text.text.length) }));
}

const none: readonly PlacedDirective[] = [];

function readBlock(block: Block, number: number, before: number): ReadBlock {
  const { sentences: all, cues: own, directives } = readText(block.text.text);
  const cues = own.length === 0 ? fieldCues(block) : own;
  const placed = directives.length === 0 ? none : directives.map(({ directive, deed }, at): PlacedDirective => {
    const { start, end } = spanOf(block.text, directive.from, directive.to);
    return { directive, deed, block: number, number: before + at, start, end };
  });
  return { block, number, sentences: all, cues, directives: placed };
}
