import type { EffectIndexWriter, FoundFactor } from "../effectIndex.ts";
import type { OfferedAt } from "../offeredSchemas.ts";

const stepsMin = 3;
const namesMax = 4;
const citesMax = 20;
const weekUs = 604_800_000_000;
/** Weeks begin on Monday. */
const firstMondayUs = 345_600_000_000;
const day = (us: number): string => new Date(us / 1_000).toISOString().slice(0, 10);
const weekOf = (us: number): number => Math.floor((us - firstMondayUs) / weekUs) * weekUs + firstMondayUs;

type Week = { readonly weekUs: number; readonly gravity: number };

/**
 * Rights that grew from week to week, before any harm too: by the tools that a model was offered, and by the classes of what it did.
 * Three steps at least, of which the first only reads. `weeks` and `offers` come in order of time.
 */
export function trustEscalation(weeks: ReturnType<EffectIndexWriter["classesByWeek"]>, offers: readonly OfferedAt[] = []): FoundFactor[] {
  const [used, given] = [usedSteps(weeks), offeredSteps(offers)];
  const told = [
    ...(given === null ? [] : [`The tools that the agent was offered grew over ${given.length} weeks of the evidence: ${given.map(({ weekUs: start, words }) => `${words} in the week of ${day(start)}`).join(", then ")}.`]),
    ...(used === null ? [] : [`What the agent did grew over ${used.length} weeks of the evidence: ${used.map(({ weekUs: start, class: name, first }) => `${name.replace("_", " ")} in the week of ${day(start)} (c${first})`).join(", then ")}.`]),
  ];
  return told.length === 0 ? [] : [{ code: "trust_escalation", message: told.join(" "), calls: (used ?? []).map(({ first }) => first), cites: [...(given ?? []), ...(used ?? [])].flatMap(({ cites }) => cites).slice(0, citesMax) }];
}

function usedSteps(weeks: ReturnType<EffectIndexWriter["classesByWeek"]>) {
  return steps(weeks.map(({ gravity, class: name, weekUs: start, first, cites }) => ({ weekUs: start, gravity, class: name, first, cites: cites.slice(0, 1) })));
}

function offeredSteps(offers: readonly OfferedAt[]) {
  const grown = steps(offers.map(({ firstUs, gravity, class: name }) => ({ weekUs: weekOf(firstUs), gravity, class: name })));
  return grown?.map((step) => {
    const alike = offers.filter(({ firstUs, gravity }) => weekOf(firstUs) === step.weekUs && gravity === step.gravity);
    const names = alike.map(({ name }) => name);
    const more = names.length > namesMax ? ` and ${names.length - namesMax} more` : "";
    return { weekUs: step.weekUs, cites: alike.slice(0, 1).flatMap(({ cites }) => cites), words: `${names.slice(0, namesMax).join(", ")}${more} (${step.class.replace("_", " ")})` };
  }) ?? null;
}

/** The weeks in which something graver came than in all before; null where they are too few, or the first was grave already. */
function steps<T extends Week>(all: readonly T[]): T[] | null {
  const byWeek = new Map<number, T>();
  for (const one of all) {
    const known = byWeek.get(one.weekUs);
    if (known === undefined || one.gravity > known.gravity) byWeek.set(one.weekUs, one);
  }
  const grown: T[] = [];
  for (const [, worst] of [...byWeek].toSorted(([a], [b]) => a - b)) if (worst.gravity > (grown.at(-1)?.gravity ?? 0)) grown.push(worst);
  const [start] = grown;
  return grown.length < stepsMin || start === undefined || start.gravity > 1 ? null : grown;
}
