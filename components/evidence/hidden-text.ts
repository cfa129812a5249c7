/** A stretch of text as it is, or a character that a reader would not see. */
export type Piece = { readonly type: "text"; readonly text: string } | { readonly type: "hidden"; readonly label: string };

/**
 * Characters that are drawn as nothing or change how others are drawn: controls (but not tab and line feed), soft hyphen,
 * zero-width and bidi characters, invisible operators, blank fillers, variation selectors, tags, interlinear marks,
 * and the sign that stands for bytes which are not UTF-8.
 */
const ranges: readonly (readonly [number, number])[] = [
  [0x00, 0x08], [0x0b, 0x1f], [0x7f, 0x9f], [0xad, 0xad], [0x34f, 0x34f], [0x61c, 0x61c], [0x115f, 0x1160], [0x17b4, 0x17b5],
  [0x180b, 0x180f], [0x200b, 0x200f], [0x2028, 0x202e], [0x2060, 0x206f], [0x3164, 0x3164], [0xd800, 0xdfff], [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff], [0xffa0, 0xffa0], [0xfff9, 0xfffd], [0x1d173, 0x1d17a], [0xe0000, 0xe0fff],
];
const escaped = (code: number) => `\\u{${code.toString(16)}}`;
const hidden = new RegExp(`[${ranges.map(([from, to]) => `${escaped(from)}-${escaped(to)}`).join("")}]`, "gu");

const names: Readonly<Record<number, string>> = {
  0x00: "NUL", 0x07: "BEL", 0x08: "BS", 0x0b: "VT", 0x0c: "FF", 0x0d: "CR", 0x1b: "ESC", 0x7f: "DEL", 0xad: "SHY",
  0x061c: "ALM", 0x200b: "ZWSP", 0x200c: "ZWNJ", 0x200d: "ZWJ", 0x200e: "LRM", 0x200f: "RLM", 0x2028: "LS", 0x2029: "PS",
  0x202a: "LRE", 0x202b: "RLE", 0x202c: "PDF", 0x202d: "LRO", 0x202e: "RLO", 0x2060: "WJ",
  0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI", 0xfeff: "BOM", 0xfffd: "replacement",
};

/** A carriage return before a line feed is a line end, not a hidden character. */
const plainEnd = (text: string, at: number) => text[at] === "\r" && text[at + 1] === "\n";

/** How many characters of a text a reader would not see. */
export function hiddenCount(text: string): number {
  let count = 0;
  for (const match of text.matchAll(hidden)) if (!plainEnd(text, match.index)) count += 1;
  return count;
}

/** The text with every hidden character as a piece of its own. */
export function hiddenPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(hidden)) {
    if (plainEnd(text, match.index)) continue;
    if (match.index > from) pieces.push({ type: "text", text: text.slice(from, match.index) });
    pieces.push({ type: "hidden", label: labelOf(match[0]) });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ type: "text", text: text.slice(from) });
  return pieces;
}

/** What is copied: hidden characters written out, so that they cannot act where they are pasted. */
export function escapeHidden(text: string): string {
  return text.replace(hidden, (found, at: number) => (plainEnd(text, at) ? found : `\\u{${codeOf(found)}}`));
}

function labelOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const tag = code >= 0xe0020 && code <= 0xe007e ? `tag ${String.fromCharCode(code - 0xe0000)}` : undefined;
  const name = names[code] ?? tag;
  return name === undefined ? `U+${codeOf(character)}` : `U+${codeOf(character)} ${name}`;
}

function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
}
