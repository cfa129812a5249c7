import type { RecoveryChange, RecoveryItem, RecoveryPage, RecoveryQuery, RecoveryState } from "../api/impactContract.ts";
import { effectOfId } from "../effects/effectIndex.ts";
import type { HarmStanding } from "../effects/incidentHarm.ts";
import { callRefs } from "./callRefs.ts";
import type { ImpactStanding } from "./impactStanding.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import { judged, overrideValues } from "./judgedEffects.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";
import { freezeItem } from "./recoveryChanges.ts";
import { effectName, firstRecovery, recoveryOf, type ProposedRecovery } from "./recoveryRows.ts";

const changesMax = 20;
type Counts = RecoveryPage["counts"];

/** How many items stand where. The first item is one of them. */
export function recoveryCounts(db: TraceIndexDatabase, standing: ImpactStanding): Counts {
  const total = 1 + (db.prepare<[], number>("select count(*) from recovery_items").pluck().get() ?? 0);
  const states = [...standing.recovery.values()].map(stateOf);
  const done = states.filter((state) => state === "done").length;
  const cannot = states.filter((state) => state === "cannot").length;
  return { total, open: total - done - cannot, done, cannot };
}

/** A page of what there is to be done: the first item, then those of harmful calls in order of time, then the others. */
export function recoveryPage(index: IncidentIndex, standing: ImpactStanding, query: RecoveryQuery, zeroUs: number | null): RecoveryPage {
  const { db } = index;
  const counts = recoveryCounts(db, standing);
  const first = passesFirst(standing, query) ? 1 : 0;
  const values = { ...overrideValues(standing.overrides), states: JSON.stringify(query.state), all: query.state.length === 0 ? 1 : 0, harm: JSON.stringify(query.harm), said: saidStates(standing) };
  const from = `from recovery_items i join c on c.number = i.call left join said on said.id = i.id
    where (:all or coalesce(said.state, 'open') in (select value from json_each(:states))) and (:harm = '[]' or c.harm in (select value from json_each(:harm)))`;
  const begin = `${judged}, said as materialized (select value ->> '$.id' as id, value ->> '$.state' as state from json_each(:said))`;
  const total = first + (db.prepare<[typeof values], number>(`${begin} select count(*) ${from}`).pluck().get(values) ?? 0);
  const limit = query.count - (query.from === 0 ? first : 0);
  const found = db.prepare<[typeof values & { limit: number; offset: number }], { readonly id: number; readonly harm: HarmStanding }>(
    `${begin} select i.id, c.harm ${from} order by c.harm <> 'harmful', i.id limit :limit offset :offset`,
  ).all({ ...values, limit, offset: Math.max(0, query.from - first) });
  const harmOf = new Map(found.map(({ id, harm }) => [id, harm]));
  const refs = callRefs(db, found.map(({ id }) => effectOfId(id).call), zeroUs);
  const proposed: ProposedRecovery[] = [...(query.from === 0 && first === 1 ? [firstRecovery] : []), ...recoveryOf(db, found.map(({ id }) => id))];
  const items = proposed.map(({ id, proof, alternatives, ...plan }): RecoveryItem => ({
    ...plan, id: id === null ? freezeItem : effectName(id), proofNeeded: proof, alternatives: [...alternatives],
    call: id === null ? null : (refs.get(effectOfId(id).call) ?? null), harm: id === null ? null : (harmOf.get(id) ?? null), ...standingOf(standing.recovery.get(id) ?? []),
  }));
  const end = query.from + items.length;
  return { from: query.from, total, of: counts.total, counts, items, next: end < total && items.length > 0 ? end : null };
}

const holding = (changes: readonly RecoveryChange[]): RecoveryChange | null => changes.find(({ withdrawnUs }) => withdrawnUs === null) ?? null;
const stateOf = (changes: readonly RecoveryChange[]): RecoveryState => holding(changes)?.state ?? "open";

function passesFirst({ recovery }: ImpactStanding, { state, harm }: RecoveryQuery): boolean {
  return (state.length === 0 || state.includes(stateOf(recovery.get(null) ?? []))) && harm.length === 0;
}

function saidStates({ recovery }: ImpactStanding): string {
  return JSON.stringify(Array.from(recovery, ([id, changes]) => ({ id, state: stateOf(changes) })).filter(({ id }) => id !== null));
}

function standingOf(changes: readonly RecoveryChange[]): Pick<RecoveryItem, "state" | "owner" | "why" | "proof" | "changes" | "changesOf"> {
  const { state, owner, why, proof } = holding(changes) ?? { state: "open" as const, owner: "", why: "", proof: "" };
  return { state, owner, why, proof, changes: changes.slice(0, changesMax), changesOf: changes.length };
}
