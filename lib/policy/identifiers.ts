import type { IdentifierKind } from "./policyDocument.ts";

/** What each kind looks like inside a text. Bounded everywhere, so that time grows with the length of the text. */
const patterns: Readonly<Record<IdentifierKind, RegExp>> = {
  email: /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g,
  url: /[a-z][a-z\d+.-]{1,20}:\/\/[^\s"'<>)\]}]{1,2000}|\bwww\.[^\s"'<>)\]}]{3,2000}|(?<![\w@./-])(?:[a-z\d-]{1,63}\.){1,5}[a-z]{2,18}\/[^\s"'<>)\]}]{1,2000}/gi,
  iban: /(?<![A-Za-z\d])[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?(?![A-Za-z\d])/g,
  phone: /(?<![\w+])\+\d[\d ().-]{6,18}\d(?!\w)|(?<![\w+-])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?![\w-])/g,
};

/** The identifiers of these kinds in a text, without the signs that end a sentence. */
export function identifiersIn(text: string, kinds: readonly IdentifierKind[]): string[] {
  return kinds.flatMap((kind) => Array.from(text.matchAll(patterns[kind]), ([found]) => found.replace(/[.,;:!?]+$/, "")));
}
