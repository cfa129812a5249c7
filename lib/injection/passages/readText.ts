import type { Directive } from "../language/directive.ts";
import { readDirectives } from "../language/readDirectives.ts";
import { segments, type Segment } from "../text/segments.ts";
import { cuesIn, type CueHit } from "./cues.ts";
import { type Deed, deedOf } from "./deed.ts";

const keptMax = 4_000_000;

/** What the sentences of a text do. */
export type ReadText = { readonly sentences: readonly Segment[]; readonly cues: readonly CueHit[]; readonly directives: readonly { readonly directive: Directive; readonly deed: Deed }[] };
const nothing: ReadText = { sentences: [], cues: [], directives: [] };

/** What texts came to, by text: an agent reads the same mailbox ten times, and a hundred agents do. */
const kept = new Map<string, ReadText>();
let keptLength = 0;

/** Each directive with its deed; in lists and logs the same follows the same again and again. */
function withDeeds(directives: readonly Directive[], all: readonly Segment[]): ReadText["directives"] {
  const deeds = new Map<string, { readonly before: string; readonly deed: Deed }>();
  return directives.map((directive) => {
    const before = all[directive.sentence - 1]?.text ?? "";
    const known = deeds.get(directive.text);
    if (known?.before === before) return { directive, deed: known.deed };
    const deed = deedOf(directive, before);
    if (directives.length > 1) deeds.set(directive.text, { before, deed });
    return { directive, deed };
  });
}

/** Reads a text once: a block or what a hidden passage says. */
export function readText(text: string): ReadText {
  if (text.length < 8 || !/\S\s+\S/.test(text)) return nothing;
  const known = kept.get(text);
  if (known !== undefined) return known;
  const all = segments(text);
  const cues = cuesIn(text);
  const read = { sentences: all, cues, directives: withDeeds(readDirectives(all, cues.some(({ rule }) => rule.strength === "strong")), all) };
  keptLength += text.length;
  if (keptLength > keptMax) {
    kept.clear();
    keptLength = text.length;
  }
  kept.set(text, read);
  return read;
}
