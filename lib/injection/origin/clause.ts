import { type ActionKind, ambiguousVerbs, kindsOfVerb } from "../../rules/injection/actions.ts";
import type { Directive } from "../language/directive.ts";
import { readDirectives } from "../language/readDirectives.ts";
import { contentWords, stem } from "../language/words.ts";
import { quotedIn, valuesIn } from "../language/values.ts";
import { sentences } from "../text/sentences.ts";

/** Something that somebody asks for, ready to be held against a call: a directive of a document or a clause of the user's. */
export type Clause = {
  readonly text: string;
  /** Its text with what belongs to it, in lower case. */
  readonly near: string;
  readonly kinds: ReadonlySet<ActionKind>;
  /** Stems of its verbs. */
  readonly verbs: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  readonly values: ReadonlySet<string>;
  /** A wish: it names no action, any that fulfils it will do. */
  readonly open: boolean;
};

/** @param near the sentence with what belongs to it */
export const clauseOf = (directive: Directive, near: string): Clause => ({
  text: directive.text, near: near.toLowerCase(), kinds: directive.kinds, verbs: new Set(directive.verbs.map(({ verb }) => stem(verb))),
  words: contentWords(near), values: new Set([...valuesIn(near), ...quotedIn(near)]), open: directive.form === "wish" || directive.kinds.size === 0,
});

const breaks = /(?:[,;:]\s+|\s+)(?:and then|and also|and|then|or|also)\s+(?:please\s+)?(?=([a-z]{2,20})\s)|[;,]\s+(?:please\s+)?(?=([a-z]{2,20})\s)/g;
const pointing = /\b(?:it|them|one|ones|this|that|those|these|each|all)\b/i;
/** A question, or a wish to be told something: it asks for no action. */
const informs = /^\W*(?:(?:please|hey|hi|ok|also|and|then|can you|could you|would you|will you)[ ,]+){0,3}(?:(?:what|who|whom|whose|when|where|why|which|how|did|does|do|is|are|was|were|has|have|had|any)\b(?! you (?:please )?[a-z]+ (?:the|my|it|a|all))|(?:tell|show|let|inform|remind)\s+(?:me|us)\b|(?:give|send) me (?:a|an|the)?\s*(?:\w+ ){0,2}(?:digest|summary|overview|list|idea|answer|rundown|number|total|status|recap|gist)\b|(?:summari[sz]e|explain|describe|look at|look for|look up|list|read|check|find|find out|see|search|count|compare|skim|translate|show)\b)/i;
const clausesMax = 400;
/** How much of what was said before "it" may point to. */
const nearMax = 300;

/** What a person asks for in running text, one clause per action. */
export function clausesIn(text: string): Clause[] {
  const out: Clause[] = [];
  let before = "";
  for (const sentence of sentences(text)) {
    for (const piece of pieces(sentence.text)) {
      if (out.length >= clausesMax) return out;
      if (informs.test(piece)) {
        before = piece;
        continue;
      }
      const near = pointing.test(piece) ? `${before} ${piece}` : piece;
      const kinds = new Set<ActionKind>();
      const verbs = new Set<string>();
      for (const directive of readDirectives(sentences(piece))) for (const { verb, kinds: of } of directive.verbs) {
        verbs.add(stem(verb));
        for (const kind of of) kinds.add(kind);
      }
      for (const verb of looseVerbs(piece)) {
        verbs.add(stem(verb));
        for (const kind of kindsOfVerb(verb)) kinds.add(kind);
      }
      out.push({ text: piece, near: near.toLowerCase(), kinds, verbs, words: contentWords(near), values: new Set([...valuesIn(near), ...quotedIn(near)]), open: false });
      before = near.slice(-nearMax);
    }
  }
  return out;
}

/** A sentence in parts, cut where a verb of acting follows "and" or a comma. */
function pieces(text: string): string[] {
  const out: string[] = [];
  let from = 0;
  for (const match of text.matchAll(breaks)) {
    if (kindsOfVerb((match[1] ?? match[2] ?? "").toLowerCase()).length === 0) continue;
    out.push(text.slice(from, match.index));
    from = match.index + match[0].length;
  }
  out.push(text.slice(from));
  return out.filter((piece) => piece.trim() !== "");
}

/** People ask in many forms: verbs behind "to", and verbs that are no nouns wherever they stand. */
function looseVerbs(text: string): string[] {
  const lower = text.toLowerCase();
  const infinitives = [...lower.matchAll(/\bto ([a-z]{2,20})\b/g)].map((match) => match[1] ?? "");
  const plain = (lower.match(/[a-z]{3,20}/g) ?? []).filter((word) => !ambiguousVerbs.has(word));
  return [...infinitives, ...plain].filter((word) => kindsOfVerb(word).length > 0);
}
