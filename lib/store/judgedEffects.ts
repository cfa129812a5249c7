import type { Judgement } from "../api/impactContract.ts";
import type { HarmStanding } from "../effects/incidentHarm.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

/** What people say on top of the machine's verdicts: few rows, beside as many as the evidence has. */
export type Overrides = {
  /** By the index's number of the effect. */
  readonly effects: ReadonlyMap<number, Partial<Judgement>>;
  /** By the number of the call. */
  readonly harm: ReadonlyMap<number, HarmStanding>;
};
export const noOverrides: Overrides = { effects: new Map(), harm: new Map() };

/** Values for `:effects` and `:harm` of a statement that begins with `judged`. */
export function overrideValues({ effects, harm }: Overrides): { readonly effects: string; readonly harm: string } {
  return {
    effects: JSON.stringify(Array.from(effects, ([id, { class: name, destructive, reversible, shared }]) => ({ id, class: name, destructive: destructive === undefined ? undefined : Number(destructive), reversible, shared }))),
    harm: JSON.stringify(Array.from(harm, ([call, standing]) => ({ call, standing }))),
  };
}

const column = (name: string): string => `value ->> '$.${name}' as ${name}`;

/**
 * Begins a statement that reads effects (`e`) and calls (`c`) as they hold, with corrections and decisions on top.
 * `e.ran`: its call ran or may have run. A statement that uses it takes `overrideValues`.
 */
export const judged = `with k as materialized (select ${["id", "class", "destructive", "reversible", "shared"].map(column).join(", ")} from json_each(:effects)),
  h as materialized (select ${["call", "standing"].map(column).join(", ")} from json_each(:harm)),
  c as (select calls.number, calls.trace, calls.row, calls.tool, calls.state, calls.time_us, calls.class, calls.gravity, calls.cites, calls.harm as machine_harm,
    coalesce((select standing from h where h.call = calls.number), calls.harm) as harm, calls.state in ('executed', 'unknown') as ran from calls),
  e as (select f.id, f.call, coalesce(k.class, f.class) as class, coalesce(k.destructive, f.destructive) as destructive, coalesce(k.reversible, f.reversible) as reversible,
    coalesce(k.shared, f.shared) as shared, f.environment, f.unit, f.value, f.currency, f.rule, c.number, c.row, c.state, c.time_us, c.harm, c.gravity, c.ran
    from effects f join c on c.number = f.call left join k on k.id = f.id)`;

/** Numbers of harmful calls in order of time, a page behind one of them. */
export function harmfulCalls(db: TraceIndexDatabase, overrides: Overrides, after: number, count: number): number[] {
  return db.prepare<[{ harm: string; after: number; count: number }], number>(
    `with h as materialized (select value ->> '$.call' as call, value ->> '$.standing' as standing from json_each(:harm))
     select number from calls where harm = 'harmful' and number > :after and number not in (select call from h)
     union all select call from h where standing = 'harmful' and call > :after order by 1 limit :count`,
  ).pluck().all({ harm: overrideValues(overrides).harm, after, count });
}

/** When the first harm was done, T+0: microseconds since the epoch; null where there is none, or no clock. */
export function firstHarmUs(db: TraceIndexDatabase, overrides: Overrides): number | null {
  const [first] = harmfulCalls(db, overrides, 0, 1);
  return first === undefined ? null : (db.prepare<[number], number | null>("select time_us from calls where number = ?").pluck().get(first) ?? null);
}
