import { z } from "zod";
import { effectOfId } from "../effects/effectIndex.ts";
import { freezeCredentials } from "../effects/recovery/recoveryPlan.ts";
import type { RecoveryPlan } from "../effects/recovery/recoveryItem.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

/** What the rules propose to do. `id`: the index's number of the effect that it undoes; null: of the whole incident, always the first. */
export type ProposedRecovery = RecoveryPlan & { readonly id: number | null };

type StoredRecovery = Omit<RecoveryPlan, "alternatives"> & { readonly id: number; readonly alternatives: string };
const columns = "i.id, i.kind, i.title, i.action, i.proof, i.alternatives, i.warning, i.reversible";
const textsSchema = z.array(z.string());
const pageSize = 500;

export const firstRecovery: ProposedRecovery = { ...freezeCredentials, id: null };

/** All items, page by page: those of harmful calls in order of time, behind the first of all. */
export function* proposedRecovery(db: TraceIndexDatabase): Generator<ProposedRecovery> {
  yield firstRecovery;
  const page = db.prepare<[number, number], StoredRecovery>(`select ${columns} from recovery_items i where i.id > ? order by i.id limit ?`);
  for (let rows = page.all(-1, pageSize); rows.length > 0; rows = page.all(rows.at(-1)?.id ?? 0, pageSize)) for (const row of rows) yield toRecovery(row);
}

/** The items of these effects, in this order. */
export function recoveryOf(db: TraceIndexDatabase, ids: readonly number[]): ProposedRecovery[] {
  return db.prepare<[string], StoredRecovery>(`select ${columns} from json_each(?) as wanted join recovery_items i on i.id = wanted.value order by wanted.key`).all(JSON.stringify(ids)).map(toRecovery);
}

function toRecovery({ alternatives, ...row }: StoredRecovery): ProposedRecovery {
  return { ...row, alternatives: textsSchema.parse(JSON.parse(alternatives)) };
}

/** c7.1 for the worst effect of call c7. */
export function effectName(id: number): string {
  const { call, place } = effectOfId(id);
  return `c${call}.${place + 1}`;
}
