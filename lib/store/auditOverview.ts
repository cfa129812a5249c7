import { z } from "zod";
import { foundKeyForms, type AuditLog, type AuditOverview, type KeyInEvidence } from "../api/auditContract.ts";
import { auditFindingRows, auditLogRecords, type StoredLog } from "./auditRows.ts";
import { exhibitRecords, type ExhibitRecord } from "./exhibits.ts";
import { keySetOf, trustedFingerprints } from "./incidentKeys.ts";
import type { Store } from "./incidents.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";
import { auditHead } from "./summaryRecord.ts";

/** Of lists that may be as long as a log so many are sent at once. */
const listedMax = 100;
const keysListedMax = 500;

/** What is known of the signed logs of an incident. */
export function auditOverview(store: Store, incident: string, db: TraceIndexDatabase): AuditOverview {
  const records = new Map(exhibitRecords(store, incident).map((record) => [record.number, record]));
  const logs = auditLogRecords(db);
  const { keys, digest } = keySetOf(store, incident);
  const head = auditHead(db);
  return {
    logs: logs.map((log) => overviewOf(db, log, records.get(Number(log.exhibit.slice(1))))),
    keysInEvidence: foundKeys(db, logs, records, trustedFingerprints(keys)),
    keysInEvidenceOf: db.prepare<[], number>("select count(*) from found_keys").pluck().get() ?? 0,
    crossCheck: head?.crossCheck ?? null, keySet: head?.keySet ?? { digest, keys: 0 }, keysChanged: head !== null && head.keySet.digest !== digest,
  };
}

function overviewOf(db: TraceIndexDatabase, log: StoredLog, record: ExhibitRecord | undefined): AuditLog {
  const { findings, container: _, list: __, tools: ___, toolsOf: ____, keys, uncovered, ...rest } = log;
  return {
    ...rest, exhibitName: record?.name ?? "", sha256: record?.sha256 ?? "", bytes: record?.bytes ?? 0,
    findings: auditFindingRows(db, Number(log.exhibit.slice(1)), { after: 0, count: listedMax }).map(({ number: _____, ...finding }) => finding), findingsOf: findings,
    classes: rest.classes.map((one) => ({ ...one })), keys: keys.slice(0, listedMax), keysOf: keys.length, uncovered: uncovered.slice(0, listedMax), uncoveredOf: uncovered.length,
  };
}

type FoundRow = { readonly exhibit: number; readonly at: string; readonly fingerprint: string; readonly key: string; readonly ids: string; readonly name: string | null; readonly form: string };
const idsSchema = z.array(z.string());
const formSchema = z.enum(foundKeyForms);

function foundKeys(db: TraceIndexDatabase, logs: readonly StoredLog[], records: ReadonlyMap<number, ExhibitRecord>, trusted: ReadonlySet<string>): KeyInEvidence[] {
  const uses = new Map<string, KeyInEvidence["logs"]>();
  for (const { exhibit, keys } of logs) for (const { fingerprint, entries } of keys) uses.set(fingerprint, [...(uses.get(fingerprint) ?? []), { exhibit, entries }]);
  return db.prepare<[number], FoundRow>("select exhibit, at, fingerprint, key, ids, name, form from found_keys order by exhibit, id limit ?").all(keysListedMax).map(({ exhibit, ids, form, ...row }) => ({
    ...row, exhibit: `x${exhibit}`, exhibitName: records.get(exhibit)?.name ?? "", ids: idsSchema.parse(JSON.parse(ids)), form: formSchema.parse(form),
    trusted: trusted.has(row.fingerprint), logs: uses.get(row.fingerprint) ?? [],
  }));
}
