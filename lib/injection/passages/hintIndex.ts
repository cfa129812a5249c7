type Hint = { readonly text: string; readonly owner: number };

const asciiMax = 0x80;
const nobody: readonly Hint[] = [];

/**
 * Finds out which of many lists of hints have one that stands in a text. The text is read once: at each place only the hints are compared that begin
 * with the two signs that stand there.
 */
export class HintIndex {
  readonly #size: number;
  /** By their first two signs. */
  readonly #byPair: readonly (readonly Hint[])[];
  /** Hints of one sign, and those that begin with signs beyond ASCII. */
  readonly #others: readonly Hint[];

  constructor(lists: readonly (readonly string[])[]) {
    this.#size = lists.length;
    const hints = lists.flatMap((list, owner) => list.map((text): Hint => ({ text, owner })));
    const byPair = Array.from({ length: asciiMax * asciiMax }, () => nobody);
    for (const hint of hints) if (isIndexed(hint)) byPair[pairAt(hint.text, 0)] = [...(byPair[pairAt(hint.text, 0)] ?? []), hint];
    this.#byPair = byPair;
    this.#others = hints.filter((hint) => !isIndexed(hint));
  }

  /** Numbers of the lists, in order. */
  ownersIn(text: string): readonly number[] {
    const found = new Set<number>();
    for (const { text: hint, owner } of this.#others) if (!found.has(owner) && text.includes(hint)) found.add(owner);
    for (let at = 0; at + 1 < text.length && found.size < this.#size; at++) {
      const hints = this.#byPair[pairAt(text, at)];
      if (hints !== undefined && hints !== nobody) for (const { text: hint, owner } of hints) if (!found.has(owner) && text.startsWith(hint, at)) found.add(owner);
    }
    return found.size < 2 ? [...found] : [...found].sort((a, b) => a - b);
  }
}

/** Out of the table where one of them is beyond ASCII. */
function pairAt(text: string, at: number): number {
  const [first, second] = [text.charCodeAt(at), text.charCodeAt(at + 1)];
  return first < asciiMax && second < asciiMax ? first * asciiMax + second : -1;
}

const isIndexed = ({ text }: Hint): boolean => text.length > 1 && pairAt(text, 0) >= 0;
