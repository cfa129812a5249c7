import { disguiseOf } from "./confusables.ts";
import { bounded, type Find } from "./hiddenPiece.ts";
import { commonWords } from "./letterPairs.ts";
import { wordSurprise } from "./readsAsText.ts";

/** A word with what it says once its letters are undisguised. */
type Word = { readonly start: number; readonly end: number; readonly plain: string; readonly kind: "ascii" | "mixed" | "doubles" | "styled" | "other" };

const wordPattern = /[\p{L}\p{M}\p{N}\p{So}\u{1F130}-\u{1F189}\u{1F1E6}-\u{1F1FF}℮∣]{1,20000}/gu;
/** Words that need no undoing and may stand between two that do. */
const plainBetweenMax = 3;
const styledLettersMin = 6;

/** Words that look or read like English and are written with letters of other scripts, or with styled forms of letters. */
export function* disguisedLetters(text: string): Iterable<Find> {
  if (!/[^\u0000-\u00ff\u2010-\u2026]/.test(text)) return;
  let words: Word[] = [];
  let end = 0;
  for (const line of text.matchAll(/[^\n<>]{1,200000}/g)) {
    if (!/[^\u0000-\u00ff\u2010-\u2026]/.test(line[0])) continue;
    for (const word of wordsOf(line[0], line.index)) {
      if (isDisguised(word)) {
        if (words.length === 0 || word.start - end > 0) words.push(word);
        end = word.end;
      } else if (words.length > 0 && word.kind === "ascii" && plainTail(words) < plainBetweenMax) words.push(word);
      else if (words.length > 0) {
        yield* found(text, words);
        words = [];
      }
    }
    yield* found(text, words);
    words = [];
  }
}

const isDisguised = ({ kind }: Word): boolean => kind === "mixed" || kind === "styled" || kind === "doubles";

function plainTail(words: readonly Word[]): number {
  let count = 0;
  while (count < words.length && words[words.length - 1 - count]?.kind === "ascii") count++;
  return count;
}

function* wordsOf(line: string, offset: number): Iterable<Word> {
  for (const { 0: word, index } of line.matchAll(wordPattern)) yield readWord(word, offset + index);
}

function readWord(word: string, start: number): Word {
  const end = start + word.length;
  if (/^[\u0000-\u007f]+$/.test(word)) return { start, end, plain: word, kind: "ascii" };
  let plain = "";
  const counts = { ascii: 0, confusable: 0, styled: 0, other: 0 };
  for (const character of word) {
    if (character < "\u0080") {
      plain += character;
      counts.ascii++;
      continue;
    }
    const disguise = disguiseOf(character);
    plain += disguise?.plain ?? character;
    counts[disguise?.kind ?? "other"]++;
  }
  return { start, end, plain, kind: kindOf(counts, plain) };
}

function kindOf({ ascii, confusable, styled, other }: { readonly ascii: number; readonly confusable: number; readonly styled: number; readonly other: number }, plain: string): Word["kind"] {
  if (other > 0) return "other";
  if (styled > confusable) return "styled";
  if (ascii > 0) return /[a-zA-Z]/.test(plain) ? "mixed" : "other";
  return "doubles";
}

/** A word wholly of doubles may be a word of its own script; among others only one that makes an English word counts. */
function isEnglish(word: string): boolean {
  if (commonWords.has(word.toLowerCase()) || word.length === 1) return true;
  return word.length >= 3 && wordSurprise(word) / word.length < 10;
}

/** Judges a run of words, and yields it as far as its sentence goes. */
function* found(text: string, run: readonly Word[]): Iterable<Find> {
  const words = run.slice(0, run.length - plainTail(run));
  const styled = words.filter(({ kind }) => kind === "styled");
  const doubles = words.filter(({ kind }) => kind === "mixed" || kind === "doubles");
  // Formulas have single letters; words have more.
  const long = styled.filter(({ plain }) => plain.length >= 3);
  const letters = long.reduce((sum, { plain }) => sum + plain.length, 0);
  const mixed = doubles.filter(({ kind }) => kind === "mixed").length;
  const isWritten = mixed === 0 && doubles.length >= 3 && doubles.every(({ plain }) => isEnglish(plain));
  const isHidden = (long.length >= 2 && letters >= styledLettersMin) || letters >= 12 || mixed >= 2 || isWritten;
  const first = words[0];
  const last = words.at(-1);
  if (!isHidden || first === undefined || last === undefined) return;
  const { start, end } = sentence(text, first.start, last.end);
  const technique = styled.length >= doubles.length ? "fullwidth" : "homoglyph";
  const rule = technique === "fullwidth" ? "inj.hidden.styled-letters" : "inj.hidden.homoglyph";
  yield { start, end, technique, rule, name: null, decoded: bounded(undisguise(text.slice(start, end))), plain: false };
}

/** Every disguised character of a text replaced. */
function undisguise(text: string): string {
  let plain = "";
  for (const character of text) plain += character < "\u0080" ? character : (disguiseOf(character)?.plain ?? character.normalize("NFKC"));
  return plain;
}

/** The run, with short plain words and marks on both sides up to the ends of its sentence. */
function sentence(text: string, first: number, last: number): { readonly start: number; readonly end: number } {
  const before = /[A-Za-z0-9@_'’\-/.]{0,30}(?: [A-Za-z0-9'’-]{1,12}){0,2} ?$/.exec(text.slice(Math.max(0, first - 40), first))?.[0] ?? "";
  const after = /^(?:[^\s"<>|]{1,60})?(?:[ \u3000][A-Za-z0-9@_'’\-/.!?,;:]{1,24}){0,3}/u.exec(text.slice(last, last + 160))?.[0] ?? "";
  const cut = /[.!?][ \u3000]/.exec(after);
  return { start: first - openingOf(before).length, end: last + (cut === null ? after : after.slice(0, cut.index + 1)).length };
}

function openingOf(before: string): string {
  const mark = before.search(/[.!?:] [^.!?:]*$/);
  return (mark < 0 ? before : before.slice(mark + 2)).trimStart();
}
