import type { Technique } from "../runFindings.ts";
import { base64 } from "./base64.ts";
import { bidiText } from "./bidi.ts";
import { characterEscapes } from "./charEscapes.ts";
import { commentFields } from "./commentFields.ts";
import { commentLines } from "./commentLines.ts";
import { disguisedLetters } from "./disguisedLetters.ts";
import { writtenNumbers } from "./escapes.ts";
import { bounded, type Detector, type Find, type HiddenPiece, type HiddenPieces } from "./hiddenPiece.ts";
import { hiddenMarkup } from "./html/hiddenMarkup.ts";
import { tagCharacters, variationSelectors } from "./invisibleCharacters.ts";
import { leadInLength } from "./leadIn.ts";
import { percentText } from "./percent.ts";
import { readsAsText } from "./readsAsText.ts";
import { transposedWords } from "./transposedWords.ts";
import { unescapeText } from "./unescaped.ts";
import { zeroWidth } from "./zeroWidth.ts";

/** A detector, and what a text must hold for it to find anything. */
type Gated = { readonly detect: Detector; readonly needs: RegExp };

/** These read the text with its serialisation undone. */
const detectors: readonly Gated[] = [
  { detect: zeroWidth, needs: /\u00ad|[^\u0000-\u034e]/ },
  { detect: tagCharacters, needs: /\udb40[\udc00-\udc7f]/ },
  { detect: variationSelectors, needs: /[\ufe00-\ufe0f\udb40]/ },
  { detect: bidiText, needs: /[\u202a-\u202e\u2066-\u2068]/ },
  { detect: disguisedLetters, needs: /[\u0100-\uffff]/ },
  { detect: hiddenMarkup, needs: /<[a-zA-Z!?]/ },
  { detect: commentLines, needs: /[#;/-]|\brem\b|::/i },
  { detect: base64, needs: /[A-Za-z0-9+/_-]{16}/ },
  { detect: transposedWords, needs: /[a-zA-Z]{2}/ },
];
/** These are about escapes, or about the serialisation itself, and read the text as it was given. */
const rawDetectors: readonly Gated[] = [
  { detect: characterEscapes, needs: /\\[xuU0-3]|%u|&#/ },
  { detect: writtenNumbers, needs: /[0-9a-fA-F]{2}[\s,:;|-]{0,4}(?:0[xX])?[0-9a-fA-F]{2}/ },
  { detect: percentText, needs: /%[0-9a-fA-F]{2}|[?&][\w.[\]-]{1,40}=[^\s&+]{1,40}\+/ },
  { detect: commentFields, needs: /[:=]/ },
];

/** How many layers are undone. */
const depthMax = 4;
/** Places of one technique that are decoded; the rest is counted. */
const findsMax = 10_000;

/**
 * What a document hides or encodes, as candidates: each piece reads like language once every layer is undone, and whether
 * it is an order is for others to judge. Any text is accepted. Time is linear in its length.
 */
export function hiddenPieces(text: string): HiddenPieces {
  const { pieces, notDecoded } = piecesAt(text, 0);
  return { pieces, notDecoded };
}

function piecesAt(text: string, depth: number): HiddenPieces {
  const unescaped = unescapeText(text);
  const pieces: HiddenPiece[] = [];
  let notDecoded = 0;
  const take = ({ detect, needs }: Gated, source: string, from: (at: number) => number): void => {
    if (!needs.test(source)) return;
    let count = 0;
    for (const find of detect(source)) {
      if (++count > findsMax) notDecoded++;
      else {
        const piece = pieceOf(find, source, from, depth);
        if (piece !== null) pieces.push(piece);
      }
    }
  };
  for (const detector of detectors) take(detector, unescaped.text, unescaped.from);
  for (const detector of rawDetectors) take(detector, text, (at) => at);
  return { pieces: withoutRepeats(pieces), notDecoded };
}

/** A find with its inner layers undone; null where what comes out does not read like language. */
function pieceOf(find: Find, source: string, from: (at: number) => number, depth: number): HiddenPiece | null {
  const inner = depth + 1 < depthMax ? piecesAt(find.decoded, depth + 1).pieces : [];
  if (inner.length === 0 && !readsAsText(find.decoded)) return null;
  const start = find.plain ? find.start : find.start - leadInLength(source, find.start);
  return {
    start: from(start),
    end: from(find.end),
    technique: find.technique,
    rule: find.rule,
    name: find.name,
    decoded: bounded(replaced(find.decoded, inner)),
    layers: [find.technique, ...new Set(inner.flatMap(({ layers }): readonly Technique[] => layers))],
    needsDecoding: !find.plain || inner.some(({ needsDecoding }) => needsDecoding),
  };
}

/** The text with what is encoded in it in plain words. */
function replaced(text: string, inner: readonly HiddenPiece[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, decoded, needsDecoding } of inner) {
    if (start < at || !needsDecoding) continue;
    parts.push(text.slice(at, start), decoded);
    at = end;
  }
  return parts.join("") + text.slice(at);
}

/** A small part of a large piece is told of its own, so that its place is known. */
const isMost = (part: HiddenPiece, whole: HiddenPiece): boolean => whole.decoded.length <= part.decoded.length * 1.4 + 30;

/** In the order of the document, without those of which a larger one tells hardly more. */
function withoutRepeats(pieces: readonly HiddenPiece[]): readonly HiddenPiece[] {
  const sorted = pieces.toSorted((a, b) => a.start - b.start || b.end - a.end || Number(b.needsDecoding) - Number(a.needsDecoding) || (a.rule < b.rule ? -1 : 1));
  const kept: HiddenPiece[] = [];
  let outer: HiddenPiece | null = null;
  for (const piece of sorted) {
    if (outer !== null && piece.end <= outer.end && isMost(piece, outer) && outer.decoded.includes(piece.decoded)) continue;
    kept.push(piece);
    if (outer === null || piece.end > outer.end) outer = piece;
  }
  return kept;
}
