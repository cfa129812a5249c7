import { parseDigest } from "./openCall.ts";
import { noText, type TextCodes } from "./textCodes.ts";

/** How many parsed digests are kept at hand. */
const parsedMost = 4_096;

/** Compares digests of arguments by their numbers. */
export class DigestPairs {
  readonly #texts: TextCodes;
  readonly #parsed = new Map<number, ReadonlyMap<string, string>>();

  constructor(texts: TextCodes) {
    this.#texts = texts;
  }

  /** No argument that both have differs. Arguments that cannot be compared do not hinder. */
  compatible(a: number, b: number): boolean {
    if (a === noText || b === noText || a === b) return true;
    const other = this.pairs(b);
    for (const [name, hash] of this.pairs(a)) if ((other.get(name) ?? hash) !== hash) return false;
    return true;
  }

  /** Hash by argument name. */
  pairs(digest: number): ReadonlyMap<string, string> {
    const known = this.#parsed.get(digest);
    if (known) return known;
    const text = this.#texts.text(digest);
    const pairs = new Map(text === null ? [] : parseDigest(text));
    if (this.#parsed.size >= parsedMost) this.#parsed.clear();
    this.#parsed.set(digest, pairs);
    return pairs;
  }
}
