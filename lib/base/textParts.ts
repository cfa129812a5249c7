const partsMax = 16_384;

/** A text that is put together from very many parts: they are joined on the way, so that their list stays short. */
export class TextParts {
  #parts: string[] = [];
  #text = "";

  push(part: string): void {
    if (this.#parts.push(part) >= partsMax) this.#fold();
  }

  /** All parts, one after the other. */
  join(): string {
    this.#fold();
    return this.#text;
  }

  #fold(): void {
    this.#text += this.#parts.join("");
    this.#parts = [];
  }
}
