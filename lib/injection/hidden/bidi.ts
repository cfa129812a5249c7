import { letterCount, letterIndex, pairSurprise } from "./letterPairs.ts";
import { bounded, type Find } from "./hiddenPiece.ts";

const opening = /[\u202a\u202b\u202d\u202e\u2066-\u2068]/;
const controls = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** Text that bidirectional controls show in another order than the one in which it stands. */
export function* bidiText(text: string): Iterable<Find> {
  for (let at = text.search(opening); at >= 0; ) {
    const end = closing(text, at);
    const run = text.slice(at, end);
    const decoded = undone(run);
    if (decoded !== null) yield { start: at, end, technique: "bidi", rule: "inj.hidden.bidi", name: null, decoded: bounded(decoded), plain: false };
    const next = text.slice(end, end + 1) === "" ? -1 : nextOpening(text, end);
    at = next;
  }
}

function nextOpening(text: string, from: number): number {
  const pattern = new RegExp(opening, "g");
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? -1;
}

/** Where all that is opened at `start` is closed; the end of the line closes everything. */
function closing(text: string, start: number): number {
  let open = 0;
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || code === 0x2029) return at;
    if (code === 0x202c || code === 0x2069) {
      if (--open === 0) return joinedTo(text, at + 1, start);
    } else if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2068)) open++;
  }
  return at;
}

/** Letters that are wrapped one by one stand in runs of their own, one behind the other. */
function joinedTo(text: string, end: number, start: number): number {
  let at = end;
  while (at < text.length && at - start < 100_000) {
    const next = at + (/^[ \t]{0,2}/.exec(text.slice(at, at + 2))?.[0].length ?? 0);
    const length = /^[\u202a-\u202e\u2066-\u2069]+[^\n\u202a-\u202e\u2066-\u2069]{0,12}/.exec(text.slice(next, next + 40))?.[0].length ?? 0;
    if (length === 0) return at;
    at = next + length + (/^[\u202c\u2069]+/.exec(text.slice(next + length, next + length + 16))?.[0].length ?? 0);
  }
  return at;
}

/** What a run of controls makes of its letters; null where it is ordinary text of a script that runs to the left, or changes nothing. */
function undone(run: string): string | null {
  const bare = run.replace(controls, "");
  if (rightToLeft.test(bare) || !/[a-z]/i.test(bare)) return null;
  const shown = Array.from(bare).toReversed().join("");
  const overridden = /[\u202d\u202e]/.test(run);
  const isReversed = surprise(shown) < surprise(bare);
  if (!overridden && !isReversed && (run.match(controls)?.length ?? 0) < bare.length / 2) return null;
  return isReversed ? shown : bare;
}

/** Surprise at the letters of a text, as English, over its first part. */
function surprise(text: string): number {
  let sum = 0;
  let before = 0;
  for (let at = 0; at < Math.min(text.length, 2000); at++) {
    const letter = letterIndex(text.charCodeAt(at));
    if (before > 0 || letter > 0) sum += pairSurprise[before * letterCount + letter] ?? 0;
    before = letter;
  }
  return sum;
}
