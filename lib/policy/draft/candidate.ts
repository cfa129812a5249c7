import type { Condition, ConditionForm, Scalar, Support, ValueSource } from "../policyDocument.ts";
import { formatInstant } from "../../base/time.ts";
import type { PathEvidence, SeenText, SeenValue } from "./evidence.ts";

/** The steps of the ladder, narrowest first. */
export const candidateKinds = ["constant", "enum", "range", "named_or_user", "date", "prefix", "domain", "provenance", "named_or_provenance", "text", "any"] as const;
export type CandidateKind = (typeof candidateKinds)[number];

/** One way to say what an argument may be, with its price. */
export type Candidate = {
  readonly kind: CandidateKind;
  readonly condition: Condition;
  readonly support: Support;
  /** What it opens, in words: "3 values", "any address at example.com". */
  readonly opens: string;
  /** Calls of the baseline that it would not have fitted, had their task not been seen. */
  readonly loses: number;
  /** Calls of the incident whose value it fits. */
  readonly lets: number;
};

/** What is known of provenance while a policy is drafted. */
export type Trusted = { readonly places: ReadonlySet<string>; readonly sources: readonly ValueSource[] };

/** A condition, and which of the seen values fit it when the values of their own task are left out. */
export type Rung = { readonly kind: CandidateKind; readonly condition: Condition; readonly opens: string; readonly fits: (value: SeenValue) => boolean; /** Would a value of the incident fit? */ readonly lets: (value: SeenValue) => boolean };

export function candidateOf({ kind, condition, opens, fits, lets }: Rung, evidence: PathEvidence): Candidate {
  return {
    kind, condition, opens, support: supportOf(evidence.values),
    loses: callsOf(evidence.values.filter((value) => !fits(value))), lets: callsOf(evidence.incident.filter(lets)),
  };
}

const callsOf = (values: readonly SeenValue[]): number => new Set(values.map(({ call }) => call.number)).size;

/** How many calls and runs, and when. */
export function supportOf(values: readonly Pick<SeenValue, "call">[]): Support {
  const times = values.flatMap(({ call }) => (call.timeUs === null ? [] : [call.timeUs]));
  return {
    calls: new Set(values.map(({ call }) => call.number)).size, runs: new Set(values.map(({ call }) => call.run)).size,
    first: times.length === 0 ? null : formatInstant(least(times)), last: times.length === 0 ? null : formatInstant(greatest(times)),
  };
}

/** Lists may be longer than a call may have arguments. */
export const least = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.min(a, b), Infinity);
export const greatest = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.max(a, b), -Infinity);

/** Did the text stand in trusted words, or at a trusted place? */
export function hasProvenance({ user, system, places }: SeenText, { places: trusted, sources }: Trusted): boolean {
  if (user && sources.includes("user")) return true;
  if (system && sources.includes("system")) return true;
  if (!sources.includes("results")) return false;
  for (const place of places) if (trusted.has(place)) return true;
  return false;
}

/** A value, and the tasks and runs in which it was seen. */
export type KnownValue = { readonly value: Scalar; readonly tasks: Set<number>; readonly runs: Set<number> };

/** The values that were seen, by their JSON. */
export function tasksByValue(values: readonly SeenValue[]): Map<string, KnownValue> {
  const known = new Map<string, KnownValue>();
  for (const { value, call } of values) {
    if (value !== null && typeof value === "object") continue;
    const key = JSON.stringify(value);
    const entry = known.get(key) ?? { value, tasks: new Set<number>(), runs: new Set<number>() };
    known.set(key, entry);
    entry.tasks.add(call.task);
    entry.runs.add(call.run);
  }
  return known;
}

/** Seen in another task than its own: it would be known, had this task not been seen. */
export const isKnownElsewhere = (value: SeenValue, known: ReadonlyMap<string, { readonly tasks: ReadonlySet<number> }>): boolean => (known.get(JSON.stringify(value.value))?.tasks.size ?? 0) >= 2;

/** A list of values as a condition: a comparison sign at the beginning of a text is not to be taken for one. */
export function listCondition(values: readonly Scalar[]): Condition {
  return [...values].sort(inOrder);
}

const inOrder = (a: Scalar, b: Scalar): number => (typeof a === "number" && typeof b === "number" ? a - b : JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

export const optionalForm = (condition: Condition): ConditionForm => {
  if (Array.isArray(condition)) return { one_of: condition, optional: true };
  return condition !== null && typeof condition === "object" ? { ...condition, optional: true } : { equals: condition, optional: true };
};
