import type { DraftSource } from "../trace/loadSighting.ts";
import type { Cite } from "../findings.ts";
import type { EffectIndexWriter, SpokenAt } from "./effectIndex.ts";
import type { Effect } from "./effect.ts";
import { maskSecrets } from "./secrets/maskSecrets.ts";
import { sightingAt } from "./readCall.ts";

/** Words of a person in the evidence, after harm was done. `text`: the sentence that tells it. */
export type SaidAfterHarm = { readonly atUs: number; readonly step: number; readonly text: string; readonly cite: Cite };
/** mention: the first words that speak of the harm. stop: the first words that tell somebody to stop, or that it was stopped, after the last harm. */
export type HumanResponse = { readonly mention: SaidAfterHarm | null; readonly stop: SaidAfterHarm | null };

const spokenMax = 500;
const textMax = 65_536;
const excerptMax = 300;
const namesMax = 200;

/** From the first to the last harm, and the names of what it reached. */
export class HarmSpan {
  firstUs: number | null = null;
  lastUs: number | null = null;
  readonly names = new Set<string>();

  add(timeUs: number | null, effects: readonly Effect[]): void {
    if (timeUs !== null) {
      this.firstUs = Math.min(this.firstUs ?? timeUs, timeUs);
      this.lastUs = Math.max(this.lastUs ?? timeUs, timeUs);
    }
    for (const { targets } of effects) for (const { name } of targets) if (name.length >= 4 && this.names.size < namesMax) this.names.add(name.toLowerCase());
  }
}

/** Words of harm; where an ordinary request holds one, it does not name what was harmed. */
const harmWords = /\b(?:gone|lost|missing|disappear\w*|vanish\w*|wiped?|deleted|dropped|destroyed|removed|overwr(?:ote|itten)|broken?|outages?|is down|went down|empty|leaked|sent|restore|recover)\b/i;
/** Nobody asks this about ordinary work. */
const askingWords = /\b(?:what happened|what (?:did|have) you (?:do|done|delete|run|send)|why (?:did|have|would) you|who (?:deleted|did|dropped|ran|sent)|did you (?:delete|drop|remove|send|run|wipe)|undo (?:it|this|that)|roll(?:ed)? (?:it |this |that )?back)\b/i;
const stopWords = /\b(?:stop|stopped|halt|abort|freeze|froze|frozen|revoked?|suspend(?:ed)?|disabled?|killed|rotated?|locked)\b/i;

/**
 * When people noticed, as far as the evidence has their words: the first new message of a user after the first harm that
 * asks about it, or speaks of harm and names what it reached. Only evidence with a clock can tell. What a prompt repeats is no new message.
 */
export async function findResponse(index: Pick<EffectIndexWriter, "saidByUsersAfter">, source: DraftSource, { firstUs, lastUs, names }: HarmSpan): Promise<HumanResponse> {
  if (firstUs === null || lastUs === null) return { mention: null, stop: null };
  let mention: SaidAfterHarm | null = null;
  for (const said of index.saidByUsersAfter(firstUs, spokenMax)) {
    if (said.timeUs === null) continue;
    const text = ((await sightingAt(source, said.at))?.sighting?.text ?? "").slice(0, textMax);
    if (mention === null && (askingWords.test(text) || (harmWords.test(text) && namesOne(text, names)))) mention = excerpt(said, text, askingWords.test(text) ? askingWords : harmWords);
    if (said.timeUs >= lastUs && stopWords.test(text)) return { mention, stop: excerpt(said, text, stopWords) };
  }
  return { mention, stop: null };
}

function namesOne(text: string, names: ReadonlySet<string>): boolean {
  const lower = text.toLowerCase();
  return [...names].some((name) => lower.includes(name));
}

function excerpt({ timeUs, step, cite }: SpokenAt, text: string, words: RegExp): SaidAfterHarm {
  const at = words.exec(text)?.index ?? 0;
  const from = at < excerptMax ? 0 : Math.max(0, text.lastIndexOf(" ", at - excerptMax / 2) + 1);
  return { atUs: timeUs ?? 0, step, cite, text: maskSecrets(text.slice(from, from + excerptMax)).replace(/\s+/g, " ").trim() };
}
