import type { SaidRow } from "./injectionIndex.ts";

/**
 * Finds what is said anew, trace by trace. Two exhibits may show one trace, and a later trace of a conversation may begin with everything that
 * was said before: the n-th message of the same words by the same speaker is then the same message.
 */
export class NewWords {
  readonly #known = new Set<string>();
  /** What models said in earlier traces: a prompt that holds it repeats them. */
  readonly #answers = new Set<string>();

  /** The messages of the next trace that were not said before, in the order in which they are given. */
  of(said: readonly SaidRow[]): SaidRow[] {
    const repeats = said.some(({ role, isOutput, identity }) => role === "assistant" && !isOutput && this.#answers.has(identity));
    const before = new Set(this.#known);
    const counts = new Map<string, number>();
    const fresh = said.filter((row) => {
      if (row.length === 0) return false;
      const words = `${row.exhibit} ${row.role} ${row.words}`;
      const nth = (counts.get(words) ?? 0) + 1;
      counts.set(words, nth);
      const name = `${row.role} ${row.words} ${nth}`;
      const isOld = row.role === "system" || repeats ? this.#known.has(name) : this.#known.has(name) && !before.has(name);
      this.#known.add(name);
      return !isOld;
    });
    for (const { role, identity } of said) if (role === "assistant") this.#answers.add(identity);
    return fresh;
  }
}
