import { contentWords, wordsOf } from "../language/words.ts";
import { valueKey, valuesIn } from "../language/values.ts";
import type { ReadDocument } from "../passages/readDocument.ts";

/** A document, and which of its blocks are not in the index. */
type Indexed = { readonly document: ReadDocument; readonly isLeftOut: (block: number) => boolean };

const standsMax = 6;
const membersMax = 40;
const wordsMax = 80;
const valuesMax = 300_000;

/** Values of all documents read so far, outside the passages that instruct: what a value stands for in ordinary content. */
export class ValueIndex {
  /** By value the first blocks that hold it: number of the document, number of the block, and so on. */
  readonly #stands = new Map<string, number[]>();
  readonly #documents = new Map<number, Indexed>();
  readonly #wordOf = new Map<string, Set<string>>();
  readonly #wordIn = new Map<string, number[]>();

  /** `instructing`: numbers of blocks that hold a passage. */
  add(number: number, document: ReadDocument, instructing: ReadonlySet<number>): void {
    let full = document.blocks.length;
    for (const { block, number: at } of document.blocks) {
      if (instructing.has(at)) continue;
      if (this.#stands.size > valuesMax) {
        full = at;
        break;
      }
      this.#addWords(number, block.text.text);
      const values = valuesIn(block.text.text.slice(0, 20_000));
      if (block.text.text.length <= 80) values.add(valueKey(block.text.text.trim()));
      for (const value of values) {
        const stands = this.#stands.get(value);
        if (stands === undefined) this.#stands.set(value, [number, at]);
        else if (stands.length < 2 * standsMax) stands.push(number, at);
      }
    }
    this.#documents.set(number, { document, isLeftOut: (block) => block >= full || instructing.has(block) });
  }

  #addWords(number: number, text: string): void {
    for (const word of wordsOf(text.slice(0, 4_000))) {
      const documents = this.#wordIn.get(word);
      if (documents === undefined) this.#wordIn.set(word, [number]);
      else if (documents.at(-1) !== number && documents.length < standsMax) documents.push(number);
    }
  }

  /** Words of tools that were called: they name the matter at hand. */
  addTool(tool: string, words: readonly string[]): void {
    for (const word of words) {
      const tools = this.#wordOf.get(word) ?? new Set();
      tools.add(tool);
      this.#wordOf.set(word, tools);
    }
  }

  /** The word occurs in ordinary content, apart from these documents, or in names of other tools: it belongs to the matter at hand. */
  isCommon(word: string, but: ReadonlySet<number>, tool: string): boolean {
    const tools = this.#wordOf.get(word);
    if (tools !== undefined && (tools.size > 1 || !tools.has(tool))) return true;
    return (this.#wordIn.get(word) ?? []).some((document) => !but.has(document));
  }

  /** Numbers of the documents that hold the value in ordinary content, in the order in which they were read. */
  documentsWith(value: string): number[] {
    return [...new Set((this.#stands.get(value) ?? []).filter((_, at) => at % 2 === 0))];
  }

  /** The value stands in ordinary content, apart from this block, from others that say the same, and from what calls made for it brought back. */
  standsBeside(value: string, but: { readonly document: number; readonly block: number | null; readonly text: string; readonly trail: { readonly tainted: ReadonlySet<number> } }): boolean {
    const stands = this.#stands.get(value) ?? [];
    for (let at = 0; at < stands.length; at += 2) {
      const [document = 0, block = 0] = stands.slice(at, at + 2);
      if (document === but.document && block === but.block) continue;
      if (!but.trail.tainted.has(document) && this.#documents.get(document)?.document.blocks[block]?.block.text.text.includes(but.text) !== true) return true;
    }
    return false;
  }

  /** Stems of what stands beside a value: its record's short texts and name, or its sentence. `but`: not in this block. */
  wordsBeside(value: string, but?: { readonly document: number; readonly block: number | null }): Set<string> {
    const out = new Set<string>();
    const stands = this.#stands.get(value) ?? [];
    for (let at = 0; at < stands.length; at += 2) {
      const [document = 0, block = 0] = stands.slice(at, at + 2);
      if (but !== undefined && but.document === document && but.block === block) continue;
      const indexed = this.#documents.get(document);
      const read = indexed?.document;
      const here = read?.blocks[block];
      if (indexed === undefined || read === undefined || here === undefined) continue;
      const texts = [here.block.text.text.length < 600 ? here.block.text.text : around(here.block.text.text, value)];
      for (let record: number | null = here.block.record, level = 0; record !== null && level < 3; level++) {
        const name: string | null = read.records[record]?.name ?? null;
        if (name !== null) texts.push(name);
        if (level === 0) for (const member of membersOf(indexed, record)) {
          const text = read.blocks[member]?.block.text.text ?? "";
          if (text.length < 200) texts.push(text);
        }
        record = read.records[record]?.parent ?? null;
      }
      for (const word of contentWords(texts.join(" ").slice(0, 4_000))) if (out.size < wordsMax) out.add(word);
    }
    return out;
  }
}

/** The first 40 blocks of a record that are in the index. */
function membersOf({ document, isLeftOut }: Indexed, record: number): number[] {
  const out: number[] = [];
  for (const number of document.byRecord.of(record)) {
    if (out.length >= membersMax) break;
    if (!isLeftOut(number)) out.push(number);
  }
  return out;
}

function around(text: string, value: string): string {
  const at = Math.max(0, text.toLowerCase().indexOf(value));
  return text.slice(Math.max(0, at - 120), at + value.length + 120);
}
