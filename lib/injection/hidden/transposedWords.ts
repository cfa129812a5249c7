import { commonWords, letterCount, letterIndex, pairSurprise } from "./letterPairs.ts";
import { WordRuns, type Word, type WordRun } from "./wordRuns.ts";
import { bounded, decodedLengthMax, type Find } from "./hiddenPiece.ts";

/** A way to write words with other letters, which is its own inverse. */
type Transposition = {
  readonly technique: "rot13" | "reversed";
  readonly rule: string;
  readonly undo: (text: string) => string;
  /** Common words as they are written this way. */
  readonly common: ReadonlySet<string>;
};

const rotate = (index: number): number => (index === 0 ? 0 : ((index + 12) % 26) + 1);

/** `undone` gives the pair that stands where a pair stood. */
function gainOf(undone: (first: number, second: number) => number): Int8Array {
  return Int8Array.from(pairSurprise, (surprise, at) => surprise - (pairSurprise[undone(Math.floor(at / letterCount), at % letterCount)] ?? 0));
}

/** Each letter moved by half the alphabet. */
export function rot13(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => String.fromCharCode(letter.charCodeAt(0) + (letterIndex(letter.charCodeAt(0)) > 13 ? -13 : 13)));
}

/** The characters from the last to the first. */
export function reversed(text: string): string {
  return Array.from(text).toReversed().join("");
}

/** How much less surprising, in half bits, each pair of letters is once undone; in the order of the transpositions. */
const firstGain = gainOf((first, second) => rotate(first) * letterCount + rotate(second));
const secondGain = gainOf((first, second) => second * letterCount + first);

const writtenCommon = (write: (word: string) => string): ReadonlySet<string> => new Set(Array.from(commonWords, write));

const transpositions: readonly Transposition[] = [
  { technique: "rot13", rule: "inj.hidden.rot13", undo: rot13, common: writtenCommon(rot13) },
  { technique: "reversed", rule: "inj.hidden.reversed", undo: reversed, common: writtenCommon(reversed) },
];

/** With this much, no common word is needed. */
const sureGain = 80;
/** A word at the rim of a run that speaks for neither reading. */
const neutralLoss = -14;

/** Runs of words that become English once every letter is moved by 13, or once the text is read from its end. */
export function* transposedWords(text: string): Iterable<Find> {
  const runs = transpositions.map(({ common }) => new WordRuns(text, common));
  readWords(text, runs);
  for (const [at, transposition] of transpositions.entries()) {
    for (const run of runs[at]?.found ?? []) {
      const { start, end } = widened(text, run, transposition);
      const decoded = undone(text, start, end, transposition);
      if (run.best < sureGain && commonShare(decoded) < 0.15) continue;
      yield { start, end, technique: transposition.technique, rule: transposition.rule, name: null, decoded: bounded(decoded), plain: false };
    }
  }
}

/** Gives each word with what it would gain by each transposition to its runs. */
function readWords(text: string, [first, second]: readonly WordRuns[]): void {
  let start = -1;
  let before = 0;
  let firstSum = 0;
  let secondSum = 0;
  for (let at = 0; at <= text.length; at++) {
    const letter = at < text.length ? letterIndex(text.charCodeAt(at)) : 0;
    if (letter === 0 && start < 0) continue;
    if (start < 0) {
      start = at;
      firstSum = secondSum = 0;
    }
    const pair = before * letterCount + letter;
    firstSum += firstGain[pair] ?? 0;
    secondSum += secondGain[pair] ?? 0;
    before = letter;
    if (letter > 0) continue;
    const isCode = isDigit(text.charCodeAt(at)) || isDigit(text.charCodeAt(start - 1));
    first?.push(start, at, firstSum, isCode);
    second?.push(start, at, secondSum, isCode);
    start = -1;
  }
  first?.finish();
  second?.finish();
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

function undone(text: string, start: number, end: number, { technique, undo }: Transposition): string {
  if (end - start <= decodedLengthMax) return undo(text.slice(start, end));
  return technique === "reversed" ? `${undo(text.slice(end - decodedLengthMax, end))}…` : `${undo(text.slice(start, start + decodedLengthMax))}…`;
}

/** The share of the words that are common ones, by number. */
function commonShare(text: string): number {
  const words = text.toLowerCase().match(/[a-z']{2,}/g) ?? [];
  return words.length === 0 ? 0 : words.filter((word) => commonWords.has(word)).length / words.length;
}

/** What parts one field, cell or element from the next; quotes around a word of a sentence do not. */
const border = /[<>|`\n]|\S"|^"$|"\S/;
/** What a part of a run beyond a border must gain by itself to belong to it. */
const partGainMin = 30;

/** The words of a run without those at its rims that stand in another field and gain little. */
function trimmed(text: string, words: readonly Word[]): readonly Word[] {
  const parts: Word[][] = [];
  for (const word of words) {
    const last = parts.at(-1)?.at(-1);
    if (last === undefined || border.test(text.slice(last.end, word.start))) parts.push([word]);
    else parts.at(-1)?.push(word);
  }
  const gains = parts.map((part) => part.reduce((sum, { gain }) => sum + gain, 0) >= partGainMin);
  return gains.includes(true) ? parts.slice(gains.indexOf(true), gains.lastIndexOf(true) + 1).flat() : words;
}

/** Marks and numbers that belong to the first and the last word; a sentence that is turned round begins with the numbers that end it. */
const opening = { rot13: /[^\s"'<>`|:=([{,;\p{Bidi_Control}]*$/u, reversed: /(?:[^\sA-Za-z"'<>`|]{1,30}[ \t])?[^\s"'<>`|\p{Bidi_Control}]*$/u };
const ending = { rot13: /^[^\s"<>`|\\\p{Bidi_Control}]{0,80}(?:[ \t][^\sA-Za-z"<>`|\\]{1,30}){0,3}/u, reversed: /^[^\s"<>`|\\\p{Bidi_Control}]{0,80}/u };

/** The run with the words at its rims that would not be English as they stand, as far as the sentence goes. */
function widened(text: string, run: WordRun, { technique }: Transposition): { readonly start: number; readonly end: number } {
  const words = trimmed(text, run.words.slice(0, run.bestCount));
  const from = run.words.findIndex((word) => word === words[0]);
  const to = from + words.length;
  let start = words[0]?.start ?? 0;
  for (const word of [...run.before, ...run.words.slice(0, from)].slice(-4).toReversed()) {
    const gap = text.slice(word.end, start);
    if (word.gain < neutralLoss || border.test(gap) || /[:=]["'\s]/.test(gap)) break;
    start = word.start;
  }
  let end = words.at(-1)?.end ?? start;
  for (const word of run.words.slice(to, to + 6)) {
    const gap = text.slice(end, word.start);
    if (word.gain < neutralLoss || border.test(gap) || /[.!?]\s/.test(gap)) break;
    end = word.end;
  }
  const before = text.slice(Math.max(0, start - 120), start);
  const after = text.slice(end, end + 120);
  return { start: start - (opening[technique].exec(before)?.[0].length ?? 0), end: end + (ending[technique].exec(after)?.[0].length ?? 0) };
}
