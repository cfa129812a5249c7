import type { DraftSource } from "../trace/loadSighting.ts";
import { maskSecrets } from "./secrets/maskSecrets.ts";
import type { ClassifiedCalls } from "./classifyCalls.ts";
import type { EffectIndexWriter, WeighedCall } from "./effectIndex.ts";
import { findFactors } from "./factors/findFactors.ts";
import { HarmedTraces } from "./factors/harmedTraces.ts";
import { findResponse, HarmSpan, type HumanResponse } from "./humanResponse.ts";
import { harmOf, harmStanding, type HarmfulCall, type IncidentHarm } from "./incidentHarm.ts";

/** What the calls come to, and what people said when they met it. */
export type IncidentEffects = IncidentHarm & { readonly response: HumanResponse };

const callsAtOnce = 256;

/**
 * What the incident comes to, once it is known what each call did and why it was made: which calls did harm, what may have contributed, and what
 * people said. `goOn` is called between pieces of work and may throw to end it.
 */
export async function judgeHarm(index: EffectIndexWriter, source: DraftSource, { schemas, credentials }: ClassifiedCalls, goOn: () => void): Promise<IncidentEffects> {
  const harmful: HarmfulCall[] = [];
  for (const call of weighed(index, goOn)) if (harmStanding(call) === "harmful") harmful.push({ number: call.number, origin: call.origin ?? "undetermined" });
  const harm = harmOf(harmful);
  const counted = new Set(harm.harmful);
  const harmed = new HarmedTraces();
  const span = new HarmSpan();
  for (const call of weighed(index, goOn)) {
    const standing = harmStanding(call);
    // Ordinary work beside harm that nobody asked for is none.
    const held = standing === "harmful" && !counted.has(call.number) ? "none" : standing;
    if (held !== call.harm) index.putHarm(call.number, held);
    if (held === "none") continue;
    harmed.add(call, held, credentials.get(call.number) ?? []);
    if (held === "harmful") span.add(call.timeUs, call.effects);
  }
  const factors = await findFactors(index, source, schemas, harmed, goOn);
  factors.forEach((factor, at) => index.putFactor(at + 1, { ...factor, message: maskSecrets(factor.message) }));
  return { ...harm, response: await findResponse(index, source, span) };
}

/** Calls that may be harm, by their effects or by their origin, in order of time. */
function* weighed(index: EffectIndexWriter, goOn: () => void): Generator<WeighedCall> {
  for (let page = index.weighedCalls(0, callsAtOnce); page.length > 0; page = index.weighedCalls(page.at(-1)?.number ?? Infinity, callsAtOnce)) {
    goOn();
    yield* page;
  }
}
