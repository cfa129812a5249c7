import { z } from "zod";
import { magnitudeUnits, targetKinds, type MagnitudeUnit } from "../effects/effect.ts";
import { totalSentence } from "../effects/totals.ts";
import type { totalSchema } from "../impactFindings.ts";
import { found, judgedAmong, noOverrides, saidOf, type Overrides } from "./judgedEffects.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";
import { addTally, type Tally } from "./tally.ts";

/** How many different targets harmful effects with a number had: by JSON of unit, currency and kind of target. */
type Distinct = Tally;

const rows = `m.unit, m.currency, t.kind, t.name, count(*) from (select id, unit, currency from e where harm = 'harmful' and class <> 'read_only' and unit is not null) m
  cross join effect_targets t on t.effect = m.id group by 1, 2, 3, 4`;

/** Counts once what the machine says. */
export function keepTotalTargets(db: TraceIndexDatabase): void {
  db.exec("delete from total_targets");
  db.exec(`insert into total_targets (unit, currency, kind, name, effects) ${found} select ${rows}`);
  db.exec("create index if not exists total_targets_name on total_targets (name)");
}

/** As it was counted. */
export function keptDistinct(db: TraceIndexDatabase): Distinct {
  return new Map(db.prepare<[], readonly [string, number]>("select json_array(unit, currency, kind), count(*) from total_targets group by unit, currency, kind").raw().all().map(([key, targets]) => [key, [targets]]));
}

/** As it is where people said something of these calls. */
export function adjustedDistinct(db: TraceIndexDatabase, kept: Distinct, overrides: Overrides, among: readonly number[]): Distinct {
  const [before, after] = [targetTally(db, noOverrides, among), targetTally(db, overrides, among)];
  const keys = new Set([...before.keys(), ...after.keys()]);
  const stored = storedTally(db, keys);
  const now = addTally(addTally(stored, before, -1), after, 1);
  const change = new Map<string, number[]>();
  for (const key of keys) {
    const [unit, currency, kind] = keySchema.parse(JSON.parse(key));
    const of = JSON.stringify([unit, currency, kind]);
    change.set(of, [(change.get(of)?.[0] ?? 0) + Number(now.has(key)) - Number(stored.has(key))]);
  }
  return addTally(kept, change, 1);
}

const keySchema = z.tuple([z.enum(magnitudeUnits), z.string().nullable(), z.enum(targetKinds), z.string()]);
type Row = readonly [unit: string, currency: string | null, kind: string, name: string, effects: number];
const tallyOf = (list: readonly Row[]): Tally => new Map(list.map(([unit, currency, kind, name, effects]) => [JSON.stringify([unit, currency, kind, name]), [effects]]));

function targetTally(db: TraceIndexDatabase, overrides: Overrides, among: readonly number[]): Tally {
  const values = saidOf(overrides, among);
  return tallyOf(db.prepare<[typeof values], Row>(`${judgedAmong} select ${rows}`).raw().all(values));
}

function storedTally(db: TraceIndexDatabase, keys: ReadonlySet<string>): Tally {
  const wanted = JSON.stringify(Array.from(keys, (key) => keySchema.parse(JSON.parse(key))));
  return tallyOf(db.prepare<[string], Row>(
    `select t.unit, t.currency, t.kind, t.name, t.effects from json_each(?) as w cross join total_targets t on t.name = w.value ->> 3 and t.kind = w.value ->> 2 and t.unit = w.value ->> 0 and t.currency is w.value ->> 1`,
  ).raw().all(wanted));
}

const unitSchema = z.tuple([z.enum(magnitudeUnits), z.string().nullable()]);
const distinctSchema = z.tuple([z.enum(magnitudeUnits), z.string().nullable(), z.enum(targetKinds)]);

/** Sums of what results state; the targets are those of the effects that state it. */
export function totalsOf(totals: Tally, distinct: Distinct): z.infer<typeof totalSchema>[] {
  const kinds = Array.from(distinct, ([key, [targets = 0]]) => ({ key: distinctSchema.parse(JSON.parse(key)), targets }));
  return Array.from(totals, ([key, [effects = 0, total = 0]]) => {
    const [unit, currency] = unitSchema.parse(JSON.parse(key));
    const own = kinds.filter((one) => one.key[0] === unit && one.key[1] === currency);
    const targets = own.reduce((sum, one) => sum + one.targets, 0);
    const sum = { unit, currency, total, effects, targets };
    return { ...sum, sentence: totalSentence({ ...sum, targetWord: own.length === 1 ? (own[0]?.key[2] ?? "target") : "target" }) };
  }).toSorted((a, b) => unitPlace(a.unit) - unitPlace(b.unit) || ((a.currency ?? "") < (b.currency ?? "") ? -1 : 1));
}

const unitPlace = (unit: MagnitudeUnit): number => magnitudeUnits.indexOf(unit);
