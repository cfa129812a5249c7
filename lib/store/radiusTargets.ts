import { z } from "zod";
import { environments, targetKinds, type Environment, type TargetKind } from "../effects/effect.ts";
import { found, judgedAmong, noOverrides, saidOf, type Overrides } from "./judgedEffects.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";
import { addTally, type Tally } from "./tally.ts";

/** What changing effects that ran reached. `first`: number of the first call that did. */
export type RadiusTarget = { readonly kind: TargetKind; readonly name: string; readonly effects: number; readonly harmful: number; readonly destructive: number; readonly environments: readonly Environment[]; readonly first: number };
export type RadiusTargets = { readonly targets: readonly RadiusTarget[]; readonly targetsOf: number };

const changed = "e.ran and e.class <> 'read_only'";
const numbers = `count(*) as effects, sum(e.harm = 'harmful') as harmful, sum(e.destructive) as destructive, ${environments.map((name) => `sum(e.environment = '${name}')`).join(", ")}`;
const from = `from e cross join effect_targets t on t.effect = e.id where ${changed} group by t.kind, t.name`;

/** Counts once what the machine says, the most concerned target first: the number of a row is its rank. */
export function keepTargets(db: TraceIndexDatabase): void {
  db.exec("delete from target_counts");
  db.exec(
    `insert into target_counts (kind, name, effects, harmful, destructive, ${environments.join(", ")}, first) ${found} select t.kind, t.name, ${numbers}, min(e.call) ${from}
     order by harmful desc, destructive desc, effects desc, t.kind, t.name`,
  );
  db.exec("create index if not exists target_counts_name on target_counts (name)");
}

type Stored = Omit<RadiusTarget, "environments"> & Readonly<Record<Environment, number>>;
const columns = `kind, name, effects, harmful, destructive, first, ${environments.join(", ")}`;

/** The first so many targets, and how many there are. */
export function keptTargets(db: TraceIndexDatabase, count: number): RadiusTargets {
  const targets = db.prepare<[number], Stored>(`select ${columns} from target_counts order by id limit ?`).all(count)
    .map(({ kind, name, effects, harmful, destructive, first, ...per }) => ({ kind, name, effects, harmful, destructive, first, environments: environments.filter((one) => per[one] > 0) }));
  return { targets, targetsOf: db.prepare<[], number | null>("select max(id) from target_counts").pluck().get() ?? 0 };
}

/** The same where people said something of these calls: only the targets that those reach are counted anew. */
export function adjustedTargets(db: TraceIndexDatabase, overrides: Overrides, among: readonly number[], count: number): RadiusTargets {
  const [before, after] = [reached(db, noOverrides, among), reached(db, overrides, among)];
  const keys = [...new Set([...before.tally.keys(), ...after.tally.keys()])];
  const stored = storedTargets(db, keys);
  const kept = keptTargets(db, count + keys.length);
  const others = kept.targets.filter(({ kind, name }) => !before.tally.has(keyOf(kind, name)) && !after.tally.has(keyOf(kind, name)));
  const firstOfRest = restFinder(db, among);
  const anew = [...addTally(addTally(stored.tally, before.tally, -1), after.tally, 1)].map(([key, [effects = 0, harmful = 0, destructive = 0, ...per]]): RadiusTarget => {
    const [kind, name] = keySchema.parse(JSON.parse(key));
    const first = Math.min(firstOfRest(kind, name, stored.firsts.get(key)), after.firsts.get(key) ?? Infinity);
    return { kind, name, effects, harmful, destructive, environments: environments.filter((_, at) => (per[at] ?? 0) > 0), first };
  });
  return { targets: [...others, ...anew].toSorted(mostConcerned).slice(0, count), targetsOf: kept.targetsOf - stored.tally.size + anew.length };
}

const keySchema = z.tuple([z.enum(targetKinds), z.string()]);
const keyOf = (kind: string, name: string): string => JSON.stringify([kind, name]);

type Reached = { readonly tally: Tally; readonly firsts: ReadonlyMap<string, number> };
type Row = readonly [kind: string, name: string, first: number, ...numbers: number[]];

function reachedOf(rows: readonly Row[]): Reached {
  const tally = rows.map(([kind, name, , ...counts]) => [keyOf(kind, name), counts] as const);
  return { tally: new Map(tally), firsts: new Map(rows.map(([kind, name, first]) => [keyOf(kind, name), first])) };
}

function reached(db: TraceIndexDatabase, overrides: Overrides, among: readonly number[]): Reached {
  const values = saidOf(overrides, among);
  return reachedOf(db.prepare<[typeof values], Row>(`${judgedAmong} select t.kind, t.name, min(e.call), ${numbers} ${from}`).raw().all(values));
}

function storedTargets(db: TraceIndexDatabase, keys: readonly string[]): Reached {
  const wanted = JSON.stringify(keys.map((key) => keySchema.parse(JSON.parse(key))));
  return reachedOf(db.prepare<[string], Row>(
    `select t.kind, t.name, first, effects, harmful, destructive, ${environments.join(", ")} from json_each(?) as w cross join target_counts t on t.name = w.value ->> 1 and t.kind = w.value ->> 0`,
  ).raw().all(wanted));
}

/** The first call that reached a target, these calls left out; Infinity where there is no other. `known`: the first of all. */
function restFinder(db: TraceIndexDatabase, among: readonly number[]): (kind: string, name: string, known: number | undefined) => number {
  const without = new Set(among);
  const inOrder = db.prepare<[string, string], number>(
    `select f.call from effect_targets t cross join effects f on f.id = t.effect join calls c on c.number = f.call
     where t.name = ? and t.kind = ? and c.state in ('executed', 'unknown') and f.class <> 'read_only' order by t.effect`,
  ).pluck();
  const next = (kind: string, name: string): number => {
    for (const call of inOrder.iterate(name, kind)) if (!without.has(call)) return call;
    return Infinity;
  };
  return (kind, name, known) => (known === undefined ? Infinity : without.has(known) ? next(kind, name) : known);
}

/** As the rows of `target_counts` are ordered: texts by their bytes. */
function mostConcerned(a: RadiusTarget, b: RadiusTarget): number {
  return b.harmful - a.harmful || b.destructive - a.destructive || b.effects - a.effects || byBytes(a.kind, b.kind) || byBytes(a.name, b.name);
}
const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
