import { z } from "zod";
import { effectClasses, environments, reversibilities, sharednesses } from "../effects/effect.ts";
import { blastRadiusFindingsSchema } from "../impactFindings.ts";
import { harmBegin } from "./harmBegin.ts";
import { harmfulCalls, lastHarmfulCall, noOverrides, type Overrides } from "./judgedEffects.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";
import { addCounts, countsAmong, type RadiusCounts } from "./radiusCounts.ts";
import { adjustedTargets, keptTargets, type RadiusTargets } from "./radiusTargets.ts";
import { adjustedDistinct, totalsOf } from "./radiusTotals.ts";
import type { Tally } from "./tally.ts";

const harmAt = z.strictObject({ call: z.number().int(), timeUs: z.number().int().nullable() });
export const blastRadiusFactsSchema = blastRadiusFindingsSchema.omit({ noticed: true, contained: true, recovered: true }).extend({ harmful: z.number().int(), firstHarm: harmAt.nullable(), lastHarm: harmAt.nullable() });

/** How far an incident reached, in numbers: calls are named by theirs. */
export type BlastRadiusFacts = z.infer<typeof blastRadiusFactsSchema>;
export type HarmAt = z.infer<typeof harmAt>;

/** What is counted once for all calls, as the machine has them; what people say of a few is taken out of it and put in again. */
export type RadiusBase = { readonly counts: RadiusCounts; readonly distinct: Tally };

export const targetsMax = 100;
const minuteUs = 60_000_000;

/** What the machine says, from its counts. */
export function machineRadius(db: TraceIndexDatabase, { counts, distinct }: RadiusBase): BlastRadiusFacts {
  return factsOf(db, counts, distinct, keptTargets(db, targetsMax), noOverrides);
}

/**
 * What holds, with corrections and decisions on top: the calls that they speak of are counted as the machine has them and as they hold, and the
 * difference is what changes. So it takes as long as they are many, however many effects there are.
 */
export function adjustedRadius(db: TraceIndexDatabase, { counts, distinct }: RadiusBase, overrides: Overrides, among: readonly number[]): BlastRadiusFacts {
  const without = addCounts(counts, countsAmong(db, noOverrides, among), -1);
  return factsOf(db, addCounts(without, countsAmong(db, overrides, among), 1), adjustedDistinct(db, distinct, overrides, among), adjustedTargets(db, overrides, among, targetsMax), overrides);
}

const classKey = z.tuple([z.enum(effectClasses)]);
const matrixKey = z.tuple([z.enum(effectClasses), z.enum(reversibilities), z.enum(sharednesses)]);
const environmentKey = z.tuple([z.enum(environments)]);

function factsOf(db: TraceIndexDatabase, counts: RadiusCounts, distinct: Tally, { targets, targetsOf }: RadiusTargets, overrides: Overrides): BlastRadiusFacts {
  const classes = classesOf(counts.classes);
  const [calls = 0, harmful = 0, attempts = 0, unfinished = 0] = counts.calls.get("[]") ?? [];
  const [, unstated = 0, irreversible = 0] = counts.harm.get("[]") ?? [];
  return {
    effects: classes.reduce((sum, { effects }) => sum + effects, 0), calls, attempts, classes, matrix: matrixOf(counts.matrix),
    targets: targets.map(({ first, environments: named, ...target }) => ({ ...target, environments: [...named], firstCall: `c${first}` })), targetsOf,
    environments: environmentsOf(counts.environments), totals: totalsOf(counts.totals, distinct), unstated, irreversible, harmful, ...speed(db, overrides), unfinished,
  };
}

function classesOf(tally: Tally): BlastRadiusFacts["classes"] {
  const counted = new Map(Array.from(tally, ([key, numbers]) => [classKey.parse(JSON.parse(key))[0], numbers]));
  return effectClasses.map((name) => {
    const [effects = 0, calls = 0, executed = 0, harmful = 0, attempts = 0, destructive = 0] = counted.get(name) ?? [];
    return { class: name, effects, calls, executed, harmful, attempts, destructive };
  });
}

function matrixOf(tally: Tally): BlastRadiusFacts["matrix"] {
  return [...tally].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, [effects = 0, harmful = 0]]) => {
    const [name, reversible, shared] = matrixKey.parse(JSON.parse(key));
    return { class: name, reversible, shared, effects, harmful };
  });
}

function environmentsOf(tally: Tally): BlastRadiusFacts["environments"] {
  return Array.from(tally, ([key, [effects = 0, harmful = 0]]) => ({ environment: environmentKey.parse(JSON.parse(key))[0], effects, harmful }))
    .toSorted((a, b) => b.harmful - a.harmful || b.effects - a.effects || (a.environment < b.environment ? -1 : 1));
}

function speed(db: TraceIndexDatabase, overrides: Overrides): Pick<BlastRadiusFacts, "firstHarm" | "lastHarm" | "harmDurationUs" | "callsBetween" | "callsPerMinute"> {
  const [first = null] = harmfulCalls(db, overrides, 0, 1);
  const last = lastHarmfulCall(db, overrides);
  if (first === null || last === null) return { firstHarm: null, lastHarm: null, harmDurationUs: null, callsBetween: 0, callsPerMinute: null };
  const time = db.prepare<[number], number | null>("select time_us from calls where number = ?").pluck();
  const begin = harmBegin(db, first);
  const [from, to] = [time.get(begin) ?? null, time.get(last) ?? null];
  const harmDurationUs = from === null || to === null ? null : to - from;
  const callsBetween = last - begin + 1;
  return {
    firstHarm: { call: begin, timeUs: from }, lastHarm: { call: last, timeUs: to }, harmDurationUs, callsBetween,
    callsPerMinute: harmDurationUs === null || harmDurationUs === 0 ? null : Number(((callsBetween / harmDurationUs) * minuteUs).toPrecision(3)),
  };
}
