import type { ReportAudit, ReportFacts } from "../report/reportFacts.ts";
import type { Place } from "../report/reportDocument.ts";
import { entryId, entryOfId, loggedDecisions } from "../verification/auditIndex.ts";
import { entryAt } from "../verification/entryPlace.ts";
import { entryRows } from "./auditEntries.ts";
import { auditFindingRows, auditLogRecordOf, auditLogRecords, crossCheckRows, type StoredLog } from "./auditRows.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";
import type { ReportCalls } from "./reportCalls.ts";
import type { ReportPlaces } from "./reportPlaces.ts";
import { auditHead } from "./summaryRecord.ts";

const findingsMax = 50;
const listedMax = 10;

type Logs = Pick<ReportFacts, "audits" | "crossCheck" | "gate" | "entries">;

/** What the verification of the signed logs came to, and where its entries stand. */
export function reportLogs(db: TraceIndexDatabase, places: ReportPlaces, calls: ReportCalls): Logs {
  const entries = new Map<string, Place>();
  const need = (exhibit: string, entry: number): void => {
    const place = entryPlace(db, places, exhibit, entry);
    if (place !== null) entries.set(`${exhibit}:${entry}`, place);
  };
  const audits = auditLogRecords(db).map((log) => auditOf(db, log, need));
  const gate = gateOf(db);
  if (gate.firstDenied !== null) need(gate.firstDenied.exhibit, gate.firstDenied.entry);
  return { audits, gate, crossCheck: crossCheckOf(db, calls, need), entries };
}

function auditOf(db: TraceIndexDatabase, log: StoredLog, need: (exhibit: string, entry: number) => void): ReportAudit {
  const { exhibit, format, profile, chain, entries, verified, status, uncovered, keys, blindSpots, keySet, findings: findingsOf } = log;
  const findings = auditFindingRows(db, Number(exhibit.slice(1)), { after: 0, count: findingsMax }).map(({ number: _, ...finding }) => finding);
  for (const { entry } of findings) need(exhibit, entry);
  return { exhibit, format, profile, chain, entries, verified, status, findings, findingsOf, uncovered: [...uncovered], keys: keys.map((key) => ({ ...key })), blindSpots: [...blindSpots], keySet };
}

function entryPlace(db: TraceIndexDatabase, places: ReportPlaces, exhibit: string, entry: number): Place | null {
  const number = Number(exhibit.slice(1));
  const log = auditLogRecordOf(db, number);
  const [row] = entryRows(db, [entryId(number, entry)]);
  if (log === null || row === undefined) return null;
  const { offset, length } = row;
  return { ...places.at({ exhibit, at: entryAt(log, row.number) }), offset, length };
}

function gateOf(db: TraceIndexDatabase): ReportFacts["gate"] {
  const counts = new Map(db.prepare<[], { readonly decision: number; readonly n: number }>("select decision, count(*) as n from audit_entries where decision is not null group by decision").all().map(({ decision, n }) => [loggedDecisions[decision], n]));
  const first = db.prepare<[number], number | null>("select min(id) from audit_entries where decision = ?").pluck().get(loggedDecisions.indexOf("deny")) ?? null;
  return { allowed: counts.get("allow") ?? 0, denied: counts.get("deny") ?? 0, other: counts.get("other") ?? 0, firstDenied: first === null ? null : { exhibit: `x${entryOfId(first).exhibit}`, entry: entryOfId(first).entry } };
}

type Differs = NonNullable<ReportFacts["crossCheck"]>["differs"][number];

function crossCheckOf(db: TraceIndexDatabase, calls: ReportCalls, need: (exhibit: string, entry: number) => void): ReportFacts["crossCheck"] {
  const numbers = auditHead(db)?.crossCheck ?? null;
  const rows = crossCheckRows(db);
  if (numbers === null || rows === null) return null;
  const inTraceNotInLog = firstOf(rows.inTraceNotInLog());
  for (const id of inTraceNotInLog) calls.need(id);
  const inLogNotInTrace = db.prepare<[number], number>("select id from cross_actions order by id limit ?").pluck().all(listedMax).map((id) => ({ exhibit: `x${entryOfId(id).exhibit}`, entry: entryOfId(id).entry }));
  const differs = db.prepare<[number], { call: number; entry: number; what: Differs["what"]; inTrace: string; inLog: string }>("select call, entry, what, in_trace as inTrace, in_log as inLog from cross_differences order by number limit ?").all(listedMax)
    .map(({ call, entry, ...rest }): Differs => ({ call: calls.need(`c${call}`), exhibit: `x${entryOfId(entry).exhibit}`, entry: entryOfId(entry).entry, ...rest }));
  for (const { exhibit, entry } of [...inLogNotInTrace, ...differs]) need(exhibit, entry);
  return {
    matched: numbers.matched, inTraceNotInLog, inTraceNotInLogOf: numbers.inTraceNotInLog, inLogNotInTrace, inLogNotInTraceOf: numbers.inLogNotInTrace, outsideWindowOf: numbers.outsideWindow, differs, differsOf: numbers.differs,
  };
}

function firstOf<T>(items: Iterable<T>): T[] {
  const all: T[] = [];
  for (const item of items) {
    if (all.length === listedMax) break;
    all.push(item);
  }
  return all;
}
