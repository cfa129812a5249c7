import { textOfBytes } from "./byteText.ts";
import { bounded, decodedLengthMax, type Find } from "./hiddenPiece.ts";

/** Tag characters, which stand for ASCII; one to three other characters may stand between them. */
const tags = /(?:\u{1F3F4})?[\u{E0000}-\u{E007F}]{1,20000}(?:[^\n\u{E0000}-\u{E007F}]{1,3}[\u{E0000}-\u{E007F}]{1,20000}){0,100000}/gu;
/** Black flag, region code, end. */
const flag = /\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{3,6}\u{E007F}/gu;
const selectors = /[\ufe00-\ufe0f\u{E0100}-\u{E01EF}]{8,200000}/gu;

/** ASCII written in tag characters, which no font draws. */
export function* tagCharacters(text: string): Iterable<Find> {
  if (!text.includes("\udb40")) return;
  for (const { index, 0: run } of text.matchAll(tags)) {
    const said = run.replace(flag, "").match(/[\u{E0020}-\u{E007E}]/gu) ?? [];
    if (said.length < 6) continue;
    const decoded = said.slice(0, decodedLengthMax + 1).map((tag) => String.fromCodePoint((tag.codePointAt(0) ?? 0) - 0xe0000)).join("");
    yield { start: index, end: index + run.length, technique: "unicode_tags", rule: "inj.hidden.tags", name: null, decoded: bounded(decoded), plain: false };
  }
}

/** Bytes written in variation selectors, which change nothing behind a character that has no variants. */
export function* variationSelectors(text: string): Iterable<Find> {
  for (const { index, 0: run } of text.matchAll(selectors)) {
    const bytes = Uint8Array.from(Array.from(run).slice(0, decodedLengthMax), selectorByte);
    const decoded = textOfBytes(bytes);
    if (decoded !== null) yield { start: index, end: index + run.length, technique: "unicode_tags", rule: "inj.hidden.variation-selectors", name: null, decoded: bounded(decoded), plain: false };
  }
}

function selectorByte(selector: string): number {
  const code = selector.codePointAt(0) ?? 0;
  return code < 0x10000 ? code - 0xfe00 : code - 0xe0100 + 16;
}
