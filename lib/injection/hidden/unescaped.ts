/** Text with the escapes of its serialisation undone, and the way back to where each character stood. */
export type Unescaped = {
  readonly text: string;
  /** Place in the original of the character at `at`; for the length of the text, the length of the original. */
  readonly from: (at: number) => number;
};

/** One or more backslashes (the text may be serialised more than once) and what they escape; or a folded line of YAML. */
const escape = /\\{1,16}(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|([nrt"'/])|\r?\n[ \t]*(?:\\(?= ))?)|\\{2,16}/g;

/**
 * Undoes the escapes of JSON, Python's repr and YAML, once or several times applied: quotes, line breaks, characters
 * that are not ASCII, and marks. Letters and digits that are written as escapes stay: whoever does that hides them, and
 * that is for a detector to say.
 */
export function unescapeText(text: string): Unescaped {
  if (!text.includes("\\")) return { text, from: (at) => at };
  const parts: string[] = [];
  const places = new Places();
  let read = 0;
  let written = 0;
  for (const found of text.matchAll(escape)) {
    const value = valueOf(text, found);
    if (value === null) continue;
    parts.push(text.slice(read, found.index), value);
    written += found.index - read;
    places.add(written, found.index);
    written += value.length;
    read = found.index + found[0].length;
    places.add(written, read);
  }
  parts.push(text.slice(read));
  return { text: parts.join(""), from: (at) => places.from(at) };
}

/** What an escape stands for, null where it is to be left as it is. */
function valueOf(text: string, found: RegExpExecArray): string | null {
  const [whole, four, eight, two, letter] = found;
  const digits = four ?? eight ?? two;
  if (digits !== undefined) {
    const code = Number.parseInt(digits, 16);
    if (code > 0x10ffff || isAlphanumeric(code) || (two !== undefined && code < 0x80)) return null;
    return String.fromCodePoint(code);
  }
  if (letter === undefined) return /^\\{2,}$/.test(whole) ? "\\" : "";
  if (letter === "n" || letter === "r" || letter === "t") return isDrive(text, found.index) ? null : whiteSpaces[letter];
  return letter;
}

const whiteSpaces = { n: "\n", r: "\r", t: "\t" } as const;

const isAlphanumeric = (code: number): boolean => (code >= 0x30 && code <= 0x39) || (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a || code === 0x20;

/** `C:\new` is a path. */
function isDrive(text: string, at: number): boolean {
  return text.charCodeAt(at - 1) === 0x3a && /^[^A-Za-z]?[A-Za-z]$/.test(text.slice(Math.max(0, at - 3), at - 1));
}

/** Places at which the distance between two texts changes, in order. */
class Places {
  readonly #written: number[] = [];
  readonly #read: number[] = [];

  add(written: number, read: number): void {
    const last = this.#written.length - 1;
    if (last >= 0 && this.#written[last] === written) this.#read[last] = read;
    else {
      this.#written.push(written);
      this.#read.push(read);
    }
  }

  from(at: number): number {
    let low = 0;
    let high = this.#written.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#written[middle] ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return at;
    return (this.#read[low - 1] ?? 0) + (at - (this.#written[low - 1] ?? 0));
  }
}
