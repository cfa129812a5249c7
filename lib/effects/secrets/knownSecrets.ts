import { fingerprintOf } from "./fingerprint.ts";
import type { SecretKind } from "./secretPlace.ts";
import { looksSecret, type SecretInText } from "./secretsIn.ts";

/** What the index keeps of a credential: never the credential. */
export type KnownSecret = { readonly fingerprint: string; readonly length: number; readonly kind: SecretKind };

/** As values under a name end, and as words of code end. */
const values = /[^\s"'\\,;{}()<>[\]$|&`]{8,400}/g;
const words = /[A-Za-z0-9_\-.+=~/]{8,400}/g;
const wordMin = 8;
/** What `looksSecret` asks for. */
const mayBeOne = /\d|[a-z][^]*[A-Z]|[A-Z][^]*[a-z]/;

/**
 * Credentials that were met somewhere in an incident, told again by their fingerprints where they stand alone: a bare value repeats without the
 * name that gave it away. Only words that are made like a credential are compared; a password that is a plain word is not looked for.
 */
export class KnownSecrets {
  readonly #kinds = new Map<string, SecretKind>();
  readonly #lengths = new Set<number>();
  #shortest = Infinity;

  constructor(known: Iterable<KnownSecret>) {
    for (const { fingerprint, length, kind } of known) {
      if (length < wordMin || length > 400) continue;
      this.#kinds.set(`${length} ${fingerprint}`, kind);
      this.#lengths.add(length);
      this.#shortest = Math.min(this.#shortest, length);
    }
  }

  get size(): number {
    return this.#kinds.size;
  }

  /** Where they stand in a text, in its order. */
  in(text: string): SecretInText[] {
    if (this.size === 0) return [];
    const found: SecretInText[] = [];
    for (const { 0: run, index } of text.matchAll(values)) {
      // Most words are none: this look is a tenth of the work.
      if (run.length < this.#shortest || !mayBeOne.test(run)) continue;
      const before = found.length;
      for (const start of startsOf(run)) this.#add(found, run.slice(start), index + start);
      if (found.length > before) continue;
      for (const { 0: word, index: at } of run.matchAll(words)) if (word.length < run.length) for (const start of startsOf(word)) this.#add(found, word.slice(start), index + at + start);
    }
    return found;
  }

  #add(found: SecretInText[], word: string, offset: number): void {
    for (let value = word; value.length >= wordMin; value = value.slice(0, -1)) {
      const kind = this.#lengths.has(value.length) && looksSecret(value) ? this.#kinds.get(`${value.length} ${fingerprintOf(value)}`) : undefined;
      if (kind !== undefined) return void found.push({ kind, offset, length: value.length, value });
      if (!/[.:!?=]$/.test(value)) return;
    }
  }
}

/** Where a value may begin in a run: at its start, and behind the first `=` or `:`. */
function startsOf(run: string): number[] {
  const sign = run.search(/[=:]/);
  return sign < 0 ? [0] : [0, sign + 1];
}

export const noKnownSecrets = new KnownSecrets([]);
