import { searchPhrases, type SearchPhrase } from "./searchWords.ts";

export type Excerpt = { readonly before: string; readonly match: string; readonly after: string };

const contextLength = 80;
/** As the index cuts words: letters, digits, private use and the underscore, with the accents that follow them. */
const wordPattern = /[\p{L}\p{N}\p{Co}_][\p{L}\p{N}\p{Co}\p{M}_]*/gu;

/** As the index compares words: without accents and in lower case. */
const folded = (word: string): string => word.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase();
const wordsOf = (text: string): string[] => Array.from(text.matchAll(wordPattern), ([word]) => folded(word));

/**
 * The first place where one of the phrases of `q` stands, with its surroundings on one line; null where none does.
 * `shown`: the same text as it may be shown, place by place.
 */
export function excerptOf(text: string, q: string, shown = text): Excerpt | null {
  const wanted = searchPhrases(q).map((phrase) => ({ words: wordsOf(phrase.words), prefix: phrase.prefix })).filter(({ words }) => words.length > 0);
  const longest = Math.max(1, ...wanted.map(({ words }) => words.length));
  const window: { readonly word: string; readonly start: number; readonly end: number }[] = [];
  for (const found of text.matchAll(wordPattern)) {
    window.push({ word: folded(found[0]), start: found.index, end: found.index + found[0].length });
    if (window.length > longest) window.shift();
    for (const phrase of wanted) {
      const tail = window.slice(-phrase.words.length);
      const first = tail[0];
      const last = tail.at(-1);
      if (first && last && isPhrase(tail.map(({ word }) => word), phrase)) return cutAround(shown, first.start, last.end);
    }
  }
  return null;
}

function isPhrase(words: readonly string[], { words: wanted, prefix }: { readonly words: readonly string[]; readonly prefix: SearchPhrase["prefix"] }): boolean {
  if (words.length !== wanted.length) return false;
  return wanted.every((one, place) => (prefix && place === wanted.length - 1 ? words[place]?.startsWith(one) : words[place] === one));
}

/** The beginning of a text, where the words themselves were not found again. */
export function excerptStart(text: string): Excerpt {
  return { before: "", match: "", after: onOneLine(text.slice(0, contextLength * 2)) };
}

function cutAround(text: string, start: number, end: number): Excerpt {
  return {
    before: onOneLine(text.slice(Math.max(0, start - contextLength), start)),
    match: onOneLine(text.slice(start, end)),
    after: onOneLine(text.slice(end, end + contextLength)),
  };
}

/** Half a surrogate pair at the cut becomes a replacement character; line ends become spaces. */
function onOneLine(text: string): string {
  return Buffer.from(text.replace(/\s+/g, " ")).toString();
}
