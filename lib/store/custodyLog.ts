import { and, asc, desc, eq, gt, sql } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import { custodyRecords, unsignedCustody } from "../../drizzle/cases.ts";
import type { CustodyEntry } from "../api/contract.ts";
import type { PlainObject } from "../base/jcs.ts";
import { custodyText, firstPlace, placeAfter, signCustodyRecord, type CustodyActor, type CustodyObject, type CustodyPlace, type CustodyRecord } from "../evidence/custody.ts";
import { recordEntry, unsignedEntry, type RecordRow } from "./custodyEntry.ts";
import { actionOfEvent, type CustodyEvent } from "./custodyEvents.ts";
import { detailText, readCustodyRecord } from "./custodyRecord.ts";
import { beginning, standingOf, type Standing } from "./custodyStanding.ts";
import { nowUs } from "./ids.ts";
import type { CasesDatabase } from "./openDatabase.ts";
import { signingKey } from "./signingKey.ts";
import { lastUnsigned, unsignedPage } from "./unsignedLines.ts";

/** The log of what happened to the installation as a whole: deletions, keys. Incidents use their id as scope. */
export const installation = "installation";

export type Actor = CustodyActor;
/** What a line tells beside its words. The names `event`, `text` and `scope` of the detail are taken. */
export type CustodyMore = { readonly object?: CustodyObject; readonly detail?: PlainObject };
type Said = { readonly actor: Actor; readonly event: CustodyEvent; readonly object: CustodyObject | null; readonly detail: PlainObject };

/** Writes one line, signed. Call it inside the transaction of the change that it speaks of. */
export function appendCustody(cases: CasesDatabase, scope: string, actor: Actor, event: CustodyEvent, text: string, { object, detail = {} }: CustodyMore = {}): void {
  const standing = standingOf(cases, scope);
  const said: Said = { actor, event, object: object ?? null, detail: { event, text, ...detail } };
  if (standing.kind === "new" && actionOfEvent[event] === "open") {
    write(cases, scope, 1, firstPlace(randomUUID()), { ...said, detail: { ...said.detail, scope } });
    return;
  }
  const { number, record } = standing.kind === "goes_on" ? standing : beginLog(cases, scope, standing);
  write(cases, scope, number + 1, placeAfter(record), said);
}

/** Makes sure that a scope has a log that can be continued; where it has none, one begins and says what was there before it. */
export function openCustody(cases: CasesDatabase, scope: string): void {
  const standing = standingOf(cases, scope);
  if (standing.kind !== "goes_on") beginLog(cases, scope, standing);
}

function beginLog(cases: CasesDatabase, scope: string, standing: Exclude<Standing, { kind: "goes_on" }>): { readonly number: number; readonly record: CustodyRecord } {
  const { text, detail } = beginning(standing);
  const number = standing.number + 1;
  const said: Said = { actor: "aftertrace", event: "log.opened", object: null, detail: { event: "log.opened", text, scope, ...detail } };
  return { number, record: write(cases, scope, number, firstPlace(randomUUID()), said) };
}

function write(cases: CasesDatabase, scope: string, number: number, place: CustodyPlace, { actor, event, object, detail }: Said): CustodyRecord {
  const note = { atMs: Math.floor(nowUs() / 1_000), actor, action: actionOfEvent[event], object, detail };
  const record = signCustodyRecord(place, note, signingKey(cases));
  cases.insert(custodyRecords).values({ scope, number, log: record.log, seq: record.seq, record: custodyText(record) }).run();
  return record;
}

/** Removes the log of a scope with what it was about. */
export function deleteCustody(cases: CasesDatabase, scope: string): void {
  cases.delete(custodyRecords).where(eq(custodyRecords.scope, scope)).run();
  cases.delete(unsignedCustody).where(eq(unsignedCustody.scope, scope)).run();
}

/** Up to `count` lines after number `after`, oldest first: those from before signing began, then the signed ones. */
export function custodyLines(cases: CasesDatabase, scope: string, after = 0, count = 500): CustodyEntry[] {
  const old = unsignedPage(cases, scope, after, count).map(unsignedEntry);
  return [...old, ...recordRows(cases, scope, after, count - old.length).map(recordEntry)];
}

/** The number of the last line of a scope, unsigned ones counted; 0 where there is none. */
export function custodyLength(cases: CasesDatabase, scope: string): number {
  const last = cases.select({ number: custodyRecords.number }).from(custodyRecords).where(eq(custodyRecords.scope, scope)).orderBy(desc(custodyRecords.number)).limit(1).get();
  return last?.number ?? lastUnsigned(cases, scope);
}

/** The record of one line. */
export function recordRow(cases: CasesDatabase, scope: string, number: number): RecordRow | null {
  return recordRows(cases, scope, number - 1, 1).find((row) => row.number === number) ?? null;
}

/** Up to `count` signed records behind line `after`, oldest first. */
export function recordRows(cases: CasesDatabase, scope: string, after: number, count: number): RecordRow[] {
  const { number, log, seq, record } = custodyRecords;
  return cases.select({ number, log, seq, record }).from(custodyRecords).where(and(eq(custodyRecords.scope, scope), gt(number, after))).orderBy(asc(number)).limit(count).all();
}

/** The words of every line that tells of this event. */
export function wordsOfEvent(cases: CasesDatabase, scope: string, event: CustodyEvent): string[] {
  const old = cases.select({ text: unsignedCustody.detail }).from(unsignedCustody).where(and(eq(unsignedCustody.scope, scope), eq(unsignedCustody.action, event))).all();
  const rows = cases.select({ record: custodyRecords.record }).from(custodyRecords)
    .where(and(eq(custodyRecords.scope, scope), sql`instr(${custodyRecords.record}, ${JSON.stringify(event)}) > 0`)).all();
  const records = rows.flatMap(({ record }) => readCustodyRecord(record) ?? []).filter((record) => detailText(record, "event") === event);
  return [...old.map(({ text }) => text), ...records.map((record) => detailText(record, "text"))];
}
