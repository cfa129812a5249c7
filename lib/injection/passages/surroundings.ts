import { contentWords } from "../language/words.ts";
import type { Block, BlockRecord } from "../text/block.ts";
import { spanOf } from "../text/mappedText.ts";
import { Members } from "../text/members.ts";
import type { ReadBlock } from "./readDocument.ts";

/** Stems of what belongs to a block, apart from its own. */
export type Around = { readonly isEmpty: boolean; readonly has: (word: string) => boolean };

const membersMax = 200;
const headMax = 4_000;
/** Blocks whose words are remembered at a time: the members of a record stand near each other. */
const keptMax = 1_000;
const nothing: Around = { isEmpty: true, has: () => false };

/** Groups of more blocks keep their words; those of smaller ones are counted again when another has been asked for. */
const smallMax = 8;

type Counts = ReadonlyMap<string, number>;

/** What belongs to the blocks of a document, the rest of their records and of their texts: worked out when it is first asked for. */
export class Surroundings {
  readonly #words = new Map<number, ReadonlySet<string>>();
  readonly #inRecord: WordCounts;
  #wholes: Wholes | null = null;
  #last: { readonly number: number; readonly around: Around } | null = null;

  constructor(private readonly blocks: readonly ReadBlock[], private readonly records: readonly BlockRecord[], private readonly byRecord: Members) {
    this.#inRecord = new WordCounts(byRecord, (number) => this.wordsOf(number));
  }

  /** Directives of a block ask one behind the other. */
  around(number: number): Around {
    if (this.#last?.number !== number) this.#last = { number, around: this.#read(number) };
    return this.#last.around;
  }

  #read(number: number): Around {
    const here = this.blocks[number];
    if (here === undefined) return nothing;
    this.#wholes ??= new Wholes(this.blocks, (block) => this.wordsOf(block));
    const { record } = here.block;
    const whole = this.#wholes.of(number);
    const name = this.records[record]?.name ?? null;
    const named = name === null ? null : contentWords(name);
    const own = this.wordsOf(number);
    const counts: Counts[] = [];
    // A block alone has nothing beside it.
    if (this.byRecord.areSeveral(record)) counts.push(this.#inRecord.of(record));
    if (this.#wholes.members.areSeveral(whole)) counts.push(this.#wholes.counts.of(whole));
    const beside = (words: Counts, word: string): boolean => {
      const count = words.get(word) ?? 0;
      return count > 1 || (count > 0 && !own.has(word));
    };
    return {
      isEmpty: (named === null || named.size === 0) && counts.every((words) => !anyOf(words.keys(), (word) => beside(words, word))),
      has: (word) => named?.has(word) === true || counts.some((words) => beside(words, word)),
    };
  }

  /** Stems of the words with which a block begins. */
  wordsOf(number: number): ReadonlySet<string> {
    const known = this.#words.get(number);
    if (known !== undefined) return known;
    const words = contentWords(this.blocks[number]?.block.text.text.slice(0, headMax) ?? "");
    if (this.#words.size >= keptMax) this.#words.clear();
    this.#words.set(number, words);
    return words;
  }
}

/** Stems of the first 200 blocks of each group, with the number of blocks that have them. */
class WordCounts {
  readonly #known = new Map<number, Counts>();
  #last: { readonly group: number; readonly counts: Counts } | null = null;
  constructor(private readonly members: Members, private readonly wordsOf: (number: number) => ReadonlySet<string>) {}

  of(group: number): Counts {
    if (this.#last?.group === group) return this.#last.counts;
    const counts = this.#known.get(group) ?? this.#count(group);
    this.#last = { group, counts };
    return counts;
  }

  #count(group: number): Counts {
    const counts = new Map<string, number>();
    let blocks = 0;
    for (const number of this.members.of(group)) {
      if (++blocks > membersMax) break;
      for (const word of this.wordsOf(number)) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    if (blocks > smallMax) this.#known.set(group, counts);
    return counts;
  }
}

/** The texts of which blocks are paragraphs. */
class Wholes {
  readonly members: Members;
  readonly counts: WordCounts;
  readonly #wholeOf: Int32Array;

  constructor(blocks: readonly ReadBlock[], wordsOf: (number: number) => ReadonlySet<string>) {
    const width = blocks.reduce((most, { block }) => Math.max(most, block.whole.end), 0) + 1;
    const numbers = new Map<number, number>();
    this.#wholeOf = new Int32Array(blocks.length);
    let count = 0;
    for (const [at, { block }] of blocks.entries()) {
      const key = block.whole.start * width + block.whole.end;
      // A text that is one block has no other.
      const number = isWhole(block) ? count++ : (numbers.get(key) ?? count++);
      if (!isWhole(block)) numbers.set(key, number);
      this.#wholeOf[at] = number;
    }
    this.members = new Members(this.#wholeOf, count);
    this.counts = new WordCounts(this.members, wordsOf);
  }

  of(number: number): number {
    return this.#wholeOf[number] ?? 0;
  }
}

function isWhole({ text, whole }: Block): boolean {
  return text.start === whole.start && spanOf(text, 0, text.text.length).end === whole.end;
}

function anyOf<T>(items: Iterable<T>, test: (item: T) => boolean): boolean {
  for (const item of items) if (test(item)) return true;
  return false;
}
