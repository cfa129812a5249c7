/** One thing the reader looks for: words in a row, the last of them perhaps only begun (`word*`). */
export type SearchPhrase = { readonly words: string; readonly prefix: boolean };

/** Words of one search. Each is looked up on its own, and SQLite answers in the turn of the event loop that asks. */
export const searchWordsMax = 40;

const quotedOrPlain = /"([^"]*)"(\*?)|(\S+)/g;
const wordPattern = /[\p{L}\p{N}\p{M}\p{Co}_]+/gu;
const anyWordCharacter = /[\p{L}\p{N}\p{M}\p{Co}_]/u;

/**
 * Cuts a search into phrases: quoted text is one phrase, everything else is taken word by word. What holds no
 * letter, digit or underscore is left out, as the index does not hold it either; the same phrase counts once.
 */
export function searchPhrases(q: string): SearchPhrase[] {
  const phrases = new Map<string, SearchPhrase>();
  for (const [, quoted, star, plain] of q.replaceAll("\0", " ").matchAll(quotedOrPlain)) {
    const prefix = star === "*" || (plain?.endsWith("*") ?? false);
    const words = (quoted ?? plain ?? "").replace(/\*+$/, "");
    if (anyWordCharacter.test(words)) phrases.set(`${words}${prefix ? " *" : ""}`, { words, prefix });
  }
  return [...phrases.values()];
}

/** Is this more than one search may ask for? Nothing is left out of a search in silence: it would find too much. */
export function tooManyWords(q: string): boolean {
  let words = 0;
  for (const phrase of searchPhrases(q)) words += phrase.words.match(wordPattern)?.length ?? 0;
  return words > searchWordsMax;
}

/**
 * The same as an FTS5 expression, or null where there is nothing to look for. Every phrase goes in quoted, so that
 * no text of a user or an attacker is ever read as query syntax.
 */
export function ftsExpression(q: string): string | null {
  const phrases = searchPhrases(q);
  if (phrases.length === 0) return null;
  return phrases.map(({ words, prefix }) => `"${words.replaceAll('"', '""')}"${prefix ? " *" : ""}`).join(" ");
}
