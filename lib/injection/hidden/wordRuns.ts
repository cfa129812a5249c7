import { commonWords } from "./letterPairs.ts";

export type Word = { readonly start: number; readonly end: number; readonly gain: number };
/** Words in a row that gain, the last `before` words before them, and how many of them make up the best part. */
export type WordRun = { readonly words: readonly Word[]; readonly before: readonly Word[]; readonly best: number; readonly bestCount: number };

/** No single word may decide: half bits for and against. */
const wordGainMax = 24;
const wordLossMax = 30;
const commonGain = 10;
/** A run ends where this much of what it had gained is lost again. */
const lossMax = 40;
const gainMin = 38;
const gainPerLetterMin = 1.6;
const wordsMin = 3;
const lettersMin = 12;
const beforeMax = 4;
/** Letters next to digits are codes. */
const codeGain = -6;

/** Gathers words one by one and keeps the stretches in which another reading gains most. */
export class WordRuns {
  readonly found: WordRun[] = [];
  readonly #text: string;
  readonly #common: ReadonlySet<string>;
  #before: Word[] = [];
  #words: Word[] = [];
  #sum = 0;
  #best = 0;
  #bestCount = 0;
  #letters = 0;
  #bestLetters = 0;

  /** `common`: how common words look when they are written the other way. */
  constructor(text: string, common: ReadonlySet<string>) {
    this.#text = text;
    this.#common = common;
  }

  /** `sum`: what the letters of the word gain; `isCode`: digits stand next to it. */
  push(start: number, end: number, sum: number, isCode: boolean): void {
    const isOpen = this.#words.length > 0;
    // Most words of ordinary text end here.
    if (!isOpen && sum <= -commonGain) {
      if (sum >= -commonGain * 2) this.#remember({ start, end, gain: sum });
      else if (this.#before.length > 0) this.#before = [];
      return;
    }
    const word = { start, end, gain: isCode ? codeGain : this.#gain(start, end, sum) };
    if (!isOpen && word.gain <= 0) {
      this.#remember(word);
      return;
    }
    this.#words.push(word);
    this.#sum += word.gain;
    this.#letters += end - start;
    if (this.#sum > this.#best) {
      this.#best = this.#sum;
      this.#bestCount = this.#words.length;
      this.#bestLetters = this.#letters;
    }
    if (this.#sum <= 0 || this.#sum < this.#best - lossMax) this.finish();
  }

  #remember(word: Word): void {
    this.#before.push(word);
    if (this.#before.length > beforeMax) this.#before.shift();
  }

  /** Ends the run that is open, and keeps it if it gained enough. */
  finish(): void {
    if (this.#bestCount >= wordsMin && this.#bestLetters >= lettersMin && this.#best >= gainMin && this.#best >= this.#bestLetters * gainPerLetterMin) {
      this.found.push({ words: this.#words, before: this.#before, best: this.#best, bestCount: this.#bestCount });
    }
    this.#before = this.#words.slice(-beforeMax);
    this.#words = [];
    this.#sum = this.#best = this.#bestCount = this.#letters = this.#bestLetters = 0;
  }

  #gain(start: number, end: number, sum: number): number {
    const clipped = Math.max(-wordLossMax, Math.min(wordGainMax, sum));
    if (end - start > 12 || end - start < 2) return clipped;
    const word = this.#text.slice(start, end).toLowerCase();
    const loss = commonWords.has(word) ? commonGain * 2 : 0;
    return clipped - loss + (sum > -20 && this.#common.has(word) ? commonGain : 0);
  }
}
