import { readJsonString } from "../base/jsonString.ts";

/**
 * A JSON text as a tree that loses nothing that a signature may cover: members in the order of the file, also those whose
 * name comes twice; numbers as they are spelled; where each value stands. `start` and `end` are UTF-16 units of the text.
 */
export type SignedNode = SignedObject | SignedArray | SignedText | SignedNumber | SignedWord;
type Placed = { readonly start: number; readonly end: number };
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
    return { ok: true, root: reader.whole(), text, duplicateName: reader.duplicateName, loneSurrogate: reader.loneSurrogate };
  } catch (error) {
    if (error instanceof Fault) return { ok: false, position: error.position, message: error.message };
    throw error;
  }
}

class Fault extends Error {
  constructor(readonly position: number, message: string) {
    super(message);
  }
}

class SignedJsonReader {
  duplicateName: string | null = null;
  loneSurrogate = false;
  readonly #text: string;
  readonly #path: (string | number)[] = [];
  #pos = 0;

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
    for (let code = this.#text.charCodeAt(this.#pos); code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09; code = this.#text.charCodeAt(this.#pos)) this.#pos++;
  }

  #value(depth: number): SignedNode {
    const start = this.#pos;
    switch (this.#text[start]) {
      case "{": return this.#object(start, depth + 1);
      case "[": return this.#array(start, depth + 1);
      case '"': return { kind: "string", value: this.#string(), start, end: this.#pos };
      case "t": return this.#word("true", true);
      case "f": return this.#word("false", false);
      case "n": return this.#word("null", null);
      case undefined: throw new Fault(start, "the text ends too early");
      default: return this.#number(start);
    }
  }

  #object(start: number, depth: number): SignedObject {
    this.#open(depth);
    const members: SignedMember[] = [];
    let names: Set<string> | null = null;
    for (let more = !this.#ends("}"); more; more = this.#goesOn("}")) {
      if (this.#text[this.#pos] !== '"') throw new Fault(this.#pos, "a name is missing");
      const name = this.#string();
      // A handful of names is compared faster one by one.
      if (members.length === 16) names = new Set(members.map((member) => member.name));
      if (this.duplicateName === null && (names === null ? members.some((member) => member.name === name) : names.has(name))) this.duplicateName = this.#pointer(name);
      names?.add(name);
      this.#space();
      if (this.#text[this.#pos] !== ":") throw new Fault(this.#pos, "a colon is missing");
      this.#pos++;
      this.#space();
      this.#path.push(name);
      members.push({ name, value: this.#value(depth) });
      this.#path.pop();
    }
    return { kind: "object", members, start, end: this.#pos };
  }

  #array(start: number, depth: number): SignedArray {
    this.#open(depth);
    const items: SignedNode[] = [];
    for (let more = !this.#ends("]"); more; more = this.#goesOn("]")) {
      this.#path.push(items.length);
      items.push(this.#value(depth));
      this.#path.pop();
    }
    return { kind: "array", items, start, end: this.#pos };
  }

  #open(depth: number): void {
    if (depth > signedDepthMax) throw new Fault(this.#pos, `nested deeper than ${signedDepthMax}`);
    this.#pos++;
    this.#space();
  }

  #ends(close: string): boolean {
    if (this.#text[this.#pos] !== close) return false;
    this.#pos++;
    return true;
  }

  /** After a member: a comma, and then another one; or the end. */
  #goesOn(close: string): boolean {
    this.#space();
    if (this.#ends(close)) return false;
    if (this.#text[this.#pos] !== ",") throw new Fault(this.#pos, this.#pos >= this.#text.length ? "the text ends too early" : "a comma is missing");
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
    if (text === undefined) throw new Fault(start, "no JSON value");
    this.#pos = start + text.length;
    return { kind: "number", text, start, end: this.#pos };
  }

  #pointer(name: string): string {
    return [...this.#path, name].map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
  }
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
