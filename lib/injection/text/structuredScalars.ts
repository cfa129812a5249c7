import type { MappedText } from "./mappedText.ts";
import { part } from "./mappedText.ts";
import { unescaped } from "./unescape.ts";

/** A value in a structured text. `record` is the innermost mapping or list item that holds it. */
export type Scalar = { readonly text: MappedText; readonly key: string | null; readonly record: number; readonly quoted: boolean };
/** A mapping or list item; `name` is the key it stands under. */
export type StructuredRecord = { readonly parent: number | null; readonly name: string | null };
export type Structured = { readonly scalars: readonly Scalar[]; readonly records: readonly StructuredRecord[] };

const scalarsMax = 100_000;
const keyMax = 300;

type Open = { readonly mapping: boolean; readonly record: number; key: string | null };

/**
 * Scalars of JSON or of what Python's `repr` prints, read tolerantly: a quote closes its string only where the grammar could go on behind it,
 * so that text with unescaped quotes inside, as badly built tool results have it, stays one scalar. Linear in the length of the text.
 */
export function structuredScalars(mapped: MappedText): Structured {
  return new ScalarScan(mapped).run();
}

class ScalarScan {
  readonly #text: string;
  readonly #scalars: Scalar[] = [];
  readonly #records: StructuredRecord[] = [{ parent: null, name: null }];
  readonly #open: Open[] = [];
  #at = 0;

  constructor(private readonly mapped: MappedText) {
    this.#text = mapped.text;
  }

  run(): Structured {
    while (this.#at < this.#text.length && this.#scalars.length < scalarsMax) this.#step(this.#text.charAt(this.#at));
    // Past the limit values are no longer told apart, but their text is still read.
    if (this.#at < this.#text.length) this.#scalars.push({ text: unescaped(part(this.mapped, this.#at, this.#text.length)), key: null, record: 0, quoted: false });
    return { scalars: this.#scalars, records: this.#records };
  }

  #step(sign: string): void {
    if (sign === "{" || sign === "[") return this.#begin(sign === "{");
    if (sign === "}" || sign === "]") this.#close();
    else if (sign === '"' || sign === "'" || sign === "\\") return this.#string();
    else if (/[\w$+.-]/.test(sign)) return this.#bare();
    this.#at++;
  }

  #begin(mapping: boolean): void {
    const above = this.#open.at(-1);
    const parent = above?.record ?? 0;
    // A list shares the record of what holds it: reviews of a product belong to the product.
    const record = mapping ? this.#records.push({ parent, name: above?.key ?? null }) - 1 : parent;
    this.#open.push({ mapping, record, key: mapping ? null : (above?.key ?? null) });
    this.#at++;
  }

  /** What was a member's value is complete. */
  #close(): void {
    this.#open.pop();
    const above = this.#open.at(-1);
    if (above?.mapping === true) above.key = null;
  }

  #string(): void {
    const opened = /^\\*["']/.exec(this.#text.slice(this.#at, this.#at + 9));
    if (opened === null) return void this.#at++;
    const quote = opened[0];
    const from = this.#at + quote.length;
    const end = this.#closing(quote, from);
    const to = end ?? this.#text.length;
    this.#at = end === null ? to : end + quote.length;
    this.#put(from, to, true);
  }

  #closing(quote: string, from: number): number | null {
    const context = this.#open.at(-1);
    for (let at = this.#text.indexOf(quote, from); at >= 0; at = this.#text.indexOf(quote, at + 1)) {
      if (isEscaped(this.#text, at, quote)) continue;
      if (closes(this.#text, at + quote.length, context?.mapping ?? false, (context?.mapping ?? false) && context?.key === null)) return at;
    }
    return null;
  }

  #bare(): void {
    const bare = /[\w$+.:@/-]*/y;
    bare.lastIndex = this.#at;
    const from = this.#at;
    const word = bare.exec(this.#text)?.[0] ?? "";
    const colon = word.indexOf(":");
    const length = colon > 0 && this.#open.at(-1)?.mapping === true && this.#open.at(-1)?.key === null ? colon : lengthWithoutColons(word);
    this.#at += Math.max(1, length);
    this.#put(from, this.#at, false);
  }

  #put(from: number, to: number, quoted: boolean): void {
    const open = this.#open.at(-1);
    const after = /\s*:/y;
    after.lastIndex = this.#at;
    if (open?.mapping === true && open.key === null && after.test(this.#text)) {
      this.#at = after.lastIndex;
      open.key = this.#text.slice(from, Math.min(to, from + keyMax));
      return;
    }
    this.#scalars.push({ text: unescaped(part(this.mapped, from, to)), key: open?.key ?? null, record: open?.record ?? 0, quoted });
    if (open?.mapping === true) open.key = null;
  }
}

function lengthWithoutColons(word: string): number {
  let length = word.length;
  while (word.charAt(length - 1) === ":") length--;
  return length;
}

/** A quote behind an odd number of backslashes is part of the string; one that was opened by an escaped quote is closed by one escaped as often. */
function isEscaped(text: string, at: number, quote: string): boolean {
  let slashes = 0;
  while (text.charAt(at - 1 - slashes) === "\\") slashes++;
  return quote.length === 1 ? slashes % 2 === 1 : slashes > 0;
}

const nextMember = /^\s*,\s*(?:\\*["'](?:[^"'\\]|\\.){0,120}\\*["']\s*:|[\w$-]{1,80}\s*:|\}|$)/;
const nextItem = /^\s*,\s*(?:\\*["'{[\]-]|\d|true\b|false\b|null\b|None\b|True\b|False\b|\}|$)/;
const ending = /^\s*(?:[}\]]|$|\\*["']\s*$)/;

/** May the grammar go on at `at` if a string ended there? */
function closes(text: string, at: number, mapping: boolean, isKey: boolean): boolean {
  const rest = text.slice(at, at + 240);
  if (isKey) return /^\s*:/.test(rest);
  if (ending.test(rest)) return true;
  return mapping ? nextMember.test(rest) : nextItem.test(rest);
}
