import { RawNumber, type JsonObject, type JsonValue } from "./json.ts";
import { setMember } from "./jsonParser.ts";
import { writeJson } from "./jsonWriter.ts";
import { readPythonString, stringStart } from "./pythonString.ts";

export type PythonLiteralRead = { readonly ok: true; readonly value: JsonValue } | { readonly ok: false };

const nestingMax = 200;
const charactersMax = 16 * 1024 * 1024;
const floatPattern =
  /(?:[0-9](?:_?[0-9])*)?\.(?:[0-9](?:_?[0-9])*)(?:[eE][+-]?[0-9](?:_?[0-9])*)?|[0-9](?:_?[0-9])*(?:\.(?:[eE][+-]?[0-9](?:_?[0-9])*)?|[eE][+-]?[0-9](?:_?[0-9])*)/y;
const integerPattern = /0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|[1-9](?:_?[0-9])*|0(?:_?0)*/y;
const wordPattern = /[\p{L}_][\p{L}\p{N}_]*/uy;

/** Refused: what comes next is not a literal. Never leaves this file. */
class Refusal extends Error {}

/**
 * Reads what Python's `repr` writes for plain data, as `ast.literal_eval` would: texts, numbers, True, False, None,
 * dict, list, tuple, set. Tuples and sets become arrays, names of a dict become text, bytes become Latin-1 text.
 * Names, calls, operators, `nan`, `inf` and anything after the value are refused: the text then stays the evidence.
 */
export function readPythonLiteral(text: string): PythonLiteralRead {
  if (text.length > charactersMax) return { ok: false };
  const reader = new Reader(text);
  try {
    return { ok: true, value: reader.whole() };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false };
    throw error;
  }
}

type Item = { readonly value: JsonValue; readonly hashable: boolean };

class Reader {
  #pos = 0;
  #depth = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): JsonValue {
    const item = this.#item();
    this.#skip();
    if (this.#pos < this.#text.length) throw new Refusal();
    return item.value;
  }

  #skip(): void {
    while (/\s/.test(this.#text[this.#pos] ?? "")) this.#pos++;
  }

  /** Steps over `character` when it is the next one. */
  #take(character: string): boolean {
    this.#skip();
    if (this.#text[this.#pos] !== character) return false;
    this.#pos++;
    return true;
  }

  #item(): Item {
    this.#skip();
    const head = this.#text[this.#pos] ?? "";
    if (head === "{" || head === "[" || head === "(") return this.#nested(head);
    if (stringStart(this.#text, this.#pos)) return { value: this.#strings(), hashable: true };
    if (/[-+.0-9]/.test(head)) return { value: this.#number(), hashable: true };
    return this.#word();
  }

  #nested(head: string): Item {
    if (++this.#depth > nestingMax) throw new Refusal();
    this.#pos++;
    const item = head === "{" ? this.#braces() : head === "[" ? this.#list("]") : this.#parentheses();
    this.#depth--;
    return item;
  }

  #list(end: string): { value: JsonValue[]; hashable: boolean; commas: number } {
    const value: JsonValue[] = [];
    let commas = 0;
    let inner = true;
    while (!this.#take(end)) {
      if (value.length > commas) throw new Refusal();
      const item = this.#item();
      inner &&= item.hashable;
      value.push(item.value);
      if (this.#take(",")) commas++;
    }
    return { value, hashable: end === ")" && inner, commas };
  }

  /** `(1)` is 1, `(1,)` is a tuple. */
  #parentheses(): Item {
    const list = this.#list(")");
    if (list.value.length === 1 && list.commas === 0) return { value: list.value[0] ?? null, hashable: list.hashable };
    return list;
  }

  #braces(): Item {
    if (this.#take("}")) return { value: {}, hashable: false };
    const first = this.#item();
    if (!first.hashable) throw new Refusal();
    return { value: this.#take(":") ? this.#dict(first.value) : this.#set(first.value), hashable: false };
  }

  #dict(firstKey: JsonValue): JsonObject {
    const value: JsonObject = {};
    setMember(value, keyText(firstKey), this.#item().value);
    while (!this.#take("}")) {
      if (!this.#take(",")) throw new Refusal();
      if (this.#take("}")) return value;
      const key = this.#item();
      if (!key.hashable || !this.#take(":")) throw new Refusal();
      setMember(value, keyText(key.value), this.#item().value);
    }
    return value;
  }

  #set(first: JsonValue): JsonValue[] {
    const value = [first];
    while (!this.#take("}")) {
      if (!this.#take(",")) throw new Refusal();
      if (this.#take("}")) return value;
      const item = this.#item();
      if (!item.hashable) throw new Refusal();
      value.push(item.value);
    }
    return value;
  }

  /** Adjacent texts are one text; text and bytes do not mix. */
  #strings(): string {
    let joined = "";
    let isBytes: boolean | null = null;
    while (stringStart(this.#text, this.#pos)) {
      const read = readPythonString(this.#text, this.#pos);
      if (!read || (isBytes !== null && isBytes !== read.isBytes)) throw new Refusal();
      isBytes = read.isBytes;
      joined += read.value;
      this.#pos = read.end;
      this.#skip();
    }
    return joined;
  }

  #number(): JsonValue {
    const sign = /[-+]/.test(this.#text[this.#pos] ?? "") ? this.#text[this.#pos++] : "";
    this.#skip();
    const float = this.#match(floatPattern);
    const spelled = float ?? this.#match(integerPattern);
    if (spelled === null) throw new Refusal();
    this.#pos += spelled.length;
    if (/[\p{L}\p{N}_.]/u.test(this.#text[this.#pos] ?? "")) throw new Refusal();
    const plain = spelled.replaceAll("_", "");
    if (float !== null) return finite((sign === "-" ? -1 : 1) * Number(plain));
    const whole = BigInt(plain) * (sign === "-" ? -1n : 1n);
    return Number.isSafeInteger(Number(whole)) ? Number(whole) : new RawNumber(String(whole));
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#pos;
    return pattern.exec(this.#text)?.[0] ?? null;
  }

  #word(): Item {
    const word = this.#match(wordPattern);
    this.#pos += word?.length ?? 0;
    if (word === "None") return { value: null, hashable: true };
    if (word === "True" || word === "False") return { value: word === "True", hashable: true };
    if (word === "set" && this.#take("(") && this.#take(")")) return { value: [], hashable: false };
    throw new Refusal();
  }
}

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new Refusal();
  return value;
}

function keyText(key: JsonValue): string {
  return typeof key === "string" ? key : writeJson(key);
}
