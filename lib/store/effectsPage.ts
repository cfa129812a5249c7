import { z } from "zod";
import type { EffectRow, EffectsPage, EffectsQuery } from "../api/impactContract.ts";
import { effectOfId } from "../effects/effectIndex.ts";
import type { HarmStanding } from "../effects/incidentHarm.ts";
import { citeSchema } from "../findings.ts";
import { entryOfId, holdings } from "../verification/auditIndex.ts";
import { callRefs } from "./callRefs.ts";
import { effectViews } from "./effectViews.ts";
import type { ImpactStanding } from "./impactStanding.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import { judged, overrideValues } from "./judgedEffects.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

/** The answers that a query may ask for, by the columns that hold them. */
const lists = ["class", "reversible", "shared", "environment", "harm"] as const;

/** As in `gravity` of lib/effects/worstFirst.ts; a test compares the two. */
const gravitySql = `case when e.destructive then iif(e.reversible = 'no', 7, 6) when e.class in ('history_rewrite', 'infrastructure') then 5
  when e.class in ('data_mutation', 'credential_access', 'external_communication') then 4 when e.class = 'config_change' then 3 when e.class = 'unknown' then 2 else 1 end`;
const orders = { time: "e.id", worst: `e.harm <> 'harmful', e.harm = 'none', ${gravitySql} desc, e.id` } as const;

/** A page of the effects that pass a filter, in order of time or the worst first. */
export function effectsPage({ db, results }: IncidentIndex, standing: ImpactStanding, query: EffectsQuery, zeroUs: number | null): EffectsPage {
  const { where, values } = filterOf(query);
  const all = { ...overrideValues(standing.overrides), ...values };
  const one = (sql: string): number => db.prepare<[typeof all], number>(`${judged} ${sql}`).pluck().get(all) ?? 0;
  const key = `effects ${where === "1" ? "" : standing.version} ${JSON.stringify(values)}`;
  const total = results.numbers(key, () => Uint32Array.of(one(`select count(*) from e where ${where}`)))[0] ?? 0;
  const of = results.numbers("effects of", () => Uint32Array.of(db.prepare<[], number>("select count(*) from effects").pluck().get() ?? 0))[0] ?? 0;
  const ids = db.prepare<[typeof all & { count: number; from: number }], number>(`${judged} select e.id from e where ${where} order by ${orders[query.sort]} limit :count offset :from`)
    .pluck().all({ ...all, count: query.count, from: query.from });
  const end = query.from + ids.length;
  return { from: query.from, total, of, effects: rowsOf(db, standing, ids, zeroUs), next: end < total && ids.length > 0 ? end : null };
}

function filterOf(query: EffectsQuery): { readonly where: string; readonly values: Record<string, string | number> } {
  const tests = ["1"];
  const values: Record<string, string | number> = {};
  for (const name of lists) {
    if (query[name].length === 0) continue;
    tests.push(`e.${name} in (select value from json_each(:of_${name}))`);
    values[`of_${name}`] = JSON.stringify(query[name]);
  }
  if (query.destructive !== undefined) {
    tests.push("e.destructive = :destructive");
    values["destructive"] = Number(query.destructive === "yes");
  }
  if (query.target !== undefined) {
    tests.push("e.id in (select effect from effect_targets where name = :target)");
    values["target"] = query.target;
  }
  return { where: tests.join(" and "), values };
}

type CallFacts = { readonly number: number; readonly cites: string; readonly machineHarm: HarmStanding | null };
const citesSchema = z.array(citeSchema);

function rowsOf(db: TraceIndexDatabase, { corrections, overrides, decided }: ImpactStanding, ids: readonly number[], zeroUs: number | null): EffectRow[] {
  const numbers = [...new Set(ids.map((id) => effectOfId(id).call))];
  const refs = callRefs(db, numbers, zeroUs);
  const facts = new Map(db.prepare<[string], CallFacts>("select number, cites, harm as machineHarm from json_each(?) as wanted join calls on number = wanted.value").all(JSON.stringify(numbers)).map((one) => [one.number, one]));
  const logged = loggedCalls(db, numbers);
  const views = effectViews(db, ids, corrections);
  return ids.flatMap((id): EffectRow[] => {
    const { call } = effectOfId(id);
    const [view, ref, fact] = [views.get(id), refs.get(call), facts.get(call)];
    if (view === undefined || ref === undefined || fact === undefined) return [];
    const machineHarm = fact.machineHarm ?? "none";
    return [{ ...view, call: ref, harm: overrides.harm.get(call) ?? machineHarm, machineHarm, decided: decided.get(call) ?? null, logged: logged.get(call) ?? null, cites: citesSchema.parse(JSON.parse(fact.cites)) }];
  });
}

type LoggedRow = { readonly call: number; readonly id: number; readonly content: number | null; readonly place: number; readonly held: number };
const vouchedFor: readonly (typeof holdings)[number][] = ["trusted", "endorsed", "vouched"];

function loggedCalls(db: TraceIndexDatabase, numbers: readonly number[]): ReadonlyMap<number, EffectRow["logged"]> {
  const rows = db.prepare<[string], LoggedRow>(
    "select x.call, x.id, e.content, e.place, e.held from json_each(?) as wanted join cross_entries x on x.call = wanted.value join audit_entries e on e.id = x.id where x.leads order by x.call, x.id desc",
  ).all(JSON.stringify(numbers));
  return new Map(rows.map(({ call, id, content, place, held }) => {
    const { exhibit, entry } = entryOfId(id);
    const holding = holdings[held] ?? "none";
    return [call, { exhibit: `x${exhibit}`, entry, holds: content === null && place === 0 && vouchedFor.includes(holding) }];
  }));
}
