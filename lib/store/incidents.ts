import { and, desc, eq, ne } from "drizzle-orm";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { exhibits, incidents, type restingStates } from "../../drizzle/cases.ts";
import type { PlainObject } from "../base/jcs.ts";
import { oneLine } from "./cleanText.ts";
import { checkCustody, forgetCustody, unjudgedLines } from "./custodyCheck.ts";
import { appendCustody, custodyLength, deleteCustody, installation, type Actor } from "./custodyLog.ts";
import { bundlesFolder, exhibitPath, indexFolder, indexPath } from "./dataFolder.ts";
import { closeShelves } from "./evidenceReading.ts";
import { newId, nowUs } from "./ids.ts";
import { closeIndex } from "./incidentIndex.ts";
import { refuseLocked } from "./locks.ts";
import { writeCases, type CasesDatabase } from "./openDatabase.ts";
import { forgetReveals } from "./reveals.ts";

export type IncidentRecord = typeof incidents.$inferSelect;
export type RestingState = (typeof restingStates)[number];
/** A database and the folder that belongs to it. */
export type Store = { readonly cases: CasesDatabase; readonly dataDir: string };

const titleLengthMax = 300;

/** A title for an incident that was given none. */
export function newIncidentTitle(): string {
  return `Incident of ${new Date(nowUs() / 1_000).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** Opens a new, empty incident and answers its id. */
export function createIncident({ cases }: Store, { title, sample = null }: { readonly title: string; readonly sample?: string | null }, actor: Actor): string {
  const id = newId();
  writeCases(cases, () => {
    cases.insert(incidents).values({ id, title: oneLine(title, titleLengthMax), sample, createdUs: nowUs(), state: "empty" }).run();
    appendCustody(cases, id, actor, "incident.created", oneLine(title, titleLengthMax));
  });
  return id;
}

/** @returns false where there is no such incident. @throws IncidentLocked */
export function renameIncident({ cases }: Store, id: string, title: string, actor: Actor): boolean {
  return writeCases(cases, () => {
    refuseLocked(cases, id);
    const { changes } = cases.update(incidents).set({ title: oneLine(title, titleLengthMax) }).where(eq(incidents.id, id)).run();
    if (changes > 0) appendCustody(cases, id, actor, "incident.renamed", oneLine(title, titleLengthMax));
    return changes > 0;
  });
}

export function incidentRecord({ cases }: Store, id: string): IncidentRecord | null {
  return cases.select().from(incidents).where(eq(incidents.id, id)).get() ?? null;
}

/** All incidents, newest first. */
export function incidentRecords({ cases }: Store): IncidentRecord[] {
  return cases.select().from(incidents).orderBy(desc(incidents.createdUs), desc(incidents.id)).all();
}

export function setIncidentState(cases: CasesDatabase, id: string, state: RestingState, indexJob?: string): void {
  cases.update(incidents).set({ state, ...(indexJob === undefined ? {} : { indexJob }) }).where(eq(incidents.id, id)).run();
}

/**
 * Deletes an incident with its exhibits, index, jobs, bundle and custody log. What stays is one line in the installation's log,
 * which names neither title nor files. Exhibits that another incident holds too stay for that one.
 * @throws IncidentLocked
 */
export function deleteIncident(store: Store, id: string, actor: Actor): boolean {
  const { cases, dataDir } = store;
  const gone = writeCases(cases, () => {
    refuseLocked(cases, id);
    const own = cases.select({ sha256: exhibits.sha256 }).from(exhibits).where(eq(exhibits.incident, id)).all();
    const unshared = own.filter(({ sha256 }) => !isHeldElsewhere(cases, id, sha256));
    const log = lastWords(cases, id);
    const { changes } = cases.delete(incidents).where(eq(incidents.id, id)).run();
    if (changes === 0) return null;
    deleteCustody(cases, id);
    appendCustody(cases, installation, actor, "incident.deleted", `${id}: ${own.length} exhibits; ${log.text}`, { detail: { incident: id, exhibits: own.length, ...log.detail } });
    return unshared;
  });
  if (gone === null) return false;
  forgetCustody(cases, id);
  forgetReveals(id);
  removeIndex(dataDir, id);
  removeOf(bundlesFolder(dataDir), id);
  closeShelves(dataDir, id);
  for (const { sha256 } of gone) removeExhibitFiles(dataDir, sha256);
  // Freed pages were overwritten (secure_delete); the copy in the write-ahead log goes with it.
  cases.$client.pragma("wal_checkpoint(TRUNCATE)");
  return true;
}

/** A longer log is not verified once more to be deleted: that would hold up everybody else. */
const verifiedMax = 2_000;

/** What remains of an incident's custody log: its length, its head and whether it held. */
function lastWords(cases: CasesDatabase, id: string): { readonly text: string; readonly detail: PlainObject } {
  const lines = custodyLength(cases, id);
  if (unjudgedLines(cases, id) > verifiedMax) return { text: `custody log of ${lines} lines, not verified again`, detail: { lines } };
  const { status, head } = checkCustody(cases, id);
  return { text: `custody log of ${lines} lines, ${status}, ended at ${head?.hash ?? "no record"}`, detail: { lines, status, log: head?.log ?? null, head: head?.hash ?? null } };
}

function isHeldElsewhere(cases: CasesDatabase, incident: string, sha256: string): boolean {
  const other = cases.select({ number: exhibits.number }).from(exhibits)
    .where(and(eq(exhibits.sha256, sha256), ne(exhibits.incident, incident))).get();
  return other !== undefined;
}

/** Removes the index of an incident and what unfinished jobs left of one. */
export function removeIndex(dataDir: string, incident: string): void {
  closeIndex(indexPath(dataDir, incident));
  removeOf(indexFolder(dataDir), incident);
}

/** Removes what a folder holds of an incident. */
function removeOf(folder: string, incident: string): void {
  mkdirSync(folder, { recursive: true });
  const names = readdirSync(folder, { withFileTypes: true }).map(({ name }) => name);
  for (const name of names) if (name.startsWith(`${incident}.`)) rmSync(join(folder, name), { force: true });
}

/** Removes files that no incident holds: what was put in place for a change that did not come about. */
export function removeUnheld({ cases, dataDir }: Store, hashes: readonly string[]): void {
  for (const sha256 of hashes) if (!isHeldElsewhere(cases, "", sha256)) removeExhibitFiles(dataDir, sha256);
}

export function removeExhibitFiles(dataDir: string, sha256: string): void {
  rmSync(exhibitPath(dataDir, sha256), { force: true });
}
