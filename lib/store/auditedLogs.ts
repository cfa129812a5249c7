import { statSync } from "node:fs";
import type { AuditStatus } from "../audit/auditStatus.ts";
import { auditLogRecords } from "./auditRows.ts";
import { indexPath } from "./dataFolder.ts";
import { exhibitRecords } from "./exhibits.ts";
import { incidentRecords, type IncidentRecord, type Store } from "./incidents.ts";
import { openTraceIndex } from "./openDatabase.ts";
import { summaryRecord } from "./summaryRecord.ts";

/** A verdict, and the keys that it rests on. */
export type AuditedLog = {
  readonly incident: string;
  readonly title: string;
  readonly exhibit: number;
  readonly exhibitName: string;
  readonly format: string;
  readonly status: AuditStatus;
  readonly entries: number;
  readonly verified: number;
  readonly keys: readonly { readonly fingerprint: string; readonly trusted: boolean; readonly entries: number }[];
};
type Verdict = Omit<AuditedLog, "incident" | "title" | "exhibitName">;
export type AuditedLogs = { readonly logs: readonly AuditedLog[]; /** Incidents with exhibits whose logs have not been verified. */ readonly unread: number };

/** The verdicts on all signed logs of all incidents, newest incident first. */
export function auditedLogs(store: Store): AuditedLogs {
  const incidents = incidentRecords(store).map((record) => ({ record, verdicts: verdictsOf(store, record) }));
  return { logs: incidents.flatMap(({ record, verdicts }) => named(store, record, verdicts ?? [])), unread: incidents.filter(({ record, verdicts }) => verdicts === null && record.state !== "empty").length };
}

function named(store: Store, { id, title }: IncidentRecord, verdicts: readonly Verdict[]): AuditedLog[] {
  if (verdicts.length === 0) return [];
  const names = new Map(exhibitRecords(store, id).map(({ number, name }) => [number, name]));
  return verdicts.map((verdict) => ({ ...verdict, incident: id, title, exhibitName: names.get(verdict.exhibit) ?? "" }));
}

/** What was read once is kept as long as the index is the same file. */
const keptMax = 500;
declare global {
  var aftertraceVerdicts: Map<string, { readonly identity: string; readonly verdicts: readonly Verdict[] }> | undefined;
}

/** Null where the incident has no index of this version. */
function verdictsOf({ dataDir }: Store, { id }: IncidentRecord): readonly Verdict[] | null {
  const summary = summaryRecord(dataDir, id);
  if (summary === null) return null;
  if (summary.audit.logs.length === 0) return [];
  const path = indexPath(dataDir, id);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return null;
  const kept = (globalThis.aftertraceVerdicts ??= new Map());
  const identity = `${stat.ino} ${stat.mtimeMs} ${stat.size}`;
  const known = kept.get(path);
  if (known?.identity === identity) return known.verdicts;
  const verdicts = readVerdicts(path);
  kept.delete(path);
  kept.set(path, { identity, verdicts });
  const [oldest] = kept.keys();
  if (kept.size > keptMax && oldest !== undefined) kept.delete(oldest);
  return verdicts;
}

function readVerdicts(path: string): Verdict[] {
  const db = openTraceIndex(path, "readonly");
  try {
    return auditLogRecords(db).map(({ exhibit, format, status, entries, verified, keys }) => ({
      exhibit: Number(exhibit.slice(1)), format, status, entries, verified, keys: keys.map(({ fingerprint, trusted, entries: held }) => ({ fingerprint, trusted, entries: held })),
    }));
  } finally {
    db.close();
  }
}
