import { bounded, type Find } from "./hiddenPiece.ts";
import { readZeroWidthBits } from "./zeroWidthBits.ts";

/** Characters that take no room. The soft hyphen is one where it stands between all letters, which no hyphenation does. */
const invisible = /(?:\u034f|\u17b4|\u17b5|[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb])+/g;
/** Scripts that are written with joiners and break marks, and pictures that are joined. */
const joined = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Thai}\p{Script=Lao}\p{Script=Tibetan}\p{Script=Myanmar}\p{Script=Khmer}\p{Script=Mongolian}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\ufe0f]/u;
/** Longest run of visible characters between two invisible ones that still belong to the same hidden text. */
const partLengthMax = 3;
const gapsMin = 5;

/** A chain of invisible characters with hardly anything visible between them. */
type Chain = { first: number; end: number; gaps: number; single: number; letters: number };

/** Text whose letters are kept apart by characters that take no room, and bits that are written with such characters. */
export function* zeroWidth(text: string): Iterable<Find> {
  let chain: Chain | null = null;
  for (const { index, 0: run } of text.matchAll(invisible)) {
    const end = index + run.length;
    if (run.length >= 24) yield* asBits(index, end, run);
    const part: string = chain === null ? "" : text.slice(chain.end, Math.min(index, chain.end + 8));
    if (chain !== null && isPart(part)) {
      chain.gaps++;
      if (part.length === 1 || Array.from(part).length === 1) chain.single++;
      if (/[\p{L}\p{N}]/u.test(part)) chain.letters++;
      chain.end = end;
      continue;
    }
    if (chain !== null) yield* asLetters(text, chain);
    chain = { first: index, end, gaps: 0, single: 0, letters: 0 };
  }
  if (chain !== null) yield* asLetters(text, chain);
}

function isPart(part: string): boolean {
  if (part.length === 1 && part < "\u0080") return part !== "\n" && part !== "\r";
  const length = Array.from(part).length;
  return length >= 1 && length <= partLengthMax && !joined.test(part) && !/[\n\r]/.test(part);
}

function* asBits(start: number, end: number, run: string): Iterable<Find> {
  const decoded = readZeroWidthBits(run);
  if (decoded !== null) yield { start, end, technique: "zero_width", rule: "inj.hidden.zero-width.bits", name: null, decoded: bounded(decoded), plain: false };
}

function* asLetters(text: string, { first, end, gaps, single, letters }: Chain): Iterable<Find> {
  if (gaps < gapsMin || letters < gapsMin) return;
  const before = /(?:[\ud800-\udbff][\udc00-\udfff]|[^\s])$/.exec(text.slice(Math.max(0, first - 2), first))?.[0] ?? "";
  const after = /^(?:[\ud800-\udbff][\udc00-\udfff]|[^\s])/.exec(text.slice(end, end + 2))?.[0] ?? "";
  const start = first - before.length;
  const whole = text.slice(start, end + after.length);
  const marks = whole.match(invisible)?.join("") ?? "";
  // Hyphenation leaves syllables together; a hidden text leaves nothing together.
  if (/^\u00ad+$/.test(marks) && single < gaps * 0.9) return;
  const cover = whole.replace(invisible, "");
  const bits = new Set(marks).size > 1 ? readZeroWidthBits(marks) : null;
  yield { start, end: end + after.length, technique: "zero_width", rule: bits === null ? "inj.hidden.zero-width.letters" : "inj.hidden.zero-width.bits", name: null, decoded: bounded(bits === null ? cover : `${bits}\n${cover}`), plain: false };
}
