import type { JsonObject } from "../base/json.ts";
import type { AuditRow, CrossCheckRows } from "../findingsDocument.ts";
import type { FindingClass } from "../audit/report.ts";
import { entryId, entryOfId, type AuditLogRecord } from "../verification/auditIndex.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";
import { auditHead } from "./summaryRecord.ts";

const pageSize = 1_000;

/** A verdict as it is kept, with the tools that its entries name, the most frequent first. */
export type StoredLog = AuditLogRecord & { readonly tools: readonly { readonly tool: string; readonly count: number }[]; readonly toolsOf: number };

/** The signed logs of an index, in the order of their exhibits. */
export function auditLogRecords(db: TraceIndexDatabase): StoredLog[] {
  return db.prepare<[], string>("select json from audit_logs order by exhibit").pluck().all().map(readRecord);
}

export function auditLogRecordOf(db: TraceIndexDatabase, exhibit: number): StoredLog | null {
  const json = db.prepare<[number], string>("select json from audit_logs where exhibit = ?").pluck().get(exhibit);
  return json === undefined ? null : readRecord(json);
}

/** The index is our own, of our own version: what is read back was written by `auditWriting`. */
function readRecord(json: string): StoredLog {
  const record: StoredLog = JSON.parse(json);
  return record;
}

export type StoredFinding = { readonly number: number; readonly class: FindingClass; readonly entry: number; readonly last?: number; readonly message: string };
type FindingRow = { readonly id: number; readonly class: FindingClass; readonly entry: number; readonly last: number; readonly message: string };

/** Findings of a log behind number `after`, those of some classes or all. */
export function auditFindingRows(db: TraceIndexDatabase, exhibit: number, { after, count, classes = [] }: { readonly after: number; readonly count: number; readonly classes?: readonly FindingClass[] }): StoredFinding[] {
  const rows = db.prepare<[number, number, string, string, number], FindingRow>(
    `select id, class, entry, last, message from audit_findings where id > ? and id < ? and (? = '[]' or class in (select value from json_each(?))) order by id limit ?`,
  ).all(entryId(exhibit, after), entryId(exhibit + 1, 0), JSON.stringify(classes), JSON.stringify(classes), count);
  return rows.map(({ id, class: name, entry, last, message }) => ({ number: entryOfId(id).entry, class: name, entry: entryOfId(entry).entry, ...(last === entry ? {} : { last: entryOfId(last).entry }), message }));
}

export function auditFindingCount(db: TraceIndexDatabase, exhibit: number, classes: readonly FindingClass[]): number {
  return db.prepare<[number, number, string, string], number>(
    "select count(*) from audit_findings where id > ? and id < ? and (? = '[]' or class in (select value from json_each(?)))",
  ).pluck().get(entryId(exhibit, 0), entryId(exhibit + 1, 0), JSON.stringify(classes), JSON.stringify(classes)) ?? 0;
}

/** For the findings document. */
export function* auditRows(db: TraceIndexDatabase): Generator<AuditRow> {
  for (const record of auditLogRecords(db)) {
    const { exhibit, format, profile, chain, entries, verified, status, uncovered, keys, blindSpots, keySet } = record;
    yield {
      head: { exhibit, format, profile, chain, entries, verified, status },
      tail: { uncovered, keys: keys.map((key) => ({ ...key })), blindSpots, keySet },
      findings: () => findingsOf(db, Number(exhibit.slice(1))),
    };
  }
}

function* findingsOf(db: TraceIndexDatabase, exhibit: number): Generator<JsonObject> {
  for (let page = auditFindingRows(db, exhibit, { after: 0, count: pageSize }); page.length > 0; page = auditFindingRows(db, exhibit, { after: page.at(-1)?.number ?? 0, count: pageSize }))
    for (const { number: _, ...finding } of page) yield finding;
}

/** For the findings document; null where trace and logs were not lined up. */
export function crossCheckRows(db: TraceIndexDatabase): CrossCheckRows | null {
  const numbers = auditHead(db)?.crossCheck ?? null;
  if (numbers === null) return null;
  const { matched, clockOffsetUs, by } = numbers;
  const calls = (outside: 0 | 1) => pages(db, "select call as at, 'c' || call as id from cross_calls where call > ? and outside = ? order by call limit ?", outside, ({ id }: { readonly at: number; readonly id: string }) => id);
  return {
    matched, clockOffsetUs, by: { ...by }, inTraceNotInLog: () => calls(0), outsideWindow: () => calls(1),
    inLogNotInTrace: () => pages(db, "select id as at from cross_actions where id > ? and ? = 0 order by id limit ?", 0, ({ at }: { readonly at: number }) => placeOf(at)),
    differs: () => pages(db, "select number as at, call, entry, what, in_trace as inTrace, in_log as inLog from cross_differences where number > ? and ? = 0 order by number limit ?", 0,
      ({ call, entry, what, inTrace, inLog }: DifferenceRow) => ({ call: `c${call}`, ...placeOf(entry), what, inTrace, inLog })),
  };
}

type DifferenceRow = { readonly at: number; readonly call: number; readonly entry: number; readonly what: string; readonly inTrace: string; readonly inLog: string };

function placeOf(id: number): { readonly exhibit: string; readonly entry: number } {
  const { exhibit, entry } = entryOfId(id);
  return { exhibit: `x${exhibit}`, entry };
}

function* pages<R extends { readonly at: number }, T>(db: TraceIndexDatabase, sql: string, value: number, make: (row: R) => T): Generator<T> {
  const read = db.prepare<[number, number, number], R>(sql);
  for (let rows = read.all(0, value, pageSize); rows.length > 0; rows = read.all(rows.at(-1)?.at ?? 0, value, pageSize)) yield* rows.map(make);
}
