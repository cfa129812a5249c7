import type { StepAudit } from "../api/auditContract.ts";
import { entryOfId } from "../verification/auditIndex.ts";
import { entryRows, shownEntries } from "./auditEntries.ts";
import { auditLogRecordOf } from "./auditRows.ts";
import type { StoredDifference } from "./crossCheckPairs.ts";
import type { EvidenceReading } from "./evidenceReading.ts";
import { auditHead } from "./summaryRecord.ts";

/** A call has one entry of each log, and few logs speak of one trace. */
const entriesMax = 50;

/** What the logs say of a call; null where there is none, or where trace and logs were not lined up. */
export function stepAudit({ db, evidence }: Pick<EvidenceReading, "db" | "evidence">, call: number | null): StepAudit | null {
  if (call === null || (auditHead(db)?.crossCheck ?? null) === null) return null;
  const ids = db.prepare<[number, number], number>("select id from cross_entries where call = ? order by leads desc, id limit ?").pluck().all(call, entriesMax);
  const outside = db.prepare<[number], number>("select outside from cross_calls where call = ?").pluck().get(call);
  const names = new Map(evidence.map(({ number, name }) => [number, name]));
  const entries = ids.flatMap((id): StepAudit["entries"] => {
    const { exhibit, entry } = entryOfId(id);
    const log = auditLogRecordOf(db, exhibit);
    const [shown] = log === null ? [] : shownEntries(db, log, entryRows(db, [id]));
    if (log === null || shown === undefined || shown.pair === null) return [];
    const { contentClass, placeClasses, holding, tool, decision, timeUs, pair: { by, strength } } = shown;
    return [{ exhibit: log.exhibit, exhibitName: names.get(exhibit) ?? "", entry, status: log.status, contentClass, placeClasses, holding, tool, decision, timeUs, by, strength }];
  });
  return {
    state: entries.length > 0 ? "in_log" : outside === 1 ? "outside_window" : "not_in_log", entries,
    differences: db.prepare<[number], StoredDifference>("select what, in_trace as inTrace, in_log as inLog from cross_differences where call = ? order by number").all(call),
  };
}
