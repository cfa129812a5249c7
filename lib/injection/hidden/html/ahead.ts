/**
 * Looks for marks in a text from places that only move on. What was found once is remembered, so that a mark that is far
 * away, or nowhere, is looked for once.
 */
export class Ahead {
  readonly #text: string;
  readonly #found = new Map<string, number>();

  constructor(text: string) {
    this.#text = text;
  }

  /** The first place of `mark` at or behind `from`, -1 where there is none. */
  next(mark: string, from: number): number {
    const known = this.#found.get(mark);
    if (known !== undefined && (known < 0 || known >= from)) return known;
    const place = this.#text.indexOf(mark, from);
    this.#found.set(mark, place);
    return place;
  }

  /** The same for an end tag, in any case of letters. */
  nextEndTag(name: string, from: number): number {
    const key = `</${name}`;
    const known = this.#found.get(key);
    if (known !== undefined && (known < 0 || known >= from)) return known;
    const pattern = new RegExp(key, "gi");
    pattern.lastIndex = from;
    const place = pattern.exec(this.#text)?.index ?? -1;
    this.#found.set(key, place);
    return place;
  }
}
