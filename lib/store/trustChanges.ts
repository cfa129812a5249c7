import { count, desc, eq, sql } from "drizzle-orm";
import { keyFiles, trustChanges, trustedKeys } from "../../drizzle/cases.ts";
import type { TrustChange } from "../api/keyContract.ts";
import { errResult, okResult, type Result } from "../base/result.ts";
import type { CustodyObject } from "../evidence/custody.ts";
import { authorName, manyLines } from "./cleanText.ts";
import { concernedLogs, type ConcernedLogs } from "./concernedLogs.ts";
import { appendCustody, installation } from "./custodyLog.ts";
import { byAuthor } from "./custodyWords.ts";
import { exhibitRecord } from "./exhibits.ts";
import { nowUs } from "./ids.ts";
import { incidentRecord, type Store } from "./incidents.ts";
import { planAcceptance, type Acceptance } from "./keyAcceptance.ts";
import { readKeySource } from "./keySource.ts";
import { writeCases, type CasesDatabase } from "./openDatabase.ts";
import { exhibitNumber } from "./timelineFilter.ts";
import { planPatch, planRemoval, planUndo, type PlannedChange, type Planned, type TrustPatch } from "./trustPlans.ts";
import { readTerms, scopeOf, termsOf, trustRecord, trustRecords, type TrustRecord } from "./trustRecords.ts";
import type { TrustRefusal } from "./trustRefusal.ts";
import { changeWords, recordWords } from "./trustWords.ts";

/** What is asked for: to be made, or only to be tried. */
export type TrustWish =
  | { readonly kind: "accept"; readonly acceptance: Acceptance }
  | { readonly kind: "patch"; readonly id: string; readonly patch: TrustPatch }
  | { readonly kind: "remove"; readonly id: string }
  | { readonly kind: "undo"; readonly id: string; readonly change: number };
type Said = { readonly author: string; readonly reason: string };
export type TrustMade = { readonly ids: readonly string[]; readonly changes: readonly number[]; /** Incidents whose verdicts rest on what was changed. */ readonly affected: readonly string[] };

/** Makes a change with its lines of the custody logs, in one transaction: of the installation, and of each incident that it concerns. */
export function changeTrust(store: Store, wish: TrustWish, said: Said): Result<TrustMade, TrustRefusal> {
  const { cases } = store;
  return writeCases(cases, () => {
    const records = trustRecords(cases);
    const planned = plan(store, records, wish);
    if (!planned.ok) return planned;
    const { logs } = concernedLogs(store, records, planned.value);
    const affected = [...new Set(logs.map(({ incident }) => incident))];
    if (wish.kind === "accept") keepSource(cases, wish.acceptance);
    const changes = planned.value.map((change) => make(store, change, said, affected));
    return okResult({ ids: planned.value.map(({ after }) => after.id), changes, affected });
  });
}

/** Enters keys and claims that somebody else accepted, as a bundle brings them, with their lines of history and custody. To be called inside the transaction of the restoring. */
export function enterTrust(store: Store, records: readonly TrustRecord[], source: Uint8Array, said: Said): void {
  const [first] = records;
  if (first === undefined) return;
  store.cases.insert(keyFiles).values({ sha256: first.sourceSha256, content: Buffer.from(source), addedUs: nowUs() }).onConflictDoNothing().run();
  for (const after of records) make(store, { before: null, after, action: "accepted" }, said, []);
}

/** Which logs a change would concern; nothing is written. */
export function logsConcernedBy(store: Store, wish: TrustWish): Result<{ readonly changes: readonly PlannedChange[]; readonly records: readonly TrustRecord[] } & ConcernedLogs, TrustRefusal> {
  const records = trustRecords(store.cases);
  const planned = plan(store, records, wish);
  return planned.ok ? okResult({ changes: planned.value, records, ...concernedLogs(store, records, planned.value) }) : planned;
}

function plan(store: Store, records: readonly TrustRecord[], wish: TrustWish): Planned<PlannedChange[]> {
  switch (wish.kind) {
    case "accept": return unknownScope(store, wish.acceptance) ? errResult("no_such_scope") : planAcceptance(records, readKeySource(wish.acceptance.source), wish.acceptance, nowUs());
    case "patch": return unknownScope(store, wish.patch) ? errResult("no_such_scope") : single(planPatch(records, wish.id, wish.patch));
    case "remove": return single(planRemoval(records, wish.id, nowUs()));
    case "undo": return single(planUndoing(store.cases, wish));
  }
}

function single(planned: Planned): Planned<PlannedChange[]> {
  return planned.ok ? okResult([planned.value]) : planned;
}

