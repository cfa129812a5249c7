import { dateSpellings } from "./dateSpellings.ts";
import { numberOf, plainSpelling } from "./valueText.ts";

const textMax = 200_000;
const answersMax = 10_000;
const tokenPattern = /[\p{L}\p{N}_]+(?:(?:[-._@/:+&#]|(?<=\d),(?=\d))[\p{L}\p{N}_]+)*/gu;

/** What somebody said, asked for whole words: a value inside a longer word is not what was said. */
export class SpokenWords {
  readonly #texts: string[] = [];
  /** Words with the signs inside them: `jo@example.com`, `2026-03-02`, `AB-12`. */
  readonly #tokens = new Set<string>();
  readonly #numbers = new Set<number>();
  readonly #answers = new Map<string, boolean>();

  add(text: string): void {
    this.#answers.clear();
    const plain = plainSpelling(text.slice(0, textMax));
    this.#texts.push(plain);
    for (const [token] of plain.matchAll(tokenPattern)) this.#tokens.add(token);
    for (const [digits] of plain.matchAll(/(?<![\w.,-])-?\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w])|(?<![\w.-])-?\d+(?:\.\d+)?(?![\w])/g)) this.#numbers.add(Number(digits.replaceAll(",", "")));
    for (const [word, number] of numberWords) if (this.#tokens.has(word)) this.#numbers.add(number);
  }

  /** Whole, or with the signs and spellings that people use. The same value is asked for again and again. */
  has(value: string): boolean {
    const known = this.#answers.get(value);
    if (known !== undefined) return known;
    const answer = this.#find(value);
    if (this.#answers.size >= answersMax) this.#answers.clear();
    this.#answers.set(value, answer);
    return answer;
  }

  #find(value: string): boolean {
    const plain = plainSpelling(value);
    if (plain === "") return false;
    if (this.#tokens.has(plain)) return true;
    const number = numberOf(plain);
    if (number !== null && this.#numbers.has(number)) return true;
    const spellings = dateSpellings(plain);
    if (spellings.some((one) => this.#hasPhrase(one))) return true;
    if (this.#hasPhrase(plain)) return true;
    // People leave the sign of a number away.
    if (/^#[\p{L}\p{N}]{4,}$/u.test(plain) && this.#tokens.has(plain.slice(1))) return true;
    // `basic_economy` is what people call basic economy.
    return /^[a-z]+(?:[_-][a-z]+)+$/.test(plain) && this.#hasPhrase(plain.replace(/[_-]/g, " "));
  }

  #hasPhrase(phrase: string): boolean {
    if (/^[\p{L}\p{N}_]+$/u.test(phrase)) return this.#tokens.has(phrase);
    return this.#texts.some((text) => standsIn(text, phrase));
  }
}

const numberWords: readonly (readonly [string, number])[] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"].map((word, at) => [word, at] as const);

/** Does the phrase stand there with nothing of a longer word on either side? */
function standsIn(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    if (!joins(text, at - 1, -1) && !joins(text, at + phrase.length, 1)) return true;
  }
  return false;
}

/** Does the word go on here: a letter, or a sign that joins with a letter behind it? */
function joins(text: string, at: number, step: 1 | -1): boolean {
  const sign = text.charAt(at);
  if (letter.test(sign)) return true;
  if (sign === ",") return /\d/.test(text.charAt(at + 1)) && /\d/.test(text.charAt(at - 1));
  return joiner.test(sign) && letter.test(text.charAt(at + step));
}
const letter = /[\p{L}\p{N}_]/u;
const joiner = /[-._@/:+&#]/;
