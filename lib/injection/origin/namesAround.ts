import { valuesIn } from "../language/values.ts";
import { contentWords } from "../language/words.ts";
import type { ReadBlock, ReadDocument } from "../passages/readDocument.ts";
import type { CallWords } from "./callWords.ts";

/** How a document was fetched. */
export type Fetched = { readonly source: string | null; readonly words: CallWords | undefined };

const shortMax = 120;
const namesMax = 6_000;

/** Stems and values that name the letter, file or record that holds a block, and the call that fetched it. Worked out once per record. */
export class NamesAround {
  readonly #known = new Map<number, ReadonlySet<string>>();
  constructor(private readonly document: ReadDocument, private readonly short: ShortBlocks, private readonly fetched: Fetched) {}

  of({ block }: ReadBlock): ReadonlySet<string> {
    const known = this.#known.get(block.record) ?? this.#read(block.record);
    this.#known.set(block.record, known);
    return known;
  }

  #read(own: number): ReadonlySet<string> {
    const { source, words } = this.fetched;
    const texts: string[] = source === null ? [] : [source];
    let length = 0;
    for (const { block } of inOrder(this.short.of(own), this.#besides(own))) {
      if (length > namesMax) break;
      texts.push(block.text.text);
      length += block.text.text.length + 1;
    }
    for (let record: number | null = own, level = 0; record !== null && level < 3; level++) {
      const here: { readonly parent: number | null; readonly name: string | null } | undefined = this.document.records[record];
      if (here !== undefined && here.name !== null) texts.push(here.name);
      record = here?.parent ?? null;
    }
    const all = texts.join(" ").slice(0, namesMax);
    return new Set([...contentWords(all), ...valuesIn(all), ...(words?.values ?? []), ...(words?.words ?? [])]);
  }

  #besides(own: number): readonly ReadBlock[] {
    const parent = this.document.records[own]?.parent ?? own;
    return parent === own ? [] : this.short.of(parent);
  }
}

/** The short blocks of each record, names rather than texts; gathered when they are asked for, because few records are. */
export class ShortBlocks {
  readonly #known = new Map<number, readonly ReadBlock[]>();
  constructor(private readonly document: ReadDocument) {}

  of(record: number): readonly ReadBlock[] {
    const known = this.#known.get(record) ?? this.#read(record);
    this.#known.set(record, known);
    return known;
  }

  #read(record: number): readonly ReadBlock[] {
    const out: ReadBlock[] = [];
    for (const number of this.document.byRecord.of(record)) {
      const read = this.document.blocks[number];
      if (read !== undefined && read.block.text.text.length <= shortMax) out.push(read);
    }
    return out;
  }
}

/** Two lists of blocks as one, in the order of the document. */
function* inOrder(a: readonly ReadBlock[], b: readonly ReadBlock[]): Iterable<ReadBlock> {
  let [i, j] = [0, 0];
  for (;;) {
    const [left, right] = [a[i], b[j]];
    if (left === undefined && right === undefined) return;
    if (right === undefined || (left !== undefined && left.number < right.number)) {
      if (left !== undefined) yield left;
      i++;
    } else {
      yield right;
      j++;
    }
  }
}
