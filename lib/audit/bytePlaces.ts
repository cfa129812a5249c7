/** How many bytes of the file a decoded text (`evidenceText`) stands for: a byte that was no UTF-8 is half of a surrogate pair in it. */
export function evidenceLength(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    if (unit < 0x800) bytes += 1;
    else if (unit < 0xd800 || unit > 0xdfff) bytes += 2;
    else if (isPair(text, at)) {
      bytes += 2;
      at++;
    }
  }
  return bytes;
}

function isPair(text: string, at: number): boolean {
  return text.charCodeAt(at) < 0xdc00 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
}

/** Turns places of a decoded text (UTF-16 units) into places of its file (bytes). The text may come in pieces; places are asked for in rising order. */
export class BytePlaces {
  #text = "";
  /** Where `#text` begins, in units and in bytes. */
  #unit = 0;
  #byte = 0;

  push(text: string): void {
    this.#text = this.#text === "" ? text : this.#text + text;
  }

  at(unit: number): number {
    const part = this.#text.slice(0, Math.max(0, unit - this.#unit));
    this.#text = this.#text.slice(part.length);
    this.#unit += part.length;
    this.#byte += evidenceLength(part);
    return this.#byte;
  }
}

/** Counts the lines before places of a text, which are asked for in rising order. */
export class LinePlaces {
  readonly #text: string;
  #next = -1;
  #line = 1;

  constructor(text: string) {
    this.#text = text;
    this.#next = text.indexOf("\n");
  }

  at(unit: number): number {
    while (this.#next >= 0 && this.#next < unit) {
      this.#line++;
      this.#next = this.#text.indexOf("\n", this.#next + 1);
    }
    return this.#line;
  }
}
