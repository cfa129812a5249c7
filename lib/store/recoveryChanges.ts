import { z } from "zod";
import { recoveryStates, type NewRecoveryChange, type RecoveryChange } from "../api/impactContract.ts";
import { errResult, okResult, type Result } from "../base/result.ts";
import { effectId } from "../effects/effectIndex.ts";
import { append } from "../trace/openCall.ts";
import { anchorPlaces } from "./anchorPlaces.ts";
import type { AnnotationRefusal } from "./annotationRefusal.ts";
import { authorName, manyLines, oneLine } from "./cleanText.ts";
import { rowOfCall } from "./corrections.ts";
import { appendCustody } from "./custodyLog.ts";
import { aboutAnchor, byAuthor } from "./custodyWords.ts";
import { addRecord, effectOfRecord, impactRecord, impactRecords, isFull, readEffectName, withdrawRecord, type ImpactRecord } from "./impactRecords.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import type { Store } from "./incidents.ts";
import { writeCases } from "./openDatabase.ts";
import { firstRecovery, recoveryOf } from "./recoveryRows.ts";

/** Id of the first item, which is of the whole incident. */
export const freezeItem = "freeze";
const ownerLengthMax = 120;
/** How the state of a recovery item is kept. */
export const keptRecoverySchema = z.object({ state: z.enum(recoveryStates), owner: z.string(), proof: z.string() });

/** Says where a recovery item stands. The newest change that was not withdrawn holds. */
export function changeRecovery(store: Store, incident: string, index: IncidentIndex, item: string, change: NewRecoveryChange): Result<RecoveryChange, AnnotationRefusal> {
  const { cases } = store;
  const about = subjectOf(store, incident, index, item);
  if (about === null) return errResult("no_such_item");
  return writeCases(cases, () => {
    if (isFull(cases, incident)) return errResult("too_many_impact_decisions" as const);
    const value = { state: change.state, owner: oneLine(change.owner, ownerLengthMax), proof: manyLines(change.proof) };
    const record = addRecord(cases, { ...about, incident, kind: "recovery", value: JSON.stringify(value), reason: manyLines(change.why), author: authorName(change.author) });
    appendCustody(cases, incident, "responder", "recovery.changed", `${changeWords(record)}, ${byAuthor(record.author)}`);
    return okResult(changeOf(record));
  });
}

/** Undoes a change: what was said before it holds again. */
export function withdrawRecoveryChange(store: Store, incident: string, id: string, { reason, author }: { readonly reason: string; readonly author: string }): Result<RecoveryChange, AnnotationRefusal> {
  const { cases } = store;
  return writeCases(cases, () => {
    const record = impactRecord(cases, incident, "recovery", id);
    if (record === null) return errResult("no_such_change" as const);
    if (record.withdrawnUs !== null) return errResult("is_withdrawn" as const);
    const withdrawn = withdrawRecord(cases, record);
    appendCustody(cases, incident, "responder", "recovery.change_withdrawn", `${changeWords(record)}, ${byAuthor(authorName(author))}; ${reason === "" ? "no reason given" : `reason: ${JSON.stringify(manyLines(reason))}`}`);
    return okResult(changeOf(withdrawn));
  });
}

/** Changes by item (the index's number of the effect; null: the first item), newest first. */
export function recoveryHistory(store: Store, incident: string, index: IncidentIndex): ReadonlyMap<number | null, RecoveryChange[]> {
  const places = anchorPlaces(store, incident, index);
  const history = new Map<number | null, RecoveryChange[]>();
  for (const record of impactRecords(store.cases, incident, "recovery")) {
    const id = record.anchor === null ? null : effectOfRecord(places, index.db, record);
    if (id === null && record.anchor !== null) continue;
    append(history, id, changeOf(record));
  }
  return history;
}

function subjectOf(store: Store, incident: string, index: IncidentIndex, item: string): Pick<ImpactRecord, "anchor" | "label" | "place" | "rule"> | null {
  if (item === freezeItem) return { anchor: null, label: firstRecovery.title, place: 0, rule: firstRecovery.kind };
  const of = readEffectName(item);
  const [plan] = of === null ? [] : recoveryOf(index.db, [effectId(of.call, of.place)]);
  const row = of === null ? null : rowOfCall(index.db, of.call);
  const about = row === null ? null : anchorPlaces(store, incident, index).anchored({ row });
  return of === null || plan === undefined || about === null ? null : { anchor: about.anchor, label: about.label, place: of.place, rule: plan.kind };
}

function changeOf(record: ImpactRecord): RecoveryChange {
  const { id, reason, author, madeUs, withdrawnUs } = record;
  return { id, ...keptRecoverySchema.parse(JSON.parse(record.value)), why: reason, author, madeUs, withdrawnUs };
}

function changeWords(record: ImpactRecord): string {
  const { id, rule, anchor, label, reason } = record;
  const { state, owner, proof } = keptRecoverySchema.parse(JSON.parse(record.value));
  const what = anchor === null ? rule : `${rule} ${aboutAnchor({ anchor, label })}`;
  const parts = [...(owner === "" ? [] : [`owner ${JSON.stringify(owner)}`]), ...(reason === "" ? [] : [`why: ${JSON.stringify(reason)}`]), ...(proof === "" ? [] : [`proof: ${JSON.stringify(proof)}`])];
  return [`recovery change ${id}: ${state}, ${what}`, ...parts].join("; ");
}
