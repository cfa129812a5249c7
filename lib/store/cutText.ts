/** Shares one budget of characters among many texts, each cut at a limit of its own. */
export class TextBudget {
  #left: number;

  constructor(private readonly limit: number, total: number) {
    this.#left = total;
  }

  /** The beginning of a text, as far as limit and budget go; never half a surrogate pair. */
  cut(text: string): string {
    let end = Math.min(text.length, this.limit, this.#left);
    const last = text.charCodeAt(end - 1);
    if (end < text.length && last >= 0xd800 && last <= 0xdbff) end--;
    this.#left -= end;
    return text.slice(0, end);
  }
}
