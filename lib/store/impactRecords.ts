import { and, count, desc, eq } from "drizzle-orm";
import { impactDecisions } from "../../drizzle/cases.ts";
import { effectId } from "../effects/effectIndex.ts";
import type { AnchorPlaces } from "./anchorPlaces.ts";
import { annotationsMax } from "./annotationRefusal.ts";
import { newId, nowUs } from "./ids.ts";
import type { CasesDatabase, TraceIndexDatabase } from "./openDatabase.ts";

/** What a responder said of an effect or a recovery item, as it is stored. */
export type ImpactRecord = typeof impactDecisions.$inferSelect;
type Kind = ImpactRecord["kind"];

/** Newest first, withdrawn ones too. */
export function impactRecords(cases: CasesDatabase, incident: string, kind: Kind): ImpactRecord[] {
  return cases.select().from(impactDecisions).where(and(eq(impactDecisions.incident, incident), eq(impactDecisions.kind, kind))).orderBy(desc(impactDecisions.madeUs), desc(impactDecisions.id)).all();
}

export function impactRecord(cases: CasesDatabase, incident: string, kind: Kind, id: string): ImpactRecord | null {
  return cases.select().from(impactDecisions).where(and(eq(impactDecisions.incident, incident), eq(impactDecisions.kind, kind), eq(impactDecisions.id, id))).get() ?? null;
}

export function isFull(cases: CasesDatabase, incident: string): boolean {
  return (cases.select({ n: count() }).from(impactDecisions).where(eq(impactDecisions.incident, incident)).get()?.n ?? 0) >= annotationsMax.impactDecisions;
}

/** Writes it down; the caller writes the custody line in the same transaction. */
export function addRecord(cases: CasesDatabase, record: Omit<ImpactRecord, "id" | "madeUs" | "withdrawnUs">): ImpactRecord {
  const whole: ImpactRecord = { ...record, id: newId(), madeUs: nowUs(), withdrawnUs: null };
  cases.insert(impactDecisions).values(whole).run();
  return whole;
}

/** It stays in the history; what stood before it holds again. */
export function withdrawRecord(cases: CasesDatabase, record: ImpactRecord): ImpactRecord {
  const withdrawnUs = nowUs();
  cases.update(impactDecisions).set({ withdrawnUs }).where(eq(impactDecisions.id, record.id)).run();
  return { ...record, withdrawnUs };
}

/** The index's number of the effect that a record speaks of; null where the evidence, or this effect of it, is no longer there. */
export function effectOfRecord({ placeOf }: AnchorPlaces, db: TraceIndexDatabase, { kind, anchor, place, rule }: ImpactRecord): number | null {
  const at = anchor === null ? null : placeOf(anchor);
  if (at === null) return null;
  const call = db.prepare<[number], number | null>("select call from steps where id = ?").pluck().get(at.row) ?? null;
  if (call === null) return null;
  const id = effectId(call, place);
  const sql = kind === "effect" ? "select rule from effects where id = ?" : "select kind from recovery_items where id = ?";
  return db.prepare<[number], string>(sql).pluck().get(id) === rule ? id : null;
}

/** 7 and 0 for c7.1; null for what names no effect. */
export function readEffectName(name: string): { readonly call: number; readonly place: number } | null {
  const [, call, place] = /^c([1-9]\d{0,11})\.([1-9]\d{0,3})$/.exec(name) ?? [];
  return call === undefined || place === undefined ? null : { call: Number(call), place: Number(place) - 1 };
}
