import type { Ahead } from "./ahead.ts";
import { decodeEntities } from "./entities.ts";

export type Attribute = { readonly name: string; readonly value: string; readonly start: number; readonly end: number };

const blank = /[\s/]*/y;
const attributeName = /[^\s=>"'/<]{1,80}/y;
const equals = /\s{0,20}=\s{0,20}/y;
const bareValue = /[^\s>"'`<]{0,4000}/y;
const attributesMax = 200;

/**
 * The attributes of a tag whose name ends at `from`, and where the tag ends. Quotes may be doubled, as a table of
 * comma-separated values has them. `closed` is false where no tag ends here.
 */
export function attributesFrom(text: string, from: number, ahead: Ahead): { readonly attributes: readonly Attribute[]; readonly end: number; readonly closed: boolean; readonly selfClosing: boolean } {
  const attributes: Attribute[] = [];
  let at = from;
  for (;;) {
    at = skip(blank, text, at);
    const character = text[at];
    if (character === ">") return { attributes, end: at + 1, closed: true, selfClosing: text[at - 1] === "/" };
    if (character === undefined || character === "<" || attributes.length > attributesMax) return { attributes, end: at, closed: false, selfClosing: false };
    const start = at;
    at = skip(attributeName, text, at);
    // A stray quote or equals sign.
    if (at === start) {
      at++;
      continue;
    }
    const name = text.slice(start, at).toLowerCase();
    const sign = skip(equals, text, at);
    if (sign === at) {
      attributes.push({ name, value: "", start, end: at });
      continue;
    }
    const value = readValue(text, sign, ahead);
    if (value === null) return { attributes, end: sign, closed: false, selfClosing: false };
    at = value.end;
    attributes.push({ name, value: decodeEntities(text.slice(value.from, value.to)), start, end: at });
  }
}

type Value = { readonly from: number; readonly to: number; readonly end: number };

function readValue(text: string, at: number, ahead: Ahead): Value | null {
  const quote = text[at];
  if (quote !== '"' && quote !== "'") {
    const end = skip(bareValue, text, at);
    return { from: at, to: end, end };
  }
  const doubled = text[at + 1] === quote && /[^\s>/]/.test(text.charAt(at + 2));
  const mark = doubled ? quote + quote : quote;
  const from = at + mark.length;
  const to = ahead.next(mark, from);
  return to < 0 ? null : { from, to, end: to + mark.length };
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
