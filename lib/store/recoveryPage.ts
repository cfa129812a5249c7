import type { RecoveryChange, RecoveryItem, RecoveryPage, RecoveryQuery, RecoveryState } from "../api/impactContract.ts";
import { effectOfId } from "../effects/effectIndex.ts";
import { callRefs } from "./callRefs.ts";
import { columnsThatHold, effectColumns, idAt, positionOf, rankedWindow, type EffectColumns } from "./effectColumns.ts";
import type { ImpactStanding } from "./impactStanding.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import { freezeItem } from "./recoveryChanges.ts";
import { effectName, firstRecovery, recoveryOf, type ProposedRecovery } from "./recoveryRows.ts";

const changesMax = 20;
type Counts = RecoveryPage["counts"];

/** How many items stand where. The first item is one of them. */
export function recoveryCounts(index: IncidentIndex, standing: ImpactStanding): Counts {
  const total = 1 + effectColumns(index).recoveryItems;
  const states = [...standing.recovery.values()].map(recoveryStateOf);
  const done = states.filter((state) => state === "done").length;
  const cannot = states.filter((state) => state === "cannot").length;
  return { total, open: total - done - cannot, done, cannot };
}

/** A page of what there is to be done: the first item, then those of harmful calls in order of time, then the others. */
export function recoveryPage(index: IncidentIndex, standing: ImpactStanding, query: RecoveryQuery, zeroUs: number | null): RecoveryPage {
  const { db } = index;
  const counts = recoveryCounts(index, standing);
  const first = passesFirst(standing, query) ? 1 : 0;
  const columns = columnsThatHold(effectColumns(index), standing.overrides);
  const ranks = columns.kinds.map(({ harm }) => (query.harm.length > 0 && !query.harm.includes(harm) ? null : harm === "harmful" ? 0 : 1));
  const passing = rankedWindow(columns, ranks, itemTest(columns, standing, query), { from: Math.max(0, query.from - first), count: query.count - (query.from === 0 ? first : 0) });
  const total = first + passing.total;
  const found = passing.positions.map((at) => ({ id: idAt(columns, at), harm: columns.kinds[columns.kind[at] ?? 0]?.harm ?? "none" }));
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

/** Is there something to be done about the effect at a position, and does it stand as the query asks? */
function itemTest(columns: EffectColumns, { recovery }: ImpactStanding, { state }: RecoveryQuery): (at: number) => boolean {
  if (state.length === 0) return (at) => columns.recovery[at] === 1;
  const said = new Map(Array.from(recovery, ([id, changes]) => [id === null ? -1 : positionOf(columns, id), recoveryStateOf(changes)] as const));
  const untouched = state.includes("open");
  return (at) => {
    if (columns.recovery[at] !== 1) return false;
    const one = said.get(at);
    return one === undefined ? untouched : state.includes(one);
  };
}

const holding = (changes: readonly RecoveryChange[]): RecoveryChange | null => changes.find(({ withdrawnUs }) => withdrawnUs === null) ?? null;
/** Where an item stands by what people said of it, newest first. */
export const recoveryStateOf = (changes: readonly RecoveryChange[]): RecoveryState => holding(changes)?.state ?? "open";

function passesFirst({ recovery }: ImpactStanding, { state, harm }: RecoveryQuery): boolean {
  return (state.length === 0 || state.includes(recoveryStateOf(recovery.get(null) ?? []))) && harm.length === 0;
}

function standingOf(changes: readonly RecoveryChange[]): Pick<RecoveryItem, "state" | "owner" | "why" | "proof" | "changes" | "changesOf"> {
  const { state, owner, why, proof } = holding(changes) ?? { state: "open" as const, owner: "", why: "", proof: "" };
  return { state, owner, why, proof, changes: changes.slice(0, changesMax), changesOf: changes.length };
}
