import { readJsonString } from "../base/jsonString.ts";

/**
 * A JSON text as a tree that loses nothing that a signature may cover: members in the order of the file, also those whose
 * name comes twice; numbers as they are spelled; where each value stands. `start` and `end` are UTF-16 units of the text.
 */
export type SignedNode = SignedObject | SignedArray | SignedText | SignedNumber | SignedWord;
type Placed = {
  readonly start: number;
  readonly end: number;
  /** The text of the value where it stands in its plainest spelling (`ParsedNode`); copies with other parts have none. */
  readonly raw?: string | null;
};
export type SignedMember = { readonly name: string; readonly value: SignedNode };
export type SignedObject = Placed & { readonly kind: "object"; readonly members: readonly SignedMember[] };
export type SignedArray = Placed & { readonly kind: "array"; readonly items: readonly SignedNode[] };
export type SignedText = Placed & { readonly kind: "string"; readonly value: string };
export type SignedNumber = Placed & { readonly kind: "number"; readonly text: string };
export type SignedWord = Placed & { readonly kind: "word"; readonly value: true | false | null };

export type SignedJson = {
  readonly ok: true;
  readonly root: SignedNode;
  readonly text: string;
  /** JSON pointer of the first name that stands twice in one object; null where none does. */
  readonly duplicateName: string | null;
  /** An escape that is half of a surrogate pair stands somewhere. */
  readonly loneSurrogate: boolean;
};
export type SignedJsonFailure = { readonly ok: false; readonly position: number; readonly message: string };

/** Deeper records are refused: no format of signed logs comes near. */
export const signedDepthMax = 128;

/** A text without escapes, controls or surrogates: nearly all of them, read in one step. */
// oxlint-disable-next-line no-control-regex -- RFC 8259: these may not stand in a string as they are.
const plainString = /"[^"\\\u0000-\u001f\ud800-\udfff]*"/y;
const numberPattern = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

/** Reads one JSON text (RFC 8259). What follows the value, other than white space, is a failure. Any text in; never throws. */
export function parseSignedJson(text: string): SignedJson | SignedJsonFailure {
  const reader = new SignedJsonReader(text);
  try {
    const root = reader.whole();
    return { ok: true, root, text, duplicateName: duplicatePointer(root, reader.duplicate), loneSurrogate: reader.loneSurrogate };
  } catch (error) {
    if (error instanceof Fault) return { ok: false, position: error.position, message: error.message };
    throw error;
  }
}

/**
 * What the reader makes. `raw` lies on the prototype, so that a spread copy whose parts are exchanged loses it: it is the value's
 * own text where that is what every form of sorted compact JSON would write (no white space, names ascending and once, no
 * escapes, whole numbers of up to 15 digits), and null otherwise.
 */
class ParsedNode {
  readonly #text: string | null;
  constructor(readonly start: number, readonly end: number, text: string | null) {
    this.#text = text;
  }
  get raw(): string | null {
    return this.#text === null ? null : this.#text.slice(this.start, this.end);
  }
}
class ParsedObject extends ParsedNode implements SignedObject {
  readonly kind = "object";
  constructor(readonly members: readonly SignedMember[], start: number, end: number, text: string | null) {
    super(start, end, text);
  }
}
class ParsedArray extends ParsedNode implements SignedArray {
  readonly kind = "array";
  constructor(readonly items: readonly SignedNode[], start: number, end: number, text: string | null) {
    super(start, end, text);
  }
}
class ParsedText extends ParsedNode implements SignedText {
  readonly kind = "string";
  constructor(readonly value: string, start: number, end: number, text: string | null) {
    super(start, end, text);
  }
}

class Fault extends Error {
  constructor(readonly position: number, message: string) {
    super(message);
  }
}

/** The names of the record read last, in their order, with their quotes. They make reading faster, never different. */
const guesses: { readonly name: string; readonly quoted: string }[] = [];
const guessesMax = 128;

/** A text that does not keep the longer one alive that it was cut from; one copy of each, which compares fast. */
function ownText(text: string): string {
  return Object.keys({ [text]: null })[0] ?? text;
}

class SignedJsonReader {
  duplicate: Duplicate | null = null;
  loneSurrogate = false;
  readonly #text: string;
  #pos = 0;
  #names = 0;
  /** How often something was met that sorted compact JSON spells otherwise. */
  #loose = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): SignedNode {
    this.#space();
    const root = this.#value(0);
    this.#space();
    if (this.#pos < this.#text.length) throw new Fault(this.#pos, "something follows the value");
    return root;
  }

