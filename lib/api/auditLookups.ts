import { auditLogRecordOf, type StoredLog } from "../store/auditRows.ts";
import type { IncidentIndex } from "../store/incidentIndex.ts";
import type { Store } from "../store/incidents.ts";
import { ApiError } from "./answers.ts";
import { needExhibit, needIndex } from "./lookups.ts";

/** The verdict on the signed log in an exhibit, with the open index: to be used before the next await. */
export function needLog(store: Store, id: string, exhibit: string): { readonly index: IncidentIndex; readonly log: StoredLog; readonly exhibit: number } {
  const { number } = needExhibit(store, id, exhibit);
  const index = needIndex(store, id);
  const log = auditLogRecordOf(index.db, number);
  if (log === null) throw new ApiError(404, "no_such_log", `x${number} is no signed log.`, `See /api/v1/incidents/${id}/audit for those there are.`);
  return { index, log, exhibit: number };
}

export function readEntryNumber(text: string): number {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
}

export function noSuchEntry(exhibit: string): ApiError {
  return new ApiError(404, "no_such_entry", "There is no entry of this number in this log.", `Entries count from 1: see …/audit/${/^x\d{1,9}$/.test(exhibit) ? exhibit : "x…"}/entries.`);
}
