import { z } from "zod";
import { judgementSchema, type Correction, type Judgement, type NewCorrection } from "../api/impactContract.ts";
import { errResult, okResult, type Result } from "../base/result.ts";
import { effectId } from "../effects/effectIndex.ts";
import { anchorPlaces, type AnchorPlaces } from "./anchorPlaces.ts";
import type { AnnotationRefusal } from "./annotationRefusal.ts";
import { authorName, manyLines } from "./cleanText.ts";
import { appendCustody } from "./custodyLog.ts";
import { aboutAnchor, byAuthor } from "./custodyWords.ts";
import { effectsOfCall } from "./effectRows.ts";
import { addRecord, effectOfRecord, impactRecord, impactRecords, isFull, readEffectName, withdrawRecord, type ImpactRecord } from "./impactRecords.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import type { Store } from "./incidents.ts";
import { writeCases, type CasesDatabase, type TraceIndexDatabase } from "./openDatabase.ts";
import { effectName } from "./recoveryRows.ts";

type Withdrawal = { readonly reason: string; readonly author: string };
/** How a correction of an effect is kept. */
export const keptCorrectionSchema = judgementSchema.partial();
const questions = ["class", "destructive", "reversible", "shared"] as const;

/** Corrects what the machine says of an effect. The machine's verdict stays in the index; the newest correction that was not withdrawn holds. */
export function correctEffect(store: Store, incident: string, index: IncidentIndex, name: string, { reason, author, ...asked }: NewCorrection): Result<Correction, AnnotationRefusal> {
  const { cases } = store;
  const places = anchorPlaces(store, incident, index);
  const of = readEffectName(name);
  const effect = of === null ? undefined : effectsOfCall(index.db, of.call)[of.place];
  const row = of === null ? null : rowOfCall(index.db, of.call);
  const about = row === null ? null : places.anchored({ row });
  if (of === null || effect === undefined || about === null) return errResult("no_such_effect");
  // As it was said, apart from what agrees with the machine: a later version of the rules may judge otherwise.
  const change: Partial<Judgement> = Object.fromEntries(questions.flatMap((one) => (asked[one] === undefined || asked[one] === effect[one] ? [] : [[one, asked[one]]])));
  const holding = holdingCorrections(cases, incident, index, places).get(effectId(of.call, of.place));
  if (Object.keys(change).length === 0 && holding === undefined) return errResult("changes_nothing");
  return writeCases(cases, () => {
    if (isFull(cases, incident)) return errResult("too_many_impact_decisions" as const);
    const record = addRecord(cases, {
      incident, kind: "effect", anchor: about.anchor, label: about.label, place: of.place, rule: effect.rule, value: JSON.stringify(change), reason: manyLines(reason), author: authorName(author),
    });
    const was = questions.map((one) => `${one} ${effect[one]}`).join(", ");
    appendCustody(cases, incident, "responder", "effect.corrected", `${correctionWords(record)}, ${byAuthor(record.author)}; reason: ${JSON.stringify(record.reason)}; the machine says ${was}`);
    return okResult(correctionOf(places, index.db, record));
  });
}

/** Takes a correction back: what was said before it, or what the machine says, holds again. */
export function withdrawCorrection(store: Store, incident: string, index: IncidentIndex, id: string, { reason, author }: Withdrawal): Result<Correction, AnnotationRefusal> {
  const { cases } = store;
  return writeCases(cases, () => {
    const record = impactRecord(cases, incident, "effect", id);
    if (record === null) return errResult("no_such_correction" as const);
    if (record.withdrawnUs !== null) return errResult("is_withdrawn" as const);
    const withdrawn = withdrawRecord(cases, record);
    appendCustody(cases, incident, "responder", "effect.correction_withdrawn", `${correctionWords(record)}, ${byAuthor(authorName(author))}; ${reason === "" ? "no reason given" : `reason: ${JSON.stringify(manyLines(reason))}`}`);
    return okResult(correctionOf(anchorPlaces(store, incident, index), index.db, withdrawn));
  });
}

/** All corrections, withdrawn ones too, newest first. `effect`: only those of this one. */
export function correctionHistory(store: Store, incident: string, index: IncidentIndex, effect?: string): Correction[] {
  const places = anchorPlaces(store, incident, index);
  const all = impactRecords(store.cases, incident, "effect").map((record) => correctionOf(places, index.db, record));
  return all.filter((one) => effect === undefined || one.effect === effect);
}

/** The corrections that hold, by the index's number of the effect. */
export function holdingCorrections(cases: CasesDatabase, incident: string, { db }: Pick<IncidentIndex, "db">, places: AnchorPlaces): ReadonlyMap<number, Correction> {
  const holding = new Map<number, Correction>();
  for (const record of impactRecords(cases, incident, "effect")) {
    if (record.withdrawnUs !== null) continue;
    const id = effectOfRecord(places, db, record);
    if (id !== null && !holding.has(id)) holding.set(id, correctionOf(places, db, record));
  }
  return holding;
}

/** The answers that a correction gives; those that it leaves open must not hide the machine's. */
export function given(change: Partial<Judgement> | undefined): Partial<Judgement> {
  return Object.fromEntries(Object.entries(change ?? {}).filter(([, value]) => value !== undefined));
}

export function rowOfCall(db: TraceIndexDatabase, call: number): number | null {
  return db.prepare<[number], number | null>("select row from calls where number = ?").pluck().get(call) ?? null;
}

function correctionOf(places: AnchorPlaces, db: TraceIndexDatabase, record: ImpactRecord): Correction {
  const { id, label, rule, reason, author, madeUs, withdrawnUs } = record;
  const effect = effectOfRecord(places, db, record);
  return { id, effect: effect === null ? null : effectName(effect), label, rule, change: readChange(record), reason, author, madeUs, withdrawnUs };
}

const readChange = ({ value }: ImpactRecord): Partial<Judgement> => keptCorrectionSchema.parse(JSON.parse(value));

function correctionWords(record: ImpactRecord): string {
  const { id, place, rule, label, anchor } = record;
  const said = z.record(z.string(), z.union([z.string(), z.boolean()])).parse(readChange(record));
  const words = Object.entries(said).map(([name, value]) => `${name} ${String(value)}`).join(", ") || "as the machine has it";
  return `correction ${id}: ${words} for effect ${place + 1} (${rule}) ${anchor === null ? "" : aboutAnchor({ anchor, label })}`;
}
