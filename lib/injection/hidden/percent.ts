import { fromHex } from "../../base/encodings.ts";
import { textOfBytes } from "./byteText.ts";
import { bounded, decodedLengthMax, type Find } from "./hiddenPiece.ts";
import { readsAsText } from "./readsAsText.ts";

/** A word of text with an escape in it, which may be an address. */
const escaped = /%[0-9a-fA-F]{2}/g;
const query = /[?&][\w.[\]-]{1,40}=[A-Za-z0-9.,'!_-]{1,40}(?:\+[A-Za-z0-9.,'!@_-]{1,40}){2,}/g;
const edge = /[\s"<>`\\{}|]/;
/** Three words and what parts them, once escaped. */
const sentenceLengthMin = 12;
const tokenLengthMax = 100_000;

/** Text in percent escapes: whole words of it, or the query of an address that reads like a sentence. */
export function* percentText(text: string): Iterable<Find> {
  let from = 0;
  for (const pattern of [escaped, query]) {
    from = 0;
    for (const { index } of text.matchAll(pattern)) {
      if (index < from) continue;
      const token = tokenAround(text, index, from);
      from = token.end;
      if (token.end - token.start < sentenceLengthMin) continue;
      const word = text.slice(token.start, Math.min(token.end, token.start + decodedLengthMax * 3));
      if (pattern === query && /%[0-9a-fA-F]{2}/.test(word)) continue;
      const decoded = decode(word);
      if (decoded !== null) yield { ...token, technique: "percent", rule: "inj.hidden.percent", name: null, decoded: bounded(decoded), plain: pattern === query };
    }
  }
}

/** The stretch without blanks and quotes around a place, not before `from`. */
function tokenAround(text: string, at: number, from: number): { readonly start: number; readonly end: number } {
  let start = at;
  while (start > from && at - start < 2000 && !edge.test(text.charAt(start - 1))) start--;
  let end = at;
  while (end < text.length && end - at < tokenLengthMax && !edge.test(text.charAt(end))) end++;
  return { start, end };
}

/** What a word says; null where escapes only do what an address needs. */
function decode(word: string): string | null {
  const address = /^(.*?[a-z][a-z0-9+.-]{1,20}:\/\/[^/?#]*|\/[^?#\s]*(?=\?))(.*)$/is.exec(word);
  if (address === null) return sentence(undone(word, /%20|%[2-7][0-9a-f]/i.test(word) && !word.includes(" ")));
  const [, origin = "", rest = ""] = address;
  const parts = rest.split(/(?=[?&#;/])/);
  const said = parts.map((part) => undone(part, part.includes("=")));
  return said.some((part) => sentence(part.replace(/^[?&#;/][\w.[\]-]*=|^[?&#;/]/, "")) !== null) ? origin + said.join("") : null;
}

function undone(word: string, plusIsBlank: boolean): string {
  const blank = plusIsBlank ? word.replaceAll("+", " ") : word;
  return blank.replace(/(?:%[0-9a-fA-F]{2})+/g, (run) => textOfBytes(fromHex(run.replaceAll("%", "")) ?? new Uint8Array()) ?? run);
}

/** Three words in a row are what an address does not need. */
function sentence(text: string): string | null {
  const words = text.match(/[\p{L}\p{M}']{2,}|\b[aI]\b/gu)?.length ?? 0;
  return words >= 3 && /\p{L} \p{L}/u.test(text) && readsAsText(text) ? text : null;
}
