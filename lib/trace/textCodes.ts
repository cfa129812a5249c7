/** Stands for null where texts are numbers. */
export const noText = -1;

/** Texts that come again and again, each kept once and known by a number from 0. */
export class TextCodes {
  readonly #codes = new Map<string, number>();
  readonly #texts: string[] = [];

  get count(): number {
    return this.#texts.length;
  }

  /** The number of a text; it gets one at its first mention. */
  code(text: string | null): number {
    if (text === null) return noText;
    const known = this.#codes.get(text);
    if (known !== undefined) return known;
    this.#codes.set(text, this.#texts.length);
    return this.#texts.push(text) - 1;
  }

  /** The number of a text that was met before, else `noText`. */
  find(text: string): number {
    return this.#codes.get(text) ?? noText;
  }

  text(code: number): string | null {
    return this.#texts[code] ?? null;
  }
}