/** A key is limited to incidents and exhibits that there are: what was deleted could not be told from what was mistyped. */
function unknownScope(store: Store, { scope = null }: Pick<TrustPatch, "scope">): boolean {
  return scope?.some(({ incident, exhibit }) => incidentRecord(store, incident) === null || (exhibit !== null && exhibitRecord(store, incident, exhibitNumber(exhibit)) === null)) === true;
}

/** Only the latest change is taken back: an earlier one has been built upon. */
function planUndoing(cases: CasesDatabase, { id, change }: { readonly id: string; readonly change: number }): Planned {
  const record = trustRecord(cases, id);
  if (record === null) return errResult("no_such_key");
  const latest = cases.select().from(trustChanges).where(eq(trustChanges.subject, id)).orderBy(desc(trustChanges.number)).limit(1).get();
  if (latest?.number !== change) return errResult("not_the_latest");
  return okResult(planUndo(record, latest.before === null ? null : readTerms(latest.before), nowUs()));
}

function keepSource(cases: CasesDatabase, { source }: Acceptance): void {
  const { bytes, sha256 } = readKeySource(source);
  cases.insert(keyFiles).values({ sha256, content: Buffer.from(bytes), addedUs: nowUs() }).onConflictDoNothing().run();
}

function make(store: Store, change: PlannedChange, { author, reason }: Said, affected: readonly string[]): number {
  const { cases } = store;
  const { before, after, action } = change;
  if (before === null) cases.insert(trustedKeys).values(after).run();
  else cases.update(trustedKeys).set(termsOf(after)).where(eq(trustedKeys.id, after.id)).run();
  const row = { subject: after.id, atUs: action === "accepted" ? after.acceptedUs : nowUs(), action, author: authorName(author), reason: manyLines(reason), before: before === null ? null : JSON.stringify(termsOf(before)), after: JSON.stringify(termsOf(after)) };
  const { number } = cases.insert(trustChanges).values(row).returning({ number: trustChanges.number }).get();
  const why = row.reason === "" ? "" : `; reason: ${JSON.stringify(row.reason)}`;
  const words = `${recordWords(after)}: ${changeWords(change)}; ${byAuthor(row.author)}${why}`;
  const more = { detail: { trusted: after.id, identity: after.identity, change: number }, ...(action === "accepted" && { object: sourceObject(cases, after) }) };
  for (const scope of [installation, ...incidentsOf(store, change, affected)]) appendCustody(cases, scope, "responder", `trust.${action}`, words, more);
  return number;
}

/** What was handed in, as a custody line names it. */
function sourceObject(cases: CasesDatabase, { sourceSha256, sourceName, origin }: TrustRecord): CustodyObject {
  const bytes = cases.select({ bytes: sql<number>`length(${keyFiles.content})` }).from(keyFiles).where(eq(keyFiles.sha256, sourceSha256)).get()?.bytes ?? 0;
  return { sha256: sourceSha256, bytes, name: sourceName ?? origin };
}

/** Incidents that a change speaks of, or whose verdicts it may change. */
function incidentsOf(store: Store, { before, after }: PlannedChange, affected: readonly string[]): string[] {
  const named = [before, after].flatMap((record) => (record === null ? [] : [record.sourceIncident, ...(scopeOf(record) ?? []).map(({ incident }) => incident)]));
  return [...new Set([...named.filter((id) => id !== null), ...affected])].filter((id) => incidentRecord(store, id) !== null);
}

const shownChanges = 500;

/** What was done to a key or a claim, newest first; null where there is none of this id. */
export function trustHistory({ cases }: Store, id: string): { readonly changes: TrustChange[]; readonly of: number } | null {
  const record = trustRecord(cases, id);
  if (record === null) return null;
  const of = cases.select({ n: count() }).from(trustChanges).where(eq(trustChanges.subject, id)).get()?.n ?? 0;
  const rows = cases.select().from(trustChanges).where(eq(trustChanges.subject, id)).orderBy(desc(trustChanges.number)).limit(shownChanges).all();
  const changes = rows.map(({ number, atUs, action, author, reason, before, after }) => {
    const said = changeWords({ before: before === null ? null : { ...record, ...readTerms(before) }, after: { ...record, ...readTerms(after) }, action });
    return { number, atUs, action, author, reason, said };
  });
  return { changes, of };
}

/** The bytes that a key or a claim was read from. */
export function trustSource({ cases }: Store, id: string): { readonly sha256: string; readonly content: Uint8Array } | null {
  const record = trustRecord(cases, id);
  const file = record && cases.select().from(keyFiles).where(eq(keyFiles.sha256, record.sourceSha256)).get();
  return file ? { sha256: file.sha256, content: file.content } : null;
}
