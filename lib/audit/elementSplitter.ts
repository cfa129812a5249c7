import type { DeclaredEnd } from "./chainContext.ts";
import type { LogEntry } from "./logEntries.ts";

/** Members under which a document keeps its records, and those in which it says how many there are. */
export const listNames: readonly string[] = ["receipts", "records", "entries"];
export const countNames: readonly string[] = ["declared_receipt_count", "receipt_count", "record_count", "entry_count"];

/** An element of a list: where its text ends, in the units of the whole text, and the list's JSON pointer; null for what follows the document. */
export type ListElement = LogEntry & { readonly end: number; readonly list: string | null };

const structural = /["[\]{},:]/g;
const notSpace = /[^\s\ufeff]/g;
/** A line end ends a string that was never closed: JSON allows none inside, and so the damage stays in one line. */
const inString = /["\\\n]/g;

/** Nothing longer is kept for a name or a count. */
const shortMax = 1_024;
/** Longer elements are cut off, so that they cannot be read. */
const elementMax = 64 * 1_048_576;

/**
 * Cuts an array, or a document with a list of records, into its elements while it is read, without judging what they are.
 * Text may come in pieces of any size. What follows the document counts as one more element. A document may hold several lists:
 * the elements of one (`wanted`, a JSON pointer) or of all are given.
 */
export class ElementSplitter {
  #declared: number | null = null;
  #text = "";
  /** Where the held text begins in the whole one. */
  #base = 0;
  #at = 0;
  #depth = 0;
  #root: "array" | "object" | null = null;
  #isClosed = false;
  #stringFrom = -1;
  /** Depth of what the list holds; -1 outside of it. */
  #listDepth = -1;
  #elementFrom = -1;
  /** The beginning of an element that is too long to be kept. */
  #cut: string | null = null;
  #name: string | null = null;
  #colonAt = -1;
  #listName = "";
  readonly #wanted: string | null;

  constructor(wanted: string | null = null) {
    this.#wanted = wanted;
  }

  /** The document has come to its end. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  get kind(): "array" | "object" | null {
    return this.#root;
  }

  /** JSON pointer of the list that was met last; empty for the document itself. */
  get list(): string {
    return this.#listName === "" ? "" : `/${this.#listName}`;
  }

  /** How many records the document says there are. */
  get declaredEnd(): DeclaredEnd | null {
    return this.#declared === null ? null : { count: this.#declared, head: null };
  }

  push(chunk: string): ListElement[] {
    this.#dropDone();
    this.#text += chunk;
    return this.#scan();
  }

  /** An element that the end cuts off, and anything behind the document. */
  finish(): ListElement[] {
    return this.#elementFrom >= 0 ? [this.#element(this.#text.length)].filter(({ text }) => text !== "") : [];
  }

  /** Lets go of the text before the first place that is still needed. */
  #dropDone(): void {
    if (this.#elementFrom >= 0 && this.#at - this.#elementFrom > elementMax) this.#cut ??= this.#text.slice(this.#elementFrom, this.#elementFrom + shortMax);
    const isShort = (at: number): boolean => at >= 0 && this.#at - at < shortMax;
    const from = Math.min(
      this.#at, this.#elementFrom >= 0 && this.#cut === null ? this.#elementFrom : this.#at,
      this.#isName() && isShort(this.#stringFrom) ? this.#stringFrom : this.#at, this.#isCount() && isShort(this.#colonAt) ? this.#colonAt : this.#at,
    );
    const moved = (at: number): number => (at < 0 ? at : Math.max(0, at - from));
    this.#text = this.#text.slice(from);
    this.#base += from;
    this.#at -= from;
    this.#elementFrom = moved(this.#elementFrom);
    this.#stringFrom = moved(this.#stringFrom);
    this.#colonAt = moved(this.#colonAt);
  }

  #isName(): boolean {
    return this.#stringFrom >= 0 && this.#depth === 1 && this.#root === "object" && this.#colonAt < 0;
  }

  #isCount(): boolean {
    return this.#colonAt >= 0 && this.#name !== null && countNames.includes(this.#name);
  }

  #scan(): ListElement[] {
    const found: ListElement[] = [];
    while (this.#at < this.#text.length) {
      const moved = this.#stringFrom >= 0 ? this.#string() : this.#startsElement() || this.#structure(found);
      if (!moved) break;
    }
    return found;
  }

  /** Goes on inside a string; false where more text is needed. */
  #string(): boolean {
    inString.lastIndex = this.#at;
    const at = inString.exec(this.#text)?.index ?? -1;
    if (at < 0) this.#at = this.#text.length;
    if (at < 0) return false;
    if (this.#text[at] === "\\") {
      this.#at = at;
      if (at + 1 >= this.#text.length) return false;
      this.#at = at + 2;
      return true;
    }
    if (this.#isName()) this.#name = this.#text.slice(this.#stringFrom + 1, at);
    this.#stringFrom = -1;
    this.#at = at + 1;
    return true;
  }

  /** An element begins with the first thing at its depth that is no comma and no end of the list. */
  #startsElement(): boolean {
    const isOpen = this.#isClosed || (this.#listDepth >= 0 && this.#depth === this.#listDepth);
    if (!isOpen || this.#elementFrom >= 0) return false;
    notSpace.lastIndex = this.#at;
    const at = notSpace.exec(this.#text)?.index ?? -1;
    this.#at = at < 0 ? this.#text.length : at;
    if (at < 0) return true;
    const letter = this.#text[at];
    if (!this.#isClosed && (letter === "," || letter === "]")) return false;
    this.#elementFrom = at;
    return false;
  }

  #structure(found: ListElement[]): boolean {
    if (this.#isClosed) return this.#skipTo(this.#text.length);
    structural.lastIndex = this.#at;
    const at = structural.exec(this.#text)?.index ?? -1;
    if (at < 0) return this.#skipTo(this.#text.length);
    this.#at = at + 1;
    switch (this.#text[at]) {
      case '"': this.#stringFrom = at; break;
      case "{": this.#open("object"); break;
      case "[": this.#open("array"); break;
      case ",": this.#comma(at, found); break;
      case ":": if (this.#depth === 1 && this.#root === "object" && this.#colonAt < 0) this.#colonAt = at; break;
      default: this.#close(at, found);
    }
    return true;
  }

  #skipTo(at: number): boolean {
    this.#at = at;
    return true;
  }

  #open(kind: "array" | "object"): void {
    this.#depth++;
    if (this.#depth === 1) {
      this.#root = kind;
      if (kind === "array") this.#listDepth = 1;
    } else if (kind === "array" && this.#depth === 2 && this.#colonAt >= 0 && this.#name !== null && this.#isWanted(this.#name)) {
      this.#listDepth = 2;
      this.#listName = this.#name;
    }
  }

  #isWanted(name: string): boolean {
    return this.#wanted === null ? listNames.includes(name) : this.#wanted === `/${name}`;
  }

  #comma(at: number, found: ListElement[]): void {
    if (this.#depth === this.#listDepth) this.#finishElement(at, found);
    else if (this.#depth === 1) this.#endMember(at);
  }

  #endMember(at: number): void {
    const text = this.#isCount() ? this.#text.slice(this.#colonAt + 1, at).trim() : "";
    if (/^\d{1,15}$/.test(text)) this.#declared ??= Number(text);
    this.#name = null;
    this.#colonAt = -1;
  }

  #close(at: number, found: ListElement[]): void {
    if (this.#depth === this.#listDepth) {
      // A stray brace closes no list.
      if (this.#text[at] === "}") return;
      this.#finishElement(at, found);
      this.#listDepth = -1;
    } else if (this.#depth === 1) this.#endMember(at);
    this.#depth--;
    if (this.#depth <= 0) this.#isClosed = true;
  }

  #finishElement(at: number, found: ListElement[]): void {
    if (this.#elementFrom >= 0) found.push(this.#element(at));
    this.#elementFrom = -1;
  }

  #element(end: number): ListElement {
    const start = this.#base + this.#elementFrom;
    const isCut = this.#cut !== null;
    const text = this.#cut ?? this.#text.slice(this.#elementFrom, end).trimEnd();
    this.#cut = null;
    return { text, start, end: isCut ? this.#base + end : start + text.length, list: this.#isClosed ? null : this.list };
  }
}
