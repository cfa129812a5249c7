import type { Cursor } from "./cursor.ts";

/** What stepping over a value tells about it; reset by each call of `skipValue`. */
export class ValueFacts {
  depth = 0;
  members = 0;
  longNumber = false;
  oddWord = false;
  /** Where the value stops making sense, and why, after "broken". */
  brokenAt = 0;
  brokenWhy = "";
  stack: Uint8Array = new Uint8Array(1024);
}

/** `truncated`: the source ends inside the value. `broken`: a bracket closes what was not opened, or a zero byte. */
export type SkipOutcome = "whole" | "truncated" | "broken";

const QUOTE = 1,
  OPEN = 2,
  CLOSE = 3,
  COLON = 4,
  DIGIT = 5,
  WORD = 6,
  ZERO = 7;
const kinds = new Uint8Array(256);
kinds[0x22] = QUOTE;
kinds[0x7b] = kinds[0x5b] = OPEN;
kinds[0x7d] = kinds[0x5d] = CLOSE;
kinds[0x3a] = COLON;
for (let digit = 0x30; digit <= 0x39; digit++) kinds[digit] = DIGIT;
kinds[0x4e] = kinds[0x49] = WORD;
kinds[0x00] = ZERO;
/** Depth beyond which brackets are counted and no longer matched; such a value is refused for its nesting anyway. */
const matchedDepthMax = 1 << 20;
/** In a string, bytes are looked at one by one for so long before the native search is called. */
const shortString = 48;

/** Steps over the string whose opening quote the cursor has just passed; false where the source ends inside it. */
export function skipString(cursor: Cursor): boolean {
  let { chunk, at, end } = cursor;
  for (;;) {
    const stop = Math.min(end, at + shortString);
    while (at < stop) {
      const byte = chunk[at];
      if (byte === 0x22) {
        cursor.at = at + 1;
        return true;
      }
      at += byte === 0x5c ? 2 : 1;
    }
    if (at < end) {
      const quote = chunk.indexOf(0x22, at);
      const upTo = quote < 0 ? end : quote;
      let slashes = 0;
      while (upTo - slashes > at && chunk[upTo - slashes - 1] === 0x5c) slashes++;
      const escapes = slashes % 2;
      at = upTo + (quote < 0 || escapes ? escapes : 1);
      if (quote >= 0 && !escapes) {
        cursor.at = at;
        return true;
      }
      if (quote >= 0) continue;
    }
    cursor.at = at;
    while (cursor.at >= cursor.end) if (!cursor.fill()) return false;
    ({ chunk, at, end } = cursor);
  }
}

/** Steps over the value at which the cursor stands, and notes what `JSON.parse` would lose of it. */
export function skipValue(cursor: Cursor, facts: ValueFacts): SkipOutcome {
  facts.depth = facts.members = 0;
  facts.longNumber = facts.oddWord = false;
  const first = cursor.peek();
  if (first === 0x22) {
    cursor.at++;
    return skipString(cursor) ? "whole" : "truncated";
  }
  return first === 0x7b || first === 0x5b ? skipNested(cursor, facts) : skipBare(cursor, facts);
}

/** A number or a word: up to a delimiter or the end. Short, so that all of it counts as worth a careful look. */
function skipBare(cursor: Cursor, facts: ValueFacts): SkipOutcome {
  facts.longNumber = true;
  for (;;) {
    const byte = cursor.peek();
    const kind = byte < 0 ? CLOSE : kinds[byte];
    if (kind === CLOSE || kind === OPEN || kind === QUOTE || byte === 0x2c || byte <= 0x20) return "whole";
    if (kind === WORD) facts.oddWord = true;
    cursor.at++;
  }
}

function skipNested(cursor: Cursor, facts: ValueFacts): SkipOutcome {
  let { chunk, at, end } = cursor;
  let depth = 0;
  let stack = facts.stack;
  for (;;) {
    if (at >= end) {
      cursor.at = at;
      if (!cursor.fill()) return "truncated";
      ({ chunk, at, end } = cursor);
      continue;
    }
    const byte = chunk[at] ?? 0;
    switch (kinds[byte]) {
      case QUOTE:
        cursor.at = at + 1;
        if (!skipString(cursor)) return "truncated";
        ({ chunk, at, end } = cursor);
        continue;
      case COLON:
        facts.members++;
        break;
      case OPEN:
        if (depth === stack.length && depth < matchedDepthMax) stack = grow(facts);
        if (depth < matchedDepthMax) stack[depth] = byte;
        if (++depth > facts.depth) facts.depth = depth;
        break;
      case CLOSE:
        depth--;
        if (depth < matchedDepthMax && (stack[depth] ?? 0) + 2 !== byte)
          return broken(cursor, facts, at, "the wrong bracket closes here");
        if (depth > 0) break;
        cursor.at = at + 1;
        return "whole";
      case DIGIT:
        cursor.at = at;
        skipDigits(cursor, facts);
        ({ chunk, at, end } = cursor);
        continue;
      case WORD:
        facts.oddWord = true;
        break;
      case ZERO:
        return broken(cursor, facts, at, "zero bytes stand where JSON was expected");
      default:
        break;
    }
    at++;
  }
}

function grow(facts: ValueFacts): Uint8Array {
  const wider = new Uint8Array(facts.stack.length * 4);
  wider.set(facts.stack);
  facts.stack = wider;
  return wider;
}

function broken(cursor: Cursor, facts: ValueFacts, at: number, why: string): SkipOutcome {
  cursor.at = at;
  facts.brokenAt = cursor.offset;
  facts.brokenWhy = why;
  return "broken";
}

/** A run of digits. Long where 16 of them are no fraction, 15 a fraction with an exponent, or three an exponent. */
function skipDigits(cursor: Cursor, facts: ValueFacts): void {
  let { chunk, at, end } = cursor;
  const start = at;
  const previous = at > 0 ? (chunk[at - 1] ?? 0) : cursor.before[0];
  const second = at > 1 ? (chunk[at - 2] ?? 0) : at === 1 ? cursor.before[0] : cursor.before[1];
  let carried = 0;
  for (;;) {
    while (at < end && kinds[chunk[at] ?? 0] === DIGIT) at++;
    if (at < end) break;
    cursor.at = at;
    if (!cursor.fill()) break;
    carried += at;
    ({ chunk, at, end } = cursor);
  }
  cursor.at = at;
  const run = carried + at - start;
  if (run < 3) return;
  const exponent = (previous | 0x20) === 0x65 || previous === 0x2b || (previous === 0x2d && (second | 0x20) === 0x65);
  const isFraction = previous === 0x2e;
  if (exponent || (run >= 16 && !isFraction) || (run >= 15 && isFraction && (cursor.peek() | 0x20) === 0x65))
    facts.longNumber = true;
}
