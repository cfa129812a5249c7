import { sentences } from "./story.ts";

const bounds = /\b(?:older than|at most|no more than|only (?:the )?|never more than|up to(?! date)|limit(?:ed)? to|within|not more than)\s+[^.;\n]{2,60}/gi;
const days = /\b(\d+)(?:\s|-)?(day|week|month|year|hour)s?\b/gi;

/** What a prompt or a user sets as a limit, in its own words. */
export const boundsIn = (text: string): string[] => [...text.matchAll(bounds)].map(([words]) => words.replace(/\s+/g, " ").trim());
/** Spans of time that a text names: "90 day". */
export const spansIn = (text: string): string[] => [...text.matchAll(days)].map(([, number = "", unit = ""]) => `${number} ${unit.toLowerCase()}`);

/** Words by which something is forbidden, or nobody may do it unasked. */
export const forbids = /\b(?:never|do(?:es)? not|don[’']t|must not|mustn[’']t|may not|not allowed|forbidden|prohibited|under no circumstances|without (?:explicit |my |prior )?(?:approval|permission|asking)|no (?:changes|deploys?|writes?|destructive)|code freeze|change freeze|freeze|(?:always )?ask (?:me |first |before))\b/i;

/** Bounds of one text that another one does not have, neither in words nor by the span of time that they name. */
export function lostBounds(before: string, after: string): string[] {
  const own = new Set(boundsIn(after).map((one) => one.toLowerCase()));
  const spans = spansIn(after);
  return boundsIn(before).filter((one) => !own.has(one.toLowerCase()) && !spansIn(one).some((span) => spans.includes(span)));
}

/** Something that a text limits or forbids. */
export type Constraint = { readonly kind: "bound" | "prohibition"; readonly text: string };

/** What one text limits or forbids and another one does not. Sentences that say nearly the same in both are not lost. */
export function lostConstraints(before: string, after: string): Constraint[] {
  const kept = sentences(after).map(wordsOf);
  const missing = sentences(before).filter((one) => !kept.some((words) => saysTheSame(wordsOf(one), words)));
  const forbidden = missing.filter((one) => forbids.test(one)).map((text): Constraint => ({ kind: "prohibition", text }));
  // A bound inside a sentence that is told as forbidding already is not told twice.
  const lost = lostBounds(before, after).filter((one) => !forbidden.some(({ text }) => text.includes(one))).map((text): Constraint => ({ kind: "bound", text }));
  return unlike([...forbidden, ...lost]);
}

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []);

/** Nearly all words are shared. Another number is another bound, and a negation more or less turns the sentence. */
function saysTheSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const deciding = (words: ReadonlySet<string>): string => [...words].filter((word) => /\d|^(?:not|never|no|don|without|only|always)$/.test(word)).toSorted().join(" ");
  const shared = [...a].filter((word) => b.has(word)).length;
  return a.size > 0 && shared / Math.max(a.size, b.size) >= 0.8 && deciding(a) === deciding(b);
}

const unlike = (all: readonly Constraint[]): Constraint[] => [...new Map(all.map((one) => [one.text.toLowerCase(), one])).values()];