  #space(): void {
    for (let code = this.#text.charCodeAt(this.#pos); code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09; code = this.#text.charCodeAt(this.#pos)) {
      this.#pos++;
      this.#loose++;
    }
  }

  #value(depth: number): SignedNode {
    const start = this.#pos;
    switch (this.#text.charCodeAt(start)) {
      case 0x7b: return this.#object(start, depth + 1);
      case 0x5b: return this.#array(start, depth + 1);
      case 0x22: return this.#textNode(start);
      case 0x74: return this.#word("true", true);
      case 0x66: return this.#word("false", false);
      case 0x6e: return this.#word("null", null);
      default: return this.#number(start);
    }
  }

  #object(start: number, depth: number): SignedObject {
    const loose = this.#loose;
    this.#open(depth);
    const members: SignedMember[] = [];
    let last: string | null = null;
    let names: Set<string> | null = null;
    let isSorted = true;
    for (let more = !this.#ends(0x7d); more; more = this.#goesOn(0x7d)) {
      if (this.#text.charCodeAt(this.#pos) !== 0x22) throw new Fault(this.#pos, "a name is missing");
      const name = this.#name();
      // Names that ascend cannot come twice; a handful of others is compared faster one by one.
      if (last !== null && name <= last) {
        this.#loose++;
        isSorted = false;
      }
      if (!isSorted) {
        if (members.length >= fewNames) names ??= new Set(members.map((member) => member.name));
        if (this.duplicate === null && (names === null ? isAmong(members, name) : names.has(name))) this.duplicate = { object: start, name };
        names?.add(name);
      }
      last = name;
      this.#space();
      if (this.#text.charCodeAt(this.#pos) !== 0x3a) throw new Fault(this.#pos, "a colon is missing");
      this.#pos++;
      this.#space();
      members.push({ name, value: this.#value(depth) });
    }
    return new ParsedObject(members, start, this.#pos, this.#tightSince(loose));
  }

  #array(start: number, depth: number): SignedArray {
    const loose = this.#loose;
    this.#open(depth);
    const items: SignedNode[] = [];
    for (let more = !this.#ends(0x5d); more; more = this.#goesOn(0x5d)) items.push(this.#value(depth));
    return new ParsedArray(items, start, this.#pos, this.#tightSince(loose));
  }

  /** Neighbouring records have the same names in the same order: the one that stood at this place before is tried first. */
  #name(): string {
    const place = this.#names++;
    const guess = guesses[place];
    if (guess !== undefined && this.#text.startsWith(guess.quoted, this.#pos)) {
      this.#pos += guess.quoted.length;
      return guess.name;
    }
    const from = this.#pos;
    const name = this.#string();
    const isPlain = this.#pos - from === name.length + 2;
    if (isPlain && place < guessesMax) guesses[place] = { name: ownText(name), quoted: ownText(this.#text.slice(from, this.#pos)) };
    return name;
  }

  #textNode(start: number): SignedText {
    const loose = this.#loose;
    const value = this.#string();
    return new ParsedText(value, start, this.#pos, this.#tightSince(loose));
  }

  #tightSince(loose: number): string | null {
    return this.#loose === loose ? this.#text : null;
  }

  #open(depth: number): void {
    if (depth > signedDepthMax) throw new Fault(this.#pos, `nested deeper than ${signedDepthMax}`);
    this.#pos++;
    this.#space();
  }

  #ends(close: number): boolean {
    if (this.#text.charCodeAt(this.#pos) !== close) return false;
    this.#pos++;
    return true;
  }

  /** After a member: a comma, and then another one; or the end. */
  #goesOn(close: number): boolean {
    this.#space();
    if (this.#ends(close)) return false;
    if (this.#text.charCodeAt(this.#pos) !== 0x2c) throw new Fault(this.#pos, this.#pos >= this.#text.length ? "the text ends too early" : "a comma is missing");
    this.#pos++;
    this.#space();
    return true;
  }

  #string(): string {
    plainString.lastIndex = this.#pos;
    if (plainString.test(this.#text)) {
      const value = this.#text.slice(this.#pos + 1, plainString.lastIndex - 1);
      this.#pos = plainString.lastIndex;
      return value;
    }
    this.#loose++;
    const read = readJsonString(this.#text, this.#pos);
    if (!read.ok) throw new Fault(read.position, read.message);
    this.loneSurrogate ||= read.loneSurrogate;
    this.#pos = read.end;
    return read.value;
  }

  #word(word: string, value: true | false | null): SignedWord {
    const start = this.#pos;
    if (!this.#text.startsWith(word, start)) throw new Fault(start, "no JSON value");
    this.#pos += word.length;
    return { kind: "word", value, start, end: this.#pos };
  }

  #number(start: number): SignedNumber {
    numberPattern.lastIndex = start;
    const [text] = numberPattern.exec(this.#text) ?? [];
    if (text === undefined) throw new Fault(start, start >= this.#text.length ? "the text ends too early" : "no JSON value");
    this.#pos = start + text.length;
    if (!isPlainInteger(text)) this.#loose++;
    return { kind: "number", text, start, end: this.#pos };
  }
}

const fewNames = 24;
function isAmong(members: readonly SignedMember[], name: string): boolean {
  for (const member of members) if (member.name === name) return true;
  return false;
}

/** Short enough that a double carries it, and spelled as every producer spells it. */
function isPlainInteger(text: string): boolean {
  if (text.length > 15 || text === "-0") return false;
  for (let at = text.charCodeAt(0) === 0x2d ? 1 : 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x30 || code > 0x39) return false;
  }
  return true;
}

/** A name that stands twice, and where its object begins. */
type Duplicate = { readonly object: number; readonly name: string };

function duplicatePointer(root: SignedNode, duplicate: Duplicate | null): string | null {
  if (duplicate === null) return null;
  const path = pathTo(root, duplicate.object) ?? [];
  return [...path, duplicate.name].map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** The way to the value that begins at `start`. */
function pathTo(node: SignedNode, start: number): (string | number)[] | null {
  if (node.start === start) return [];
  const parts: readonly { readonly name: string | number; readonly value: SignedNode }[] =
    node.kind === "object" ? node.members : node.kind === "array" ? node.items.map((value, name) => ({ name, value })) : [];
  const part = parts.find(({ value }) => value.start <= start && start < value.end);
  const rest = part === undefined ? null : pathTo(part.value, start);
  return part === undefined || rest === null ? null : [part.name, ...rest];
}

/** The member of this name, the last where it stands twice (as most readers take it); null where there is none or `node` is no object. */
export function memberOf(node: SignedNode | null, name: string): SignedNode | null {
  if (node?.kind !== "object") return null;
  for (let at = node.members.length - 1; at >= 0; at--) {
    const member = node.members[at];
    if (member?.name === name) return member.value;
  }
  return null;
}

/** The node at a path of names. */
export function nodeAt(node: SignedNode | null, ...path: readonly string[]): SignedNode | null {
  return path.reduce<SignedNode | null>((at, name) => memberOf(at, name), node);
}

/** The text of a member that is a string; null otherwise. */
export function textAt(node: SignedNode | null, ...path: readonly string[]): string | null {
  const found = nodeAt(node, ...path);
  return found?.kind === "string" ? found.value : null;
}

/** A member that is a whole number a double can carry; null otherwise. */
export function integerAt(node: SignedNode | null, ...path: readonly string[]): number | null {
  const found = nodeAt(node, ...path);
  if (found?.kind !== "number" || !/^-?\d{1,16}$/.test(found.text)) return null;
  const value = Number(found.text);
  return Number.isSafeInteger(value) ? value : null;
}

/** The same object without some members. Places stay those of the text. */
export function withoutMembers(node: SignedObject, ...names: readonly string[]): SignedObject {
  return { ...node, members: node.members.filter(({ name }) => !names.includes(name)) };
}

/** The same object with other values for some members; names that it lacks are left out. */
export function withMembers(node: SignedObject, values: Readonly<Record<string, SignedNode>>): SignedObject {
  return { ...node, members: node.members.map((member) => (Object.hasOwn(values, member.name) ? { name: member.name, value: values[member.name] ?? member.value } : member)) };
}

/** A string that stands nowhere: for records that are signed with a member emptied or replaced. */
export function madeText(value: string): SignedText {
  return { kind: "string", value, start: 0, end: 0 };
}

/** An object made of parts of others, in this order. */
export function madeObject(members: readonly SignedMember[]): SignedObject {
  return { kind: "object", members, start: 0, end: 0 };
}
