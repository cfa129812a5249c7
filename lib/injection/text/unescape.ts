import { type MappedText, MappedTextBuilder, placeOf } from "./mappedText.ts";

const plain: Readonly<Record<string, string>> = { n: "\n", r: "\n", t: "\t", b: " ", f: "\n", "0": " " };
const escape = /\\{1,5000}(?:u[\dA-Fa-f]{4}|x[\dA-Fa-f]{2}|U[\dA-Fa-f]{8}|\n[ \t]*|[\s\S])?/g;

/**
 * Undoes backslash escapes, however often they were applied: a run of backslashes and the letter behind it are one escape.
 * A backslash before anything that is not a known escape stands for itself.
 */
export function unescaped(mapped: MappedText): MappedText {
  if (!mapped.text.includes("\\")) return mapped;
  const out = new MappedTextBuilder();
  let from = 0;
  for (const match of mapped.text.matchAll(escape)) {
    copyPart(out, mapped, from, match.index);
    const place = placeOf(mapped, match.index);
    const meant = meaning(match[0]);
    if (meant === null) copyPart(out, mapped, match.index, match.index + match[0].length);
    else out.write(meant, place);
    from = match.index + match[0].length;
  }
  copyPart(out, mapped, from, mapped.text.length);
  return out.build(placeOf(mapped, mapped.text.length));
}

function meaning(written: string): string | null {
  const slashes = written.search(/[^\\]|$/);
  const rest = written.slice(slashes);
  const [letter = ""] = rest;
  if (rest === "") return "\\".repeat(Math.ceil(slashes / 2));
  if (letter === "\n") return "";
  if ((letter === "u" || letter === "x" || letter === "U") && rest.length > 1) {
    const code = Number.parseInt(rest.slice(1), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : null;
  }
  if (letter === '"' || letter === "'" || letter === "/" || letter === " ") return letter;
  return plain[letter] ?? null;
}

/** Copies part of one reading into another that is being built. */
export function copyPart(out: MappedTextBuilder, mapped: MappedText, from: number, to: number): void {
  if (to <= from) return;
  if (mapped.at === null) return out.copy(mapped.text.slice(from, to), mapped.start + from);
  for (let index = from; index < to; index++) out.write(mapped.text.charAt(index), placeOf(mapped, index));
}
