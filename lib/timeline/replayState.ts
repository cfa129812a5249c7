import { effectClasses, type EffectClass } from "./row.ts";
import type { MagnitudeUnit } from "../effects/effect.ts";

/** How many effects of one class: all that came about, those of calls that ran, those of harmful calls, and those that were only tried. */
export type ReplayClass = { readonly class: EffectClass; readonly effects: number; readonly ran: number; readonly harmful: number; readonly attempts: number };
/** A sum of what results of harmful calls state. */
export type ReplayTotal = { readonly unit: MagnitudeUnit; readonly currency: string | null; readonly total: number; readonly effects: number };

/** How far the calls had reached at some moment; or how much further they reach by one step. Classes and totals that nothing is of are left out. */
export type ReplayRadius = {
  readonly calls: number; readonly harmfulCalls: number; readonly irreversible: number; readonly targets: number;
  readonly classes: readonly ReplayClass[]; readonly totals: readonly ReplayTotal[];
};

export const noRadius: ReplayRadius = { calls: 0, harmfulCalls: 0, irreversible: 0, targets: 0, classes: [], totals: [] };

/** Both together. It does not matter what is added to what first. */
export function addRadius(a: ReplayRadius, b: ReplayRadius): ReplayRadius {
  if (b === noRadius) return a;
  return {
    calls: a.calls + b.calls, harmfulCalls: a.harmfulCalls + b.harmfulCalls, irreversible: a.irreversible + b.irreversible, targets: a.targets + b.targets,
    classes: addClasses(a.classes, b.classes), totals: addTotals(a.totals, b.totals),
  };
}

function addClasses(a: readonly ReplayClass[], b: readonly ReplayClass[]): ReplayClass[] {
  return effectClasses.flatMap((name) => {
    const parts = [...a, ...b].filter((one) => one.class === name);
    return parts.length === 0 ? [] : [parts.reduce((sum, one) => ({
      class: name, effects: sum.effects + one.effects, ran: sum.ran + one.ran, harmful: sum.harmful + one.harmful, attempts: sum.attempts + one.attempts,
    }))];
  });
}

function addTotals(a: readonly ReplayTotal[], b: readonly ReplayTotal[]): ReplayTotal[] {
  const sums = new Map<string, ReplayTotal>();
  for (const one of [...a, ...b]) {
    const key = totalKey(one);
    const known = sums.get(key);
    sums.set(key, known === undefined ? one : { ...one, total: exact(known.total + one.total), effects: known.effects + one.effects });
  }
  return [...sums].toSorted(([x], [y]) => (x < y ? -1 : 1)).map(([, sum]) => sum);
}

const totalKey = ({ unit, currency }: ReplayTotal): string => `${unit} ${currency ?? ""}`;
/** Fractions are kept to a millionth: beyond that lies what binary fractions lose. */
const exact = (sum: number): number => (Number.isInteger(sum) ? sum : Number(sum.toFixed(6)));

/** What a fold needs of a step: which run it belongs to, what was said in it, the call that it begins, the calls that it ends, and what they add. */
export type FoldedStep<Said, Begun, Done extends { readonly call: string }> = {
  readonly number: number; readonly trace: string; readonly said: readonly Said[]; readonly began: (Begun & { readonly call: string }) | null; readonly done: readonly Done[]; readonly adds: ReplayRadius;
};

/** One call as far as it has come. */
export type ReplayedCall<Begun, Done> = { readonly call: string; readonly step: number; readonly begun: Begun; readonly done: Done | null };

/** What is in sight at one moment: of the run in which it lies what was said, of all runs the calls, the newest last; and how far it had reached. */
export type ReplayState<Said, Begun, Done> = {
  readonly position: number; readonly said: readonly { readonly step: number; readonly said: Said }[]; readonly calls: readonly ReplayedCall<Begun, Done>[]; readonly radius: ReplayRadius;
};

/**
 * The state after the step at `position`. `steps` follow one another; the first of them is where `before` was counted. Going there step by step, back and
 * forth, or at once is the same, because it is made of nothing but these.
 */
export function stateAt<Said, Begun, Done extends { readonly call: string }>(
  steps: readonly FoldedStep<Said, Begun, Done>[], before: ReplayRadius, position: number,
): ReplayState<Said, Begun, Done> {
  const until = steps.filter(({ number }) => number <= position);
  const trace = until.at(-1)?.trace;
  const calls = new Map<string, ReplayedCall<Begun, Done>>();
  let radius = before;
  for (const { number, began, done, adds } of until) {
    if (began !== null) calls.set(began.call, { call: began.call, step: number, begun: began, done: null });
    for (const one of done) {
      const known = calls.get(one.call);
      if (known !== undefined) calls.set(one.call, { ...known, done: one });
    }
    radius = addRadius(radius, adds);
  }
  const said = until.flatMap((step) => (step.trace === trace ? step.said.map((one) => ({ step: step.number, said: one })) : []));
  return { position, said, calls: [...calls.values()], radius };
}
