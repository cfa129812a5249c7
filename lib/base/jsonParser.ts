import { RawNumber, type JsonObject, type JsonValue } from "./json.ts";
import { readJsonString } from "./jsonString.ts";

export const nestingMaxDefault = 500;

/** Where something stands in the text, in UTF-16 units from 0. */
export type JsonPlace = { readonly position: number };

/** What a text held that plain `JSON.parse` would have refused or lost: the first place of each, or null. */
export type JsonNotes = {
  /** An integer beyond 2^53, or a number too small for a double. */
  readonly bigInteger: JsonPlace | null;
  /** `NaN`, `Infinity` or `-Infinity` as a bare word, or a number that a double would turn into Infinity. */
  readonly nonFinite: JsonPlace | null;
  readonly duplicateKey: JsonPlace | null;
  /** An escape that is half of a surrogate pair. */
  readonly loneSurrogate: JsonPlace | null;
};

export type JsonFailure = {
  readonly ok: false;
  readonly position: number;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** True where the text is good as far as it goes and ends too early. */
  readonly truncated: boolean;
};

const wordPattern = /true|false|null|NaN|-?Infinity/y;
const numberPattern = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
/** What the end of the text may have left of a word or a number. */
const cutWords = ["true", "false", "null", "NaN", "Infinity", "-Infinity"];
const cutNumber = /^-?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][+-]?[0-9]*)?)?$/;
const words = new Map<string, JsonValue>([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/** One reading of one text; see `parseJson`. Values hang in `root` from the moment they are opened. */
export class JsonParser {
  root: JsonValue = null;
  readonly notes: { -readonly [K in keyof JsonNotes]: JsonNotes[K] } = {
    bigInteger: null,
    nonFinite: null,
    duplicateKey: null,
    loneSurrogate: null,
  };
  readonly #text: string;
  readonly #depthMax: number;
  readonly #stack: (JsonValue[] | JsonObject)[] = [];
  #top: JsonValue[] | JsonObject | null = null;
  /** The name that waits for its value in the innermost object. */
  #key: string | null = null;
  #pos = 0;

  constructor(text: string, depthMax = nestingMaxDefault) {
    this.#text = text;
    this.#depthMax = depthMax;
  }

  /** Returns null after a whole text, else what is wrong with it. */
  run(): JsonFailure | null {
    for (;;) {
      const code = this.#next();
      const isOpening = code === 0x7b || code === 0x5b;
      const failure = isOpening ? this.#open(code === 0x7b ? {} : []) : this.#scalar(code);
      if (failure) return failure;
      if (isOpening && this.#next() !== (code === 0x7b ? 0x7d : 0x5d)) {
        const wrong = code === 0x7b ? this.#name() : null;
        if (wrong) return wrong;
        continue;
      }
      const after = this.#closeUntilComma();
      if (after !== "comma") return after;
    }
  }

  /** Puts in place a string that the end of the text has cut, as far as it goes. */
  keepCutString(): void {
    if (this.#text[this.#pos] !== '"' || (this.#key === null && this.#top !== null && !Array.isArray(this.#top)))
      return;
    const cut = this.#text.slice(this.#pos).replace(/\\(?:u[0-9a-fA-F]{0,3})?$/, "");
    for (const text of [`${cut}"`, `${cut.slice(0, -1)}"`]) {
      const read = readJsonString(text, 0);
      if (read.ok) return this.#put(read.value);
    }
  }

  /** Skips white space and returns the code that follows, NaN at the end. */
  #next(): number {
    for (;;) {
      const code = this.#text.charCodeAt(this.#pos);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return code;
      this.#pos++;
    }
  }

  #open(frame: JsonValue[] | JsonObject): JsonFailure | null {
    if (this.#stack.length >= this.#depthMax) return this.#fail(`nested deeper than ${this.#depthMax} levels`);
    this.#put(frame);
    this.#stack.push(frame);
    this.#top = frame;
    this.#pos++;
    return null;
  }

  /** After a value: closes what is closed. "comma" where another value follows, null at the end of the text. */
  #closeUntilComma(): "comma" | JsonFailure | null {
    for (;;) {
      const code = this.#next();
      const top = this.#top;
      if (top === null)
        return this.#pos < this.#text.length ? this.#fail("text follows the end of the document") : null;
      const isArray = Array.isArray(top);
      if (code === 0x2c) {
        this.#pos++;
        return (isArray ? null : this.#name()) ?? "comma";
      }
      if (code !== (isArray ? 0x5d : 0x7d))
        return this.#fail(isArray ? "`,` or `]` was expected" : "`,` or `}` was expected");
      this.#pos++;
      this.#stack.pop();
      this.#top = this.#stack.at(-1) ?? null;
    }
  }

  #name(): JsonFailure | null {
    if (this.#next() !== 0x22) return this.#fail("a name between quotes was expected");
    const start = this.#pos;
    const read = readJsonString(this.#text, start);
    if (!read.ok) return this.#failString(read.position, read.message);
    if (read.loneSurrogate) this.notes.loneSurrogate ??= { position: start };
    this.#pos = read.end;
    if (this.#next() !== 0x3a) return this.#fail("`:` was expected");
    this.#pos++;
    if (this.#top !== null && Object.hasOwn(this.#top, read.value)) this.notes.duplicateKey ??= { position: start };
    this.#key = read.value;
    return null;
  }

  #scalar(code: number): JsonFailure | null {
    const start = this.#pos;
    if (code === 0x22) {
      const read = readJsonString(this.#text, start);
      if (!read.ok) return this.#failString(read.position, read.message);
      if (read.loneSurrogate) this.notes.loneSurrogate ??= { position: start };
      this.#pos = read.end;
      this.#put(read.value);
      return null;
    }
    const pattern = code === 0x2d || (code >= 0x30 && code <= 0x39) ? numberPattern : wordPattern;
    const found = this.#match(pattern) ?? this.#match(wordPattern);
    if (found === null || /[.eE]/.test(this.#text[start + found.length] ?? "")) return this.#failScalar();
    this.#pos += found.length;
    this.#put(words.has(found) ? (words.get(found) ?? null) : this.#number(found, start));
    return null;
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#pos;
    return pattern.exec(this.#text)?.[0] ?? null;
  }

  #number(spelled: string, position: number): number | RawNumber {
    if (spelled.endsWith("N") || spelled.endsWith("y")) {
      this.notes.nonFinite ??= { position };
      return new RawNumber(spelled);
    }
    const value = Number(spelled);
    if (spelled.length < 16 && !/[eE]/.test(spelled)) return value;
    if (isCarried(spelled, value)) return value;
    if (Number.isFinite(value)) this.notes.bigInteger ??= { position };
    else this.notes.nonFinite ??= { position };
    return new RawNumber(spelled);
  }

  #put(value: JsonValue): void {
    const top = this.#top;
    if (top === null) this.root = value;
    else if (Array.isArray(top)) top.push(value);
    else setMember(top, this.#key ?? "", value);
    this.#key = null;
  }

  #fail(message: string): JsonFailure {
    const cut = this.#pos >= this.#text.length;
    return failureAt(this.#text, this.#pos, cut ? "the text ends too early" : message, cut);
  }

  #failString(position: number, message: string): JsonFailure {
    return failureAt(this.#text, position, message, position >= this.#text.length);
  }

  #failScalar(): JsonFailure {
    const rest = this.#text.slice(this.#pos, this.#pos + 400);
    const atEnd = this.#pos + rest.length >= this.#text.length;
    const cut = atEnd && (cutWords.some((word) => word.startsWith(rest)) || cutNumber.test(rest));
    return failureAt(this.#text, this.#pos, cut ? "the text ends too early" : "a value was expected", cut);
  }
}

/** Adds an own member, also where it is named `__proto__`. */
export function setMember(object: JsonObject, key: string, value: JsonValue): void {
  if (key !== "__proto__") object[key] = value;
  else Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}

/** True where `value` says what the digits say: no integer digit changed, not overflowed, not vanished to 0. */
function isCarried(spelled: string, value: number): boolean {
  if (!Number.isFinite(value)) return false;
  if (value === 0) return !/^-?[0.]*[1-9]/.test(spelled);
  if (/[eE]/.test(spelled))
    return Math.abs(value) <= Number.MAX_SAFE_INTEGER || significant(spelled) === significant(String(value));
  const whole = spelled.replace(/^-/, "").replace(/\..*$/, "");
  return (
    whole.length < 16 || (Math.abs(value) <= Number.MAX_SAFE_INTEGER && String(Math.trunc(Math.abs(value))) === whole)
  );
}

/** The digits that count, without the zeros at both ends. */
function significant(spelled: string): string {
  return spelled
    .replace(/[eE].*$/, "")
    .replace(/[-.]/g, "")
    .replace(/^0+|0+$/g, "");
}

function failureAt(text: string, position: number, message: string, truncated: boolean): JsonFailure {
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf("\n"); at >= 0 && at < position; at = text.indexOf("\n", at + 1)) {
    line++;
    lineStart = at + 1;
  }
  return { ok: false, position, line, column: position - lineStart + 1, message, truncated };
}
