import type { RecordAddress } from "../evidence/record.ts";
import { entryId, entryOfId } from "../verification/auditIndex.ts";
import { entryAt, entryNumberAt } from "../verification/entryPlace.ts";
import { entryByNumber, entryRows, type EntryRow } from "./auditEntries.ts";
import { auditLogRecordOf, type StoredLog } from "./auditRows.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";
import type { StoredRecord } from "./recordLookup.ts";

/** The entries of a signed log as records of its exhibit: they are addressed and opened in the same way. */
export function entryRecords(db: TraceIndexDatabase, exhibit: number, from: number, count: number): RecordAddress[] {
  const log = auditLogRecordOf(db, exhibit);
  if (log === null) return [];
  const ids = Array.from({ length: Math.max(0, Math.min(count, log.entries - from)) }, (_, place) => entryId(exhibit, from + place + 1));
  return entryRows(db, ids).map((row) => addressOf(log, row));
}

export function entryCount(db: TraceIndexDatabase, exhibit: number): number {
  return auditLogRecordOf(db, exhibit)?.entries ?? 0;
}

/** The entry at a place, or around it where the place is a JSON pointer into one. */
export function entryAround(db: TraceIndexDatabase, exhibit: number, at: string): StoredRecord | null {
  const log = auditLogRecordOf(db, exhibit);
  const number = log === null ? null : entryNumberAt(log, at);
  const row = number === null ? null : entryByNumber(db, exhibit, number);
  if (log === null || row === null) return null;
  const address = addressOf(log, row);
  // A pointer into a document that is one entry begins at its root.
  return { exhibit, ...address, at: address.at === "file" && at !== "file" ? "" : address.at };
}

function addressOf(log: StoredLog, { id, offset, length, number }: EntryRow): RecordAddress {
  return { number: entryOfId(id).entry - 1, offset, length, at: entryAt(log, number) };
}
