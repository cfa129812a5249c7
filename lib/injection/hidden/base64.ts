import { fromBase64Url } from "../../base/encodings.ts";
import { textOfBytes } from "./byteText.ts";
import { bounded, decodedLengthMax, type Find } from "./hiddenPiece.ts";

const run = /[A-Za-z0-9+/_-]{16,200000}={0,2}/g;
/** What wraps a line: blanks, marks of quotation, the end of a string that goes on. */
const wrapped = /[ \t]{0,200}(?:\r?\n)[ \t>#*"'+]{0,40}(?=[A-Za-z0-9+/_-]{1,2000}={0,2}[ \t]*(?:["'<`),]|\r?\n|$))/y;
const continued = /[A-Za-z0-9+/_-]{1,200000}={0,2}/y;
const wrappedLineMin = 24;
const sampleLength = 24;
const startsMax = 8;
/** Data that says itself that it is none of text. */
const otherData = /data:(?:image|audio|video|font|application\/(?:octet-stream|pdf|wasm|font[\w-]*|x-font[\w-]*|zip|gzip))[^,\s]{0,60},$/i;
const sourceMap = /^\s*\{\s*"version"\s*:\s*3\b/;
/** Header and claims of a web token. */
const tokenJson = /^\{"(?:alg|typ|kid|enc|iss|sub|aud|exp|iat|nbf|jti)"/;
const maxLetters = Math.ceil((decodedLengthMax * 4) / 3) + 4;

/** Text in base64, in either alphabet, padded or not, on one line or on several. */
export function* base64(text: string): Iterable<Find> {
  let from = 0;
  for (const found of text.matchAll(run)) {
    if (found.index < from) continue;
    const end = found.index + found[0].length;
    if (otherData.test(text.slice(Math.max(0, found.index - 120), found.index))) continue;
    const start = firstStart(found[0]);
    if (start < 0) continue;
    const [all, allButLast] = wrappedLines(text, found.index + start, end);
    // The last line may be a word of the text that follows.
    const inAll = decode(all.letters);
    const whole = inAll === null ? allButLast : all;
    const decoded = inAll ?? decode(whole.letters);
    from = whole.end;
    if (decoded === null || sourceMap.test(decoded) || tokenJson.test(decoded)) continue;
    yield { start: found.index + start, end: whole.end, technique: "base64", rule: "inj.hidden.base64", name: null, decoded: bounded(decoded), plain: false };
  }
}

/** The first place from which the letters decode to text: a path or a name may stand before them. -1 where there is none. */
function firstStart(letters: string): number {
  if (decode(letters.slice(0, sampleLength)) !== null) return 0;
  let tries = 0;
  for (const { index } of letters.slice(0, 200).matchAll(/[/_+-]/g)) {
    if (++tries > startsMax || letters.length - index < 16) return -1;
    if (decode(letters.slice(index + 1, index + 1 + sampleLength)) !== null) return index + 1;
  }
  return -1;
}

type Lines = { readonly letters: string; readonly end: number };

/** A run with the lines below it: all of one width, but for the first, which may begin anywhere, and the last, which may be shorter. */
function wrappedLines(text: string, start: number, end: number): readonly [Lines, Lines] {
  const lines = [text.slice(start, end)];
  let before: Lines = { letters: lines[0] ?? "", end };
  let at = end;
  let width = 0;
  while (end - start >= wrappedLineMin && !lines.at(-1)?.endsWith("=")) {
    wrapped.lastIndex = at;
    const gap = wrapped.exec(text)?.[0];
    if (gap === undefined) break;
    continued.lastIndex = at + gap.length;
    const line = continued.exec(text)?.[0] ?? "";
    if (width > 0 && line.length > width) break;
    before = { letters: "", end: at };
    lines.push(line);
    at += gap.length + line.length;
    if (line.length < width || (width === 0 && line.length < wrappedLineMin)) break;
    width = line.length;
  }
  return [{ letters: lines.join(""), end: at }, before.letters === "" ? { letters: lines.slice(0, -1).join(""), end: before.end } : before];
}

/** The text that base64 letters stand for, null where they stand for other bytes. */
function decode(letters: string): string | null {
  const clean = letters.replace(/=+$/, "").slice(0, maxLetters).replaceAll("+", "-").replaceAll("/", "_");
  const rest = clean.length % 4;
  const bytes = fromBase64Url(rest === 0 ? clean : clean.slice(0, -rest) + lastGroup(clean.slice(-rest)));
  return bytes === null || bytes.length < 3 ? null : textOfBytes(bytes);
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** The last letters with the bits that no byte uses cleared. */
function lastGroup(letters: string): string {
  if (letters.length < 2) return "";
  const unused = letters.length === 2 ? 15 : 3;
  return letters.slice(0, -1) + (alphabet[alphabet.indexOf(letters.slice(-1)) & ~unused] ?? "");
}
