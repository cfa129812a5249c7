import { eq } from "drizzle-orm";
import { incidents } from "../../drizzle/cases.ts";
import type { IncidentLock } from "../api/contract.ts";
import { formatInstant } from "../base/time.ts";
import { authorName, manyLines } from "./cleanText.ts";
import { appendCustody } from "./custodyLog.ts";
import { byAuthor } from "./custodyWords.ts";
import { nowUs } from "./ids.ts";
import { writeCases, type CasesDatabase } from "./openDatabase.ts";

type Said = { readonly reason: string; readonly author: string };
type LockColumns = Pick<typeof incidents.$inferSelect, "lockedUs" | "lockedBy" | "lockReason">;

/** The incident is locked: nothing of it is deleted, and its exhibits and its title stay as they are. */
export class IncidentLocked extends Error {
  constructor({ sinceUs, by, reason }: IncidentLock) {
    super(`This incident was locked at ${formatInstant(sinceUs)} ${byAuthor(by)}: ${JSON.stringify(reason)}. Nothing of it can be deleted, and its exhibits and its title stay as they are, until it is unlocked.`);
  }
}

/** How an incident is locked; null while it is not. */
export function lockOf({ lockedUs, lockedBy, lockReason }: LockColumns): IncidentLock | null {
  return lockedUs === null ? null : { sinceUs: lockedUs, by: lockedBy ?? "", reason: lockReason ?? "" };
}

/** To be called in the transaction of the change. @throws IncidentLocked where there is a lock. */
export function refuseLocked(cases: CasesDatabase, incident: string): void {
  const lock = heldLock(cases, incident);
  if (lock !== null) throw new IncidentLocked(lock);
}

/** Locks an incident. Answers false where it is locked already: who was first stays named. */
export function lockIncident({ cases }: { readonly cases: CasesDatabase }, incident: string, { reason, author }: Said): boolean {
  return writeCases(cases, () => {
    if (heldLock(cases, incident) !== null) return false;
    const lock = { lockedUs: nowUs(), lockedBy: authorName(author), lockReason: manyLines(reason) };
    cases.update(incidents).set(lock).where(eq(incidents.id, incident)).run();
    appendCustody(cases, incident, "responder", "incident.locked", `locked against deletion, ${byAuthor(lock.lockedBy)}; reason: ${JSON.stringify(lock.lockReason)}`);
    return true;
  });
}

/** Takes the lock away. Answers false where there is none. */
export function unlockIncident({ cases }: { readonly cases: CasesDatabase }, incident: string, { reason, author }: Said): boolean {
  return writeCases(cases, () => {
    const lock = heldLock(cases, incident);
    if (lock === null) return false;
    cases.update(incidents).set({ lockedUs: null, lockedBy: null, lockReason: null }).where(eq(incidents.id, incident)).run();
    const was = `it was locked at ${formatInstant(lock.sinceUs)} ${byAuthor(lock.by)}: ${JSON.stringify(lock.reason)}`;
    appendCustody(cases, incident, "responder", "incident.unlocked", `unlocked, ${byAuthor(authorName(author))}; reason: ${JSON.stringify(manyLines(reason))}; ${was}`);
    return true;
  });
}

function heldLock(cases: CasesDatabase, incident: string): IncidentLock | null {
  const { lockedUs, lockedBy, lockReason } = incidents;
  const row = cases.select({ lockedUs, lockedBy, lockReason }).from(incidents).where(eq(incidents.id, incident)).get();
  return row === undefined ? null : lockOf(row);
}
