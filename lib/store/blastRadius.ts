import type { z } from "zod";
import { effectClasses, environments, magnitudeUnits, type Environment, type MagnitudeUnit, type TargetKind } from "../effects/effect.ts";
import { totalSentence } from "../effects/totals.ts";
import type { classCountSchema, environmentCountSchema, matrixCellSchema, targetCountSchema, totalSchema } from "../impactFindings.ts";
import { judged, overrideValues, type Overrides } from "./judgedEffects.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

type Matrix = z.infer<typeof matrixCellSchema>[];
type Classes = z.infer<typeof classCountSchema>[];

/** How far an incident reached, in numbers: calls are named by theirs. */
export type BlastRadiusFacts = {
  readonly effects: number; readonly calls: number; readonly attempts: number; readonly classes: Classes; readonly matrix: Matrix;
  readonly targets: z.infer<typeof targetCountSchema>[]; readonly targetsOf: number; readonly environments: z.infer<typeof environmentCountSchema>[];
  readonly totals: z.infer<typeof totalSchema>[]; readonly unstated: number; readonly irreversible: number;
  readonly harmful: number; readonly firstHarm: HarmAt | null; readonly lastHarm: HarmAt | null;
  readonly harmDurationUs: number | null; readonly callsBetween: number; readonly callsPerMinute: number | null; readonly unfinished: number;
};
export type HarmAt = { readonly call: number; readonly timeUs: number | null };

const targetsMax = 100;
const minuteUs = 60_000_000;

/** Counts what holds, with corrections and decisions on top. Everything is summed up by the database: nothing is in memory but the answer. */
export function blastRadius(db: TraceIndexDatabase, overrides: Overrides): BlastRadiusFacts {
  const values = overrideValues(overrides);
  const one = <T>(sql: string): T => {
    const row = db.prepare<[typeof values], T>(`${judged} ${sql}`).get(values);
    if (row === undefined) throw new Error("A count has one row.");
    return row;
  };
  const all = <T>(sql: string): T[] => db.prepare<[typeof values], T>(`${judged} ${sql}`).all(values);
  const classes = all<Classes[number]>(classCounts);
  const harm = one<{ harmful: number; attempts: number; first: number | null; last: number | null; unfinished: number }>(harmCounts);
  const { unstated, irreversible } = one<{ unstated: number; irreversible: number }>(
    "select coalesce(sum(unit is null), 0) as unstated, coalesce(sum(reversible = 'no'), 0) as irreversible from e where harm = 'harmful' and class <> 'read_only'",
  );
  return {
    effects: classes.reduce((sum, { effects }) => sum + effects, 0), calls: one<{ n: number }>("select count(*) as n from c where class is not null").n, attempts: harm.attempts,
    classes: effectClasses.map((name) => classes.find((counted) => counted.class === name) ?? { class: name, effects: 0, calls: 0, executed: 0, harmful: 0, attempts: 0, destructive: 0 }),
    matrix: all<Matrix[number]>("select class, reversible, shared, count(*) as effects, sum(harm = 'harmful') as harmful from e where ran group by 1, 2, 3 order by 1, 2, 3"),
    ...targetCounts(all), environments: all<z.infer<typeof environmentCountSchema>>("select environment, count(*) as effects, sum(harm = 'harmful') as harmful from e where ran and class <> 'read_only' group by 1 order by harmful desc, effects desc, 1"),
    totals: totals(all), unstated, irreversible, harmful: harm.harmful, ...speed(db, harm), unfinished: harm.unfinished,
  };
}

const classCounts = `select class, count(*) as effects, count(distinct call) as calls, sum(ran) as executed, sum(harm = 'harmful') as harmful, sum(not ran) as attempts,
  sum(ran and destructive) as destructive from e group by class`;
