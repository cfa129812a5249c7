import { Ahead } from "./ahead.ts";
import { attributesFrom, type Attribute } from "./attributes.ts";

export type OpenTag = { readonly kind: "open"; readonly name: string; readonly attributes: readonly Attribute[]; readonly start: number; readonly end: number; readonly selfClosing: boolean };
export type Token =
  | OpenTag
  | { readonly kind: "close"; readonly name: string; readonly start: number; readonly end: number }
  | { readonly kind: "comment"; readonly start: number; readonly end: number; readonly inner: string }
  /** The content of an element that holds no markup. */
  | { readonly kind: "raw"; readonly name: string; readonly start: number; readonly end: number };

const tagName = /[a-zA-Z][a-zA-Z0-9:-]{0,40}/y;
const rawNames = new Set(["script", "style", "textarea", "title", "xmp"]);

/**
 * Tags and comments of a text that may be HTML, in part HTML, or hold some. What is no tag is passed over; nothing is
 * read twice, so the time is linear whatever the text says.
 */
export function* tokensOf(text: string): Iterable<Token> {
  const ahead = new Ahead(text);
  for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", at)) {
    const next = text.charCodeAt(at + 1);
    if (next === 0x21 || next === 0x3f) {
      const comment = readComment(text, at, ahead);
      if (comment !== null) yield comment;
      at = comment?.end ?? at + 2;
      continue;
    }
    tagName.lastIndex = next === 0x2f ? at + 2 : at + 1;
    const name = tagName.exec(text)?.[0].toLowerCase();
    if (name === undefined) {
      at++;
      continue;
    }
    const after = tagName.lastIndex;
    if (next === 0x2f) {
      const end = ahead.next(">", after);
      if (end < 0 || end - after > 200) {
        at = after;
        continue;
      }
      yield { kind: "close", name, start: at, end: end + 1 };
      at = end + 1;
      continue;
    }
    const { attributes, end, closed, selfClosing } = attributesFrom(text, after, ahead);
    if (closed) {
      yield { kind: "open", name, attributes, start: at, end, selfClosing };
      if (rawNames.has(name) && !selfClosing) {
        const endTag = ahead.nextEndTag(name, end);
        // One that never ends holds nothing.
        const close = endTag < 0 ? end : endTag;
        yield { kind: "raw", name, start: end, end: close };
        at = close;
        continue;
      }
    }
    at = end;
  }
}

function readComment(text: string, start: number, ahead: Ahead): Token | null {
  if (text.startsWith("<!--", start)) {
    const close = ahead.next("-->", start + 4);
    if (close >= 0) return { kind: "comment", start, end: close + 3, inner: text.slice(start + 4, close) };
    // One that is not closed hides all that follows; here it ends with its paragraph.
    const paragraph = ahead.next("\n\n", start);
    const end = paragraph < 0 ? text.length : paragraph;
    return { kind: "comment", start, end, inner: text.slice(start + 4, end) };
  }
  if (/^<!(?:doctype|\[)/i.test(text.slice(start, start + 10)) || text.startsWith("<?xml", start)) return null;
  const close = ahead.next(">", start);
  return close < 0 || close - start > 4000 || close - start < 8 ? null : { kind: "comment", start, end: close + 1, inner: text.slice(start + 2, close) };
}
