import { Cursor } from "./cursor.ts";
import { skipValue, ValueFacts } from "./jsonSkip.ts";
import type { Limits } from "./limits.ts";
import type { TextView } from "./textView.ts";

/** A stretch of the text by units, without its line feed. `number` counts from 1. */
export type Line = {
  readonly number: number;
  readonly offset: number;
  readonly length: number;
  /** False for the last stretch where no line feed closes it. */
  readonly ended: boolean;
  /** Its units; good until the next line is taken. */
  units(): Uint8Array;
};

/** Every line of the text but empty ones, which only count. Lines may be longer than memory: only their ends are looked for. */
export function* lines(view: TextView, limits: Limits, from = view.start): Generator<Line> {
  const cursor = new Cursor(view.units, from, limits.chunkBytes);
  for (let number = 1; cursor.peek() >= 0; number++) {
    // A packed megabyte may hold a gigabyte of line feeds.
    while (cursor.peek() === 0x0a) {
      cursor.at++;
      number++;
    }
    const start = cursor.offset;
    if (cursor.peek() < 0) return;
    const ended = skipToLineFeed(cursor);
    const length = cursor.offset - start;
    yield { number, offset: start, length, ended, units: () => cursor.bytes(start, length) };
    if (ended) cursor.at++;
  }
}

/** Leaves the cursor at the next line feed; false where there is none. */
function skipToLineFeed(cursor: Cursor): boolean {
  while (cursor.peek() >= 0) {
    const found = cursor.chunk.indexOf(0x0a, cursor.at);
    cursor.at = found < 0 ? cursor.end : found;
    if (found >= 0) return true;
  }
  return false;
}

/** The units without white space and zero bytes at both ends; `zeros` where there were zero bytes. */
export function trimmed(units: Uint8Array): { readonly from: number; readonly to: number; readonly zeros: boolean } {
  let from = 0;
  let to = units.length;
  let zeros = false;
  const isPadding = (unit: number | undefined): boolean => {
    zeros ||= unit === 0;
    return unit === 0 || unit === 0x20 || unit === 0x0d || unit === 0x09;
  };
  while (from < to && isPadding(units[from])) from++;
  while (to > from && isPadding(units[to - 1])) to--;
  return { from, to, zeros };
}

/**
 * True where the first document is printed over several lines and is whole within the first few MiB: then values are
 * cut at brackets, not at line ends.
 */
export function isPrinted(view: TextView, limits: Limits): boolean {
  const cursor = new Cursor(view.units, view.start, limits.chunkBytes);
  cursor.peekNonSpace();
  const start = cursor.offset;
  const head = view.units.read(start, limits.outlineBytesMax);
  const lineEnd = head.indexOf(0x0a);
  const facts = new ValueFacts();
  if (lineEnd < 0 || skipValue(Cursor.over(head.subarray(0, lineEnd)), facts) !== "truncated") return false;
  const over = Cursor.over(head);
  return skipValue(over, facts) === "whole" && !beginsWithWholeObject(head.subarray(lineEnd + 1));
}

/** True where the first line of `rest` is a whole object by itself: then the line before it was damaged, not printed. */
export function beginsWithWholeObject(rest: Uint8Array): boolean {
  const lineEnd = rest.indexOf(0x0a);
  const cursor = Cursor.over(rest.subarray(0, lineEnd < 0 ? rest.length : lineEnd));
  return cursor.peek() === 0x7b && skipValue(cursor, new ValueFacts()) === "whole" && cursor.peekNonSpace() < 0;
}

/** The documents of a text that holds several, each printed over several lines. A damaged one ends before the next `{` in column 1. */
export function* documents(view: TextView, limits: Limits): Generator<Line> {
  const facts = new ValueFacts();
  let cursor = new Cursor(view.units, view.start, limits.chunkBytes);
  let number = 1;
  let counted = view.start;
  while (cursor.peekNonSpace() >= 0) {
    const offset = cursor.offset;
    number += lineFeeds(view, counted, offset);
    counted = offset;
    const outcome = skipValue(cursor, facts);
    const isWhole = outcome === "whole" && cursor.offset > offset;
    const end = isWhole ? cursor.offset : nextDocument(view, offset, limits);
    yield {
      number,
      offset,
      length: end - offset,
      ended: end < view.units.size,
      units: () => view.units.read(offset, end - offset),
    };
    if (!isWhole) cursor = new Cursor(view.units, end, limits.chunkBytes);
  }
}

function lineFeeds(view: TextView, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 65_536) {
    for (const unit of view.units.read(at, Math.min(65_536, to - at))) if (unit === 0x0a) count++;
  }
  return count;
}

/** Where the next line begins with `{`, else the end of the text. */
function nextDocument(view: TextView, from: number, limits: Limits): number {
  for (const line of lines(view, limits, from)) {
    if (line.offset > from && line.length > 0 && view.units.read(line.offset, 1)[0] === 0x7b) return line.offset;
  }
  return view.units.size;
}