const harmCounts = `select coalesce(sum(harm = 'harmful'), 0) as harmful, coalesce(sum(harm = 'attempt'), 0) as attempts,
  min(iif(harm = 'harmful', number, null)) as first, max(iif(harm = 'harmful', number, null)) as last, coalesce(sum(state = 'unknown' and class <> 'read_only'), 0) as unfinished from c`;

type All = <T>(sql: string) => T[];
type StoredTarget = { readonly kind: TargetKind; readonly name: string; readonly effects: number; readonly harmful: number; readonly destructive: number; readonly environments: string; readonly first: number };

/** Calls are numbered in order of time, so the smallest number came first. */
function targetCounts(all: All): Pick<BlastRadiusFacts, "targets" | "targetsOf"> {
  const changed = "from e join effect_targets t on t.effect = e.id where e.ran and e.class <> 'read_only'";
  const rows = all<StoredTarget>(`select t.kind, t.name, count(*) as effects, sum(e.harm = 'harmful') as harmful, sum(e.destructive) as destructive,
    group_concat(distinct e.environment) as environments, min(e.call) as first ${changed} group by t.kind, t.name
    order by harmful desc, destructive desc, effects desc, t.kind, t.name limit ${targetsMax}`);
  const [{ n } = { n: 0 }] = all<{ n: number }>(`select count(*) as n from (select distinct t.kind, t.name ${changed})`);
  const known = (list: string): Environment[] => environments.filter((one) => list.split(",").includes(one));
  return { targets: rows.map(({ first, environments: named, ...row }) => ({ ...row, environments: known(named), firstCall: `c${first}` })), targetsOf: n };
}

type StoredTotal = { readonly unit: MagnitudeUnit; readonly currency: string | null; readonly total: number; readonly effects: number; readonly targets: number; readonly kinds: number; readonly kind: string | null };

/** Only what results state; the targets are those of the effects that state it. */
function totals(all: All): BlastRadiusFacts["totals"] {
  const rows = all<StoredTotal>(`, m as (select id, unit, currency, value from e where harm = 'harmful' and class <> 'read_only' and unit is not null)
    select m.unit, m.currency, sum(m.value) as total, count(*) as effects, coalesce(max(n.targets), 0) as targets, coalesce(max(n.kinds), 0) as kinds, max(n.kind) as kind
    from m left join (select m.unit, m.currency, count(distinct t.kind || ' ' || t.name) as targets, count(distinct t.kind) as kinds, min(t.kind) as kind
      from m join effect_targets t on t.effect = m.id group by 1, 2) n on n.unit = m.unit and n.currency is m.currency group by 1, 2`);
  return rows.sort((a, b) => magnitudeUnits.indexOf(a.unit) - magnitudeUnits.indexOf(b.unit) || ((a.currency ?? "") < (b.currency ?? "") ? -1 : 1))
    .map(({ kinds, kind, ...total }) => ({ ...total, sentence: totalSentence({ ...total, targetWord: kinds === 1 && kind !== null ? kind : "target" }) }));
}

function speed(db: TraceIndexDatabase, { first, last }: { readonly first: number | null; readonly last: number | null }): Pick<BlastRadiusFacts, "firstHarm" | "lastHarm" | "harmDurationUs" | "callsBetween" | "callsPerMinute"> {
  if (first === null || last === null) return { firstHarm: null, lastHarm: null, harmDurationUs: null, callsBetween: 0, callsPerMinute: null };
  const time = db.prepare<[number], number | null>("select time_us from calls where number = ?").pluck();
  const [from, to] = [time.get(first) ?? null, time.get(last) ?? null];
  const harmDurationUs = from === null || to === null ? null : to - from;
  const callsBetween = last - first + 1;
  return {
    firstHarm: { call: first, timeUs: from }, lastHarm: { call: last, timeUs: to }, harmDurationUs, callsBetween,
    callsPerMinute: harmDurationUs === null || harmDurationUs === 0 ? null : Number(((callsBetween / harmDurationUs) * minuteUs).toPrecision(3)),
  };
}

