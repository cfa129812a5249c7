import { commonWords, letterCount, letterIndex, pairSurprise } from "./letterPairs.ts";

/** What is looked at of a long text; the rest of it is as the first part is. */
const lookedAtMax = 4000;
/** English words have about 7 half bits of surprise a letter, other European languages up to 10, random letters 16. */
const surpriseMax = 12.5;

/** Control characters, characters that no font has, and the mark of a failed decoding. */
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd\ue000-\uf8ff]/g;
/** Two words with a blank between them, or letters of a script that has no blanks. */
const apart = /\p{L}[^\p{L}\s]{0,12}\s[^\p{L}]{0,40}\p{L}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]{3}/u;
const codes = /[^\s]{0,200}(?:[0-9@#_{}]|:\/\/)[^\s]{0,200}/gu;
const wordLetters = /[\p{L}\p{M}]{2,}/gu;
const notText = /[^\p{L}\p{M}\s.,;:!?'"()\-–’“”]/gu;

/**
 * Whether a text reads like a sentence or a note in some language: at least two words, letters for the most part, hardly
 * any character that cannot be printed, and, where it is written in ASCII, letters that follow each other as words have them.
 */
export function readsAsText(text: string): boolean {
  const whole = text.length > lookedAtMax ? text.slice(0, lookedAtMax) : text;
  if (whole.trim().length < 6 || count(whole, unprintable) > whole.length * 0.02 || !apart.test(whole)) return false;
  // Numbers, addresses and names of files say nothing about the words around them.
  const part = whole.replace(codes, " ").trim();
  const length = part.length;
  const words = part.match(wordLetters) ?? [];
  if (words.length < 2) return false;
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  if (letters < length * 0.45 || count(part, notText) > length * 0.35) return false;
  const latin = words.filter((word) => /^[a-z]+$/i.test(word));
  return latin.length * 2 < words.length ? longWords(words) : surprise(latin) <= surpriseMax;
}

/** A few letters between digits and marks are codes, not words. */
function longWords(words: readonly string[]): boolean {
  return words.some((word) => word.length >= 3) || words.length >= 4;
}

/** Mean surprise of ASCII words in half bits a letter; a common word speaks for text. */
function surprise(words: readonly string[]): number {
  let sum = 0;
  let letters = 0;
  for (const word of words) {
    sum += commonWords.has(word.toLowerCase()) ? word.length * 2 : wordSurprise(word);
    letters += word.length;
  }
  return letters === 0 ? Number.POSITIVE_INFINITY : sum / letters;
}

/** Surprise of an ASCII word with both its edges, in half bits. */
export function wordSurprise(word: string): number {
  let before = 0;
  let sum = 0;
  for (let at = 0; at <= word.length; at++) {
    const letter = at < word.length ? letterIndex(word.charCodeAt(at)) : 0;
    sum += pairSurprise[before * letterCount + letter] ?? 0;
    before = letter;
  }
  return sum;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
