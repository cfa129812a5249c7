/** What the parsers of one call may still be given: a parser that does not know a statement costs as much as one that does. */
export class ParserBudget {
  #letters = 65_536;
  #turns = 160;
  /** Something was not given to a parser: what was read is not all there is to read. */
  wasShort = false;

  /** May a text of this length be given to a parser? If so it counts. */
  take(length: number): boolean {
    if (length > statementMax || this.#letters < length || this.#turns <= 0) {
      this.wasShort = true;
      return false;
    }
    this.#letters -= length;
    this.#turns--;
    return true;
  }
}

/** Longer statements are told by their head alone. */
const statementMax = 16_384;
