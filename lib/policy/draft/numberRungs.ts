import { greatest, hasProvenance, least, type Rung, type Trusted } from "./candidate.ts";
import type { SeenValue } from "./evidence.ts";

/** Steps for numbers: between the least and the greatest seen, both widened to round numbers; or that, or named by somebody trusted. */
export function numberRungs(values: readonly SeenValue[], trusted: Trusted): Rung[] {
  const numbers = values.flatMap(({ value }) => (typeof value === "number" ? [value] : []));
  if (numbers.length < values.length || numbers.length === 0) return [];
  const bounds = roundBounds(least(numbers), greatest(numbers));
  const whole = numbers.every(Number.isInteger);
  const range = { ...bounds, type: whole ? ("integer" as const) : ("number" as const) };
  const elsewhere = boundsWithoutTask(values);
  const inside = (value: SeenValue): boolean => {
    const { min, max } = elsewhere(value.call.task);
    return typeof value.value === "number" && value.value >= min && value.value <= max;
  };
  const lets = ({ value }: SeenValue): boolean => typeof value === "number" && value >= bounds.min && value <= bounds.max;
  return [
    { kind: "range", condition: range, opens: `${whole ? "whole numbers" : "numbers"} from ${bounds.min} to ${bounds.max}`, fits: inside, lets },
    {
      kind: "named_or_user", condition: { any_of: [range, { from: ["user"] }] }, opens: `numbers from ${bounds.min} to ${bounds.max}, and what the user names`,
      fits: (value) => inside(value) || value.user, lets: (value) => lets(value) || value.user,
    },
    {
      kind: "named_or_provenance", condition: { any_of: [range, { from: [...trusted.sources] }] }, opens: `numbers from ${bounds.min} to ${bounds.max}, and those that somebody trusted names`,
      fits: (value) => inside(value) || hasProvenance(value, trusted), lets: (value) => lets(value) || hasProvenance(value, trusted),
    },
  ];
}

type Bounds = { readonly min: number; readonly max: number };

/** The bounds that would have been drafted without one task. */
function boundsWithoutTask(values: readonly SeenValue[]): (task: number) => Bounds {
  const byTask = new Map<number, { min: number; max: number }>();
  for (const { value, call } of values) {
    if (typeof value !== "number") continue;
    const known = byTask.get(call.task);
    byTask.set(call.task, known === undefined ? { min: value, max: value } : { min: Math.min(known.min, value), max: Math.max(known.max, value) });
  }
  const mins = [...byTask].map(([task, { min }]) => ({ task, number: min })).sort((a, b) => a.number - b.number);
  const maxs = [...byTask].map(([task, { max }]) => ({ task, number: max })).sort((a, b) => b.number - a.number);
  return (task) => {
    const min = mins.find((one) => one.task !== task);
    const max = maxs.find((one) => one.task !== task);
    return min === undefined || max === undefined ? { min: Infinity, max: -Infinity } : roundBounds(min.number, max.number);
  };
}

/** Outwards to 1, 2 or 5 times a power of ten; small counts begin at nothing, which is never more. */
export function roundBounds(min: number, max: number): Bounds {
  return { min: min >= 0 ? (min <= 10 || min < max / 4 ? 0 : roundDown(min)) : -roundUp(-min), max: max >= 0 ? roundUp(max) : -roundDown(-max) };
}

const steps = [1, 2, 5, 10];

function roundUp(number: number): number {
  if (number === 0) return 0;
  const power = 10 ** Math.floor(Math.log10(number));
  return clean((steps.find((step) => step * power >= number) ?? 10) * power);
}

function roundDown(number: number): number {
  if (number === 0) return 0;
  const power = 10 ** Math.floor(Math.log10(number));
  return clean((steps.toReversed().find((step) => step * power <= number) ?? 1) * power);
}

/** 0.1 * 3 is no round number. */
const clean = (number: number): number => Number(number.toPrecision(12));
