/**
 * A reading of a stretch of a document: the text as its writer meant it, and where each of its code units stands in the document.
 * `at` is null where its code units stand one behind the other from `start` on, as they do in the document's own text; else it has one entry more than the text is long.
 */
export type MappedText = { readonly text: string; readonly start: number; readonly at: Int32Array | null };

/** A stretch of the document as it is. */
export const verbatim = (document: string, start: number, end: number): MappedText => ({ text: document.slice(start, end), start, at: null });

/** Where the code unit at `index` of the reading begins in the document; `index` may be the reading's length. */
export const placeOf = (mapped: MappedText, index: number): number => mapped.at?.[index] ?? mapped.start + index;

/**
 * Where a stretch of the reading lies in the document.
 * The end is the place behind the last code unit's first one, so that what follows an escape is not taken in.
 */
export function spanOf(mapped: MappedText, from: number, to: number): { readonly start: number; readonly end: number } {
  const start = placeOf(mapped, from);
  if (to <= from) return { start, end: start };
  return { start, end: mapped.at === null ? mapped.start + to : placeOf(mapped, to - 1) + widthAt(mapped, to - 1) };
}

/** How many code units of the document the one at `index` takes: more than one where it is escaped. */
function widthAt(mapped: MappedText, index: number): number {
  const here = placeOf(mapped, index);
  const next = placeOf(mapped, index + 1);
  return Math.max(1, next - here);
}

/** Part of a reading, as a reading of its own. */
export function part(mapped: MappedText, from: number, to: number): MappedText {
  const text = mapped.text.slice(from, to);
  if (mapped.at === null) return { text, start: mapped.start + from, at: null };
  return { text, start: placeOf(mapped, from), at: mapped.at.subarray(from, to + 1) };
}

/** Builds a reading piece by piece. As long as its code units stand one behind the other no place is written down. */
export class MappedTextBuilder {
  readonly #parts: string[] = [];
  #start = 0;
  #places: Int32Array | null = null;
  #length = 0;

  /** Text that stands for itself, from `place` on. */
  copy(text: string, place: number): void {
    if (text === "" || this.#follows(text, place)) return;
    const places = this.#room(text.length);
    for (let i = 0; i < text.length; i++) places[this.#length + i] = place + i;
    this.#take(text);
  }

  /** Text that is written otherwise at `place`: all its code units begin there. */
  write(text: string, place: number): void {
    if (text === "" || (text.length === 1 && this.#follows(text, place))) return;
    this.#room(text.length).fill(place, this.#length, this.#length + text.length);
    this.#take(text);
  }

  get length(): number {
    return this.#length;
  }

  get isBlank(): boolean {
    return this.#parts.every((part) => part.trim() === "");
  }

  /** `end` is the place behind the last code unit. */
  build(end: number): MappedText {
    const text = this.#parts.join("");
    if (this.#length === 0) return { text, start: end, at: Int32Array.of(end) };
    if (this.#places === null && end === this.#start + this.#length) return { text, start: this.#start, at: null };
    const at = this.#room(0).slice(0, this.#length + 1);
    at[this.#length] = end;
    return { text, start: this.#start, at };
  }

  /** Takes the text in without a place where it stands right behind what is there. */
  #follows(text: string, place: number): boolean {
    if (this.#length === 0) this.#start = place;
    if (this.#places !== null || place !== this.#start + this.#length) return false;
    this.#take(text);
    return true;
  }

  #take(text: string): void {
    this.#length += text.length;
    this.#parts.push(text);
  }

  /** The places of what is there, with room for as many more and the end. */
  #room(by: number): Int32Array {
    const wanted = this.#length + by + 1;
    if (this.#places !== null && wanted <= this.#places.length) return this.#places;
    const wider = new Int32Array(Math.max(64, (this.#places?.length ?? 0) * 2, wanted));
    if (this.#places === null) for (let i = 0; i < this.#length; i++) wider[i] = this.#start + i;
    else wider.set(this.#places);
    return (this.#places = wider);
  }
}
