import { Cursor } from "./cursor.ts";
import type { Limits } from "./limits.ts";
import type { TextView } from "./textView.ts";

/** One row by units, without its line end. */
export type RowRange = {
  readonly offset: number;
  readonly length: number;
  /** False where the text ends inside quotes. */
  readonly closed: boolean;
};

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/**
 * Cuts CSV (RFC 4180) into rows: a quote at the start of a cell opens it, two quotes are one, line feeds inside quotes
 * belong to the cell. Only row ends are looked for, so that a cell may be larger than memory. Blank lines are left out.
 */
export function* rowRanges(view: TextView, limits: Limits, delimiter: number, from = view.start): Generator<RowRange> {
  const cursor = new Cursor(view.units, from, limits.chunkBytes);
  while (cursor.peek() >= 0) {
    const offset = cursor.offset;
    const closed = skipRow(cursor, delimiter);
    const end = cursor.offset;
    const trim = lineEndUnits(view, cursor, offset, end);
    if (end - trim > offset) yield { offset, length: end - trim - offset, closed };
  }
}

/** Steps behind the row's line feed, or to the end. False where that lies inside quotes. */
function skipRow(cursor: Cursor, delimiter: number): boolean {
  for (;;) {
    if (cursor.peek() === QUOTE && !skipQuoted(cursor)) return false;
    const stop = skipPlain(cursor, delimiter);
    if (stop < 0) return true;
    cursor.at++;
    if (stop === LF) return true;
  }
}

/** From an opening quote behind the closing one. */
function skipQuoted(cursor: Cursor): boolean {
  cursor.at++;
  for (;;) {
    if (cursor.peek() < 0) return false;
    const found = cursor.chunk.indexOf(QUOTE, cursor.at);
    cursor.at = found < 0 ? cursor.end : found + 1;
    if (found < 0) continue;
    if (cursor.peek() !== QUOTE) return true;
    cursor.at++;
  }
}

/** To the next delimiter or line feed, which is returned; -1 at the end. */
function skipPlain(cursor: Cursor, delimiter: number): number {
  for (;;) {
    if (cursor.peek() < 0) return -1;
    const { chunk, end } = cursor;
    let at = cursor.at;
    while (at < end && chunk[at] !== delimiter && chunk[at] !== LF) at++;
    cursor.at = at;
    if (at < end) return chunk[at] ?? -1;
  }
}

/** How many of the last units before `end` are line end: 0 to 2. */
function lineEndUnits(view: TextView, cursor: Cursor, offset: number, end: number): number {
  const count = Math.min(2, end - offset);
  const [last, lastButOne] = [...cursor.bytes(end - count, count)].reverse();
  if (last !== LF) return last === CR && end === view.units.size ? 1 : 0;
  return lastButOne === CR ? 2 : 1;
}
