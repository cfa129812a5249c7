import type { EffectIndexWriter } from "../effectIndex.ts";
import type { FoundFactor } from "../effectIndex.ts";

const stepsMin = 3;
const day = (us: number): string => new Date(us / 1_000).toISOString().slice(0, 10);

/** Classes of effects that grew from week to week, before any harm too: reading, then changing, then running things. */
export function trustEscalation(weeks: ReturnType<EffectIndexWriter["classesByWeek"]>): FoundFactor[] {
  const steps: { readonly weekUs: number; readonly gravity: number; readonly class: string; readonly first: number }[] = [];
  const byWeek = new Map<number, (typeof weeks)[number][]>();
  for (const one of weeks) byWeek.set(one.weekUs, [...(byWeek.get(one.weekUs) ?? []), one]);
  for (const [weekUs, some] of byWeek) {
    const worst = some.reduce((a, b) => (b.gravity > a.gravity ? b : a));
    if (worst.gravity > (steps.at(-1)?.gravity ?? 0)) steps.push({ weekUs, gravity: worst.gravity, class: worst.class, first: worst.first });
  }
  const [start] = steps;
  if (steps.length < stepsMin || start === undefined || start.gravity > 1) return [];
  const words = steps.map(({ weekUs, class: name, first }) => `${name.replace("_", " ")} in the week of ${day(weekUs)} (c${first})`).join(", then ");
  return [{ code: "trust_escalation", message: `What the agent did grew over ${steps.length} weeks of the evidence: ${words}.`, calls: steps.map(({ first }) => first), cites: [] }];
}
