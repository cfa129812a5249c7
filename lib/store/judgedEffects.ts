import type { Judgement } from "../api/impactContract.ts";
import { effectId, effectOfId } from "../effects/effectIndex.ts";
import type { HarmStanding } from "../effects/incidentHarm.ts";
import { harmBegin } from "./harmBegin.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

/** What people say on top of the machine's verdicts: few rows, beside as many as the evidence has. */
export type Overrides = {
  /** By the index's number of the effect. */
  readonly effects: ReadonlyMap<number, Partial<Judgement>>;
  /** By the number of the call. */
  readonly harm: ReadonlyMap<number, HarmStanding>;
};
export const noOverrides: Overrides = { effects: new Map(), harm: new Map() };

/**
 * The value for `:among` of a statement that begins with `judgedAmong`: these calls, each with what was said of it and of its effects. It stands beside
 * the call because SQLite would search a list of its own from end to end for every effect.
 */
export function saidOf({ effects, harm }: Overrides, among: readonly number[]): { readonly among: string } {
  const changes = new Map<number, Record<string, unknown>>();
  for (const [id, { destructive, ...change }] of effects) {
    const { call, place } = effectOfId(id);
    changes.set(call, { ...changes.get(call), [`p${place}`]: { ...change, ...(destructive !== undefined && { destructive: Number(destructive) }) } });
  }
  return { among: JSON.stringify(among.map((call) => ({ call, standing: harm.get(call), ...changes.get(call) }))) };
}

const said = (name: string): string => `c.said ->> ('$.p' || (f.id - c.number * ${effectId(1, 0)}) || '.${name}')`;
const ran = "calls.state in ('executed', 'unknown')";

/** Begins a statement that reads effects (`e`) and calls (`c`) as the machine has them. `e.ran`: its call ran or may have run. */
export const found = `with c as (select number, class, state, harm, ${ran} as ran from calls),
  e as (select f.id, f.call, f.class, f.destructive, f.reversible, f.shared, f.environment, f.unit, f.value, f.currency, f.rule, calls.harm, ${ran} as ran from effects f cross join calls on calls.number = f.call)`;

/** The same of a few calls as they hold, with corrections and decisions on top; it reads nothing but them. A statement that uses it takes `saidOf`. */
export const judgedAmong = `with c as materialized (select calls.number, calls.class, calls.state, coalesce(w.value ->> '$.standing', calls.harm) as harm, ${ran} as ran, w.value as said
    from json_each(:among) as w cross join calls on calls.number = w.value ->> '$.call'),
  e as materialized (select f.id, f.call, coalesce(${said("class")}, f.class) as class, coalesce(${said("destructive")}, f.destructive) as destructive, coalesce(${said("reversible")}, f.reversible) as reversible,
    coalesce(${said("shared")}, f.shared) as shared, f.environment, f.unit, f.value, f.currency, f.rule, c.harm, c.ran
    from c cross join effects f on f.id >= c.number * ${effectId(1, 0)} and f.id < (c.number + 1) * ${effectId(1, 0)})`;

const standings = ({ harm }: Overrides): string => JSON.stringify(Array.from(harm, ([call, standing]) => ({ call, standing })));

/** The same where nobody said anything: far quicker to compile, which is most of the work where there are few calls. */
export const asFound = `with c as (select number, trace, row, tool, state, time_us, class, gravity, cites, harm as machine_harm, harm, state in ('executed', 'unknown') as ran from calls),
  e as (select f.id, f.call, f.class, f.destructive, f.reversible, f.shared, f.environment, f.unit, f.value, f.currency, f.rule, c.number, c.row, c.state, c.time_us, c.harm, c.gravity, c.ran
    from effects f join c on c.number = f.call)`;

/** Numbers of harmful calls in order of time, a page behind one of them. */
export function harmfulCalls(db: TraceIndexDatabase, overrides: Overrides, after: number, count: number): number[] {
  return db.prepare<[{ harm: string; after: number; count: number }], number>(
    `with h as materialized (select value ->> '$.call' as call, value ->> '$.standing' as standing from json_each(:harm))
     select number from calls where harm = 'harmful' and number > :after and number not in (select call from h)
     union all select call from h where standing = 'harmful' and call > :after order by 1 limit :count`,
  ).pluck().all({ harm: standings(overrides), after, count });
}

/** The last of them; null where there is none. */
export function lastHarmfulCall(db: TraceIndexDatabase, overrides: Overrides): number | null {
  return db.prepare<[{ harm: string }], number | null>(
    `with h as materialized (select value ->> '$.call' as call, value ->> '$.standing' as standing from json_each(:harm))
     select max((select coalesce(max(call), 0) from h where standing = 'harmful'),
       coalesce((select number from calls where harm = 'harmful' and number not in (select call from h) order by number desc limit 1), 0))`,
  ).pluck().get({ harm: standings(overrides) }) || null;
}

/** When the harm began, T+0: microseconds since the epoch; null where there is none, or no clock. */
export function firstHarmUs(db: TraceIndexDatabase, overrides: Overrides): number | null {
  const [first] = harmfulCalls(db, overrides, 0, 1);
  return first === undefined ? null : (db.prepare<[number], number | null>("select time_us from calls where number = ?").pluck().get(harmBegin(db, first)) ?? null);
}
