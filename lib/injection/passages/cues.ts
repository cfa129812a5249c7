import { cueRules } from "../../rules/injection/cueRules.ts";
import type { CueRule } from "../../rules/injection/cueRule.ts";
import { HintIndex } from "./hintIndex.ts";

/** A cue in a text: offsets into it. */
export type CueHit = { readonly rule: CueRule; readonly from: number; readonly to: number };

const hitsMax = 200;
const hinted = new HintIndex(cueRules.map(({ hints }) => hints));
const searched = cueRules.map((rule) => ({ rule, all: new RegExp(rule.test.source, "g") }));

/** Lower case, straight quotes and no-break blanks; as long as the text, so that offsets hold. */
export const plainForm = (text: string): string => {
  const joined = text.replace(/\n(?=[ \t]{0,20}[a-z])/g, " ");
  const lower = joined.toLowerCase();
  return (lower.length === text.length ? lower : joined).replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\u00a0/g, " ").replace(/\t/g, " ");
};

/** All cues of a text in order; those that only quote an example are left out. At most 200. */
export function cuesIn(text: string): CueHit[] {
  const plain = plainForm(text);
  const hits: CueHit[] = [];
  for (const number of hinted.ownersIn(plain)) {
    const one = searched[number];
    if (one === undefined) continue;
    const { rule, all } = one;
    for (const match of plain.matchAll(all)) {
      if (hits.length >= hitsMax) break;
      if (match[0].length > 0 && !isQuotedExample(plain, match.index) && !(rule.role === "order" && isReported(plain, match.index))) hits.push({ rule, from: match.index + (match[0].length - match[0].trimStart().length), to: match.index + match[0].trimEnd().length });
    }
  }
  return hits.sort((a, b) => a.from - b.from);
}

const reporting = /(?:^|[\s"'(])(?:how (?:do|does|can|could|should|to)|why|when|where|whether|what|who|which|that (?:tells?|asks?|says?)|asking|asks?|telling|tells? (?:my|the|our|your|people|them)|told|saying|someone|somebody|people|they|users?|he|she|students?|children)\b[^.!?\n]{0,80}$/;

/** Somebody asks or tells about ignoring; the sentence orders nothing. */
const isReported = (plain: string, at: number): boolean => reporting.test(plain.slice(Math.max(0, at - 110), at));

const telling = /\b(?:such as|like|e\.g\.|examples?|for instance|lines?|phrases?|texts?|sentences?|words?|strings?|sa(?:y|ys|id|ying)|called|named|writes?|wrote|written|attackers?|prompts?|reads?|titled|means?|contain(?:s|ing)?|ask(?:s|ed)?|pattern|payload|injection)\b[^"'`]{0,40}$/;

/** Somebody writes about such words: they stand in quotes, behind words that introduce a quotation. */
function isQuotedExample(plain: string, at: number): boolean {
  const before = plain.slice(Math.max(0, at - 300), at + 1);
  for (const quote of ['"', "`", "'"]) {
    const open = before.lastIndexOf(quote);
    if (open < 0 || before.length - open > 160) continue;
    const odd = quote === "'" ? /(?:^|[\s(])$/.test(before.slice(0, open)) : before.split(quote).length % 2 === 0;
    if (odd && telling.test(before.slice(0, open))) return true;
  }
  return false;
}
