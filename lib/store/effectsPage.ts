import { z } from "zod";
import type { EffectRow, EffectsPage, EffectsQuery } from "../api/impactContract.ts";
import { effectOfId } from "../effects/effectIndex.ts";
import { gravity } from "../effects/worstFirst.ts";
import type { HarmStanding } from "../effects/incidentHarm.ts";
import { citeSchema } from "../findings.ts";
import { entryOfId, holdings } from "../verification/auditIndex.ts";
import { callRefs } from "./callRefs.ts";
import { columnsThatHold, effectColumns, idAt, positionOf, rankedWindow, type EffectColumns, type EffectKind } from "./effectColumns.ts";
import { effectViews } from "./effectViews.ts";
import type { ImpactStanding } from "./impactStanding.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

/** A page of the effects that pass a filter, in order of time or the worst first. */
export function effectsPage(index: IncidentIndex, standing: ImpactStanding, query: EffectsQuery, zeroUs: number | null): EffectsPage {
  const columns = columnsThatHold(effectColumns(index), standing.overrides);
  const only = query.target === undefined ? everything : targetFlags(index, columns, query.target);
  const { total, positions } = rankedWindow(columns, columns.kinds.map((kind) => (passes(kind, query) ? rankOf(kind, query.sort) : null)), only, query);
  const end = query.from + positions.length;
  return { from: query.from, total, of: columns.count, effects: rowsOf(index.db, standing, positions.map((at) => idAt(columns, at)), zeroUs), next: end < total && positions.length > 0 ? end : null };
}

const everything = (): boolean => true;
const allows = <T extends string>(wanted: readonly T[], value: T): boolean => wanted.length === 0 || wanted.includes(value);

function passes(kind: EffectKind, query: EffectsQuery): boolean {
  return allows(query.class, kind.class) && allows(query.reversible, kind.reversible) && allows(query.shared, kind.shared) && allows(query.environment, kind.environment) && allows(query.harm, kind.harm)
    && (query.destructive === undefined || (query.destructive === "yes") === kind.destructive) && (query.rule === undefined || query.rule === kind.rule);
}

const harmPlace: Readonly<Record<HarmStanding, number>> = { harmful: 0, attempt: 1, none: 2 };
const gravityMax = 7;
const digitsMax = 15;

const reversiblePlace: Readonly<Record<EffectKind["reversible"], number>> = { no: 0, unknown: 1, with_effort: 2, yes: 3 };
const sharedPlace: Readonly<Record<EffectKind["shared"], number>> = { yes: 0, unknown: 1, no: 2 };
const environmentPlace: Readonly<Record<EffectKind["environment"], number>> = { production: 0, unknown: 1, staging: 2, development: 3 };

/**
 * Worst first: harm, then attempts, then the gravest; of equally grave ones what nothing brings back, what others share, what is production's,
 * and what is larger by a digit.
 * What is unknown stands before what is known to be mild. In order of time all are of one rank.
 */
function rankOf(kind: EffectKind, sort: EffectsQuery["sort"]): number {
  if (sort === "time") return 0;
  const grave = harmPlace[kind.harm] * (gravityMax + 1) + gravityMax - gravity(kind);
  return (((grave * 4 + reversiblePlace[kind.reversible]) * 3 + sharedPlace[kind.shared]) * 4 + environmentPlace[kind.environment]) * (digitsMax + 1) + digitsMax - Math.min(digitsMax, kind.digits);
}

function targetFlags({ db, results }: IncidentIndex, columns: EffectColumns, target: string): (at: number) => boolean {
  const flags = results.bytes(`effects on ${target}`, () => {
    const found = new Uint8Array(columns.count);
    for (const id of db.prepare<[string], number>("select effect from effect_targets where name = ?").pluck().iterate(target)) {
      const at = positionOf(columns, id);
      if (at >= 0) found[at] = 1;
    }
    return found;
  });
  return (at) => flags[at] === 1;
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
