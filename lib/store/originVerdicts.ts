import { z } from "zod";
import type { NewVerdict, VerdictDecision } from "../api/injectionContract.ts";
import type { withdrawalBodySchema } from "../api/annotationContract.ts";
import { errResult, okResult, type Result } from "../base/result.ts";
import { originVerdicts, type OriginVerdict } from "../findings.ts";
import { anchorPlaces, type AnchorPlaces } from "./anchorPlaces.ts";
import type { AnnotationRefusal } from "./annotationRefusal.ts";
import { authorName, manyLines } from "./cleanText.ts";
import { rowOfCall } from "./corrections.ts";
import { appendCustody } from "./custodyLog.ts";
import { aboutAnchor, byAuthor } from "./custodyWords.ts";
import { addRecord, impactRecord, impactRecords, isFull, withdrawRecord, type ImpactRecord } from "./impactRecords.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import type { Store } from "./incidents.ts";
import { originOf } from "./injectionRows.ts";
import { writeCases, type CasesDatabase, type TraceIndexDatabase } from "./openDatabase.ts";
import { harmHead } from "./summaryRecord.ts";

type Withdrawal = z.output<typeof withdrawalBodySchema>;
const incidentVerdicts = [...originVerdicts, "none"] as const;
/** How a verdict of a person is kept. */
export const keptVerdictSchema = z.object({ verdict: z.enum(incidentVerdicts), machine: z.enum(incidentVerdicts) });

/** Says why a call was made. What the machine says stays in the index; the newest verdict that was not withdrawn holds. */
export function judgeCall(store: Store, incident: string, index: IncidentIndex, call: number, said: NewVerdict): Result<VerdictDecision, AnnotationRefusal> {
  const places = anchorPlaces(store, incident, index);
  const row = rowOfCall(index.db, call);
  const about = row === null ? null : places.anchored({ row });
  if (about === null) return errResult("no_such_call");
  return judge(store, incident, index, { kind: "origin", anchor: about.anchor, label: about.label, machine: originOf(index.db, call)?.verdict ?? "undetermined" }, said);
}

/** Says what the incident was, whatever its calls come to. */
export function judgeIncident(store: Store, incident: string, index: IncidentIndex, said: NewVerdict): Result<VerdictDecision, AnnotationRefusal> {
  return judge(store, incident, index, { kind: "verdict", anchor: null, label: "the incident", machine: harmHead(index.db).verdict }, said);
}

type About = { readonly kind: "origin" | "verdict"; readonly anchor: string | null; readonly label: string; readonly machine: (typeof incidentVerdicts)[number] };

function judge(store: Store, incident: string, index: IncidentIndex, { kind, anchor, label, machine }: About, { verdict, reason, author }: NewVerdict): Result<VerdictDecision, AnnotationRefusal> {
  const { cases } = store;
  return writeCases(cases, () => {
    if (isFull(cases, incident)) return errResult("too_many_impact_decisions" as const);
    const record = addRecord(cases, { incident, kind, anchor, label, place: 0, rule: "", value: JSON.stringify({ verdict, machine }), reason: manyLines(reason), author: authorName(author) });
    appendCustody(cases, incident, "responder", "verdict.set", `${words(record)}, ${byAuthor(record.author)}; reason: ${JSON.stringify(record.reason)}; the machine says ${machine}`);
    return okResult(decisionOf(anchorPlaces(store, incident, index), index.db, record));
  });
}

/** Takes a verdict back: what was said before it, or what the machine says, holds again. */
export function withdrawVerdict(store: Store, incident: string, index: IncidentIndex, id: string, { reason, author }: Withdrawal): Result<VerdictDecision, AnnotationRefusal> {
  const { cases } = store;
  return writeCases(cases, () => {
    const record = impactRecord(cases, incident, "origin", id) ?? impactRecord(cases, incident, "verdict", id);
    if (record === null) return errResult("no_such_verdict" as const);
    if (record.withdrawnUs !== null) return errResult("is_withdrawn" as const);
    const withdrawn = withdrawRecord(cases, record);
    appendCustody(cases, incident, "responder", "verdict.withdrawn", `${words(record)}, ${byAuthor(authorName(author))}; ${reason === "" ? "no reason given" : `reason: ${JSON.stringify(manyLines(reason))}`}`);
    return okResult(decisionOf(anchorPlaces(store, incident, index), index.db, withdrawn));
  });
}

/** All verdicts of people, withdrawn ones too, newest first. */
export function verdictHistory(store: Store, incident: string, index: IncidentIndex): VerdictDecision[] {
  const places = anchorPlaces(store, incident, index);
  const records = [...impactRecords(store.cases, incident, "origin"), ...impactRecords(store.cases, incident, "verdict")];
  return records.sort((a, b) => b.madeUs - a.madeUs || (a.id < b.id ? 1 : -1)).map((record) => decisionOf(places, index.db, record));
}

/** What people say that holds: by the number of the call, and of the incident. */
export type HoldingVerdicts = { readonly calls: ReadonlyMap<number, VerdictDecision & { readonly verdict: OriginVerdict }>; readonly incident: VerdictDecision | null };

export function holdingVerdicts(cases: CasesDatabase, incident: string, db: TraceIndexDatabase, places: AnchorPlaces): HoldingVerdicts {
  const calls = new Map<number, VerdictDecision & { readonly verdict: OriginVerdict }>();
  for (const record of impactRecords(cases, incident, "origin")) {
    const number = record.withdrawnUs === null ? callOfRecord(places, db, record) : null;
    const decision = decisionOf(places, db, record);
    if (number !== null && decision.verdict !== "none" && !calls.has(number)) calls.set(number, { ...decision, verdict: decision.verdict });
  }
  const ofIncident = impactRecords(cases, incident, "verdict").find(({ withdrawnUs }) => withdrawnUs === null);
  return { calls, incident: ofIncident === undefined ? null : decisionOf(places, db, ofIncident) };
}

/** A person's verdict on the incident that holds; null where there is none. It needs no index: lists ask for it. */
export function decidedVerdict(cases: CasesDatabase, incident: string): VerdictDecision["verdict"] | null {
  const holding = impactRecords(cases, incident, "verdict").find(({ withdrawnUs }) => withdrawnUs === null);
  return holding === undefined ? null : keptVerdictSchema.parse(JSON.parse(holding.value)).verdict;
}

function callOfRecord({ placeOf }: AnchorPlaces, db: TraceIndexDatabase, { anchor }: ImpactRecord): number | null {
  const at = anchor === null ? null : placeOf(anchor);
  return at === null ? null : (db.prepare<[number], number | null>("select call from steps where id = ?").pluck().get(at.row) ?? null);
}

function decisionOf(places: AnchorPlaces, db: TraceIndexDatabase, record: ImpactRecord): VerdictDecision {
  const { id, kind, label, value, reason, author, madeUs, withdrawnUs } = record;
  const { verdict, machine } = keptVerdictSchema.parse(JSON.parse(value));
  const call = kind === "origin" ? callOfRecord(places, db, record) : null;
  return { id, about: kind === "origin" ? "call" : "incident", call: call === null ? null : `c${call}`, label, verdict, machine, reason, author, madeUs, withdrawnUs };
}

function words(record: ImpactRecord): string {
  const { id, label, anchor, value } = record;
  return `verdict ${id}: ${keptVerdictSchema.parse(JSON.parse(value)).verdict} ${anchor === null ? "for the incident" : aboutAnchor({ anchor, label })}`;
}
