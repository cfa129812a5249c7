import type { PassageView } from "@/lib/api/injectionContract.ts";

/** A stretch of a window of text, and the passages that cover it; `ends`: those whose last character it holds. */
export type Stretch = { readonly text: string; readonly passages: readonly PassageView[]; readonly ends: readonly PassageView[] };

/** Cuts a window of a document where passages begin and end. `offset`: where in the document the window begins. Passages may overlap. */
export function stretches(text: string, offset: number, passages: readonly PassageView[]): Stretch[] {
  const inWindow = (at: number): number => Math.min(Math.max(at - offset, 0), text.length);
  const here = passages.filter(({ start, end }) => end > offset && start < offset + text.length);
  const cuts = [...new Set([0, text.length, ...here.flatMap(({ start, end }) => [inWindow(start), inWindow(end)])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? text.length;
    const [first, last] = [offset + from, offset + to];
    return { text: text.slice(from, to), passages: here.filter(({ start, end }) => start < last && end > first), ends: here.filter(({ end }) => end > first && end <= last) };
  });
}

/** Letters of other scripts and shapes inside an otherwise Latin word: they look like what they are not. */
const words = /[\p{L}\p{M}]+/gu;
const foreign = /[^\p{Script=Latin}\p{M}]|[\u{ff00}-\u{ffef}\u{1d400}-\u{1d7ff}]/u;

export type Letters = { readonly text: string; readonly looksAlike: boolean };

/** The text, look-alike letters apart. */
export function lookAlikes(text: string): Letters[] {
  const out: Letters[] = [];
  let plainFrom = 0;
  const put = (from: number, to: number, looksAlike: boolean): void => {
    if (to > from) out.push({ text: text.slice(from, to), looksAlike });
  };
  for (const { 0: word, index } of text.matchAll(words)) {
    if (!/\p{Script=Latin}/u.test(word) || !foreign.test(word)) continue;
    let at = index;
    for (const letter of word) {
      if (foreign.test(letter)) {
        put(plainFrom, at, false);
        put(at, at + letter.length, true);
        plainFrom = at + letter.length;
      }
      at += letter.length;
    }
  }
  put(plainFrom, text.length, false);
  return out;
}
