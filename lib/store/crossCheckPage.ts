import type { z } from "zod";
import type { crossCheckPageSchema, crossCheckQuerySchema, CrossCheckRow } from "../api/auditContract.ts";
import { profileNamed } from "../audit/profiles/registry.ts";
import { readEntry } from "../audit/readEntry.ts";
import { noClaims } from "../audit/profiles/parts.ts";
import type { RecordClaims } from "../audit/profile.ts";
import { Breath } from "../base/breath.ts";
import type { CallState } from "../findings.ts";
import { loadSighting } from "../trace/loadSighting.ts";
import { entryOfId, loggedDecisions, type CrossCheckNumbers } from "../verification/auditIndex.ts";
import { nodeCrypto } from "../verification/nodeCrypto.ts";
import { entryText } from "./auditEntryDetail.ts";
import { entryRows, type EntryRow } from "./auditEntries.ts";
import { auditLogRecordOf } from "./auditRows.ts";
import type { StoredDifference } from "./crossCheckPairs.ts";
import type { EvidenceReading } from "./evidenceReading.ts";
import { argumentsPlace } from "./findingsRows.ts";
import { auditHead } from "./summaryRecord.ts";
import { jsonStart } from "./valuesJson.ts";

export type CrossCheckQuery = z.output<typeof crossCheckQuerySchema>;
type Page = z.output<typeof crossCheckPageSchema>;

/** What stands in a list: a call, an entry, or both. */
type Item = { readonly call: number | null; readonly entry: number | null } & Partial<StoredDifference>;
type ListSql = { readonly sql: string; readonly total: (numbers: CrossCheckNumbers, pairs: number) => number };

const nothing = "null as what, null as inTrace, null as inLog";
const lists: Readonly<Record<CrossCheckQuery["list"], ListSql>> = {
  matched: { sql: `select call, id as entry, ${nothing} from cross_entries where leads order by call, id`, total: (_, pairs) => pairs },
  inTraceNotInLog: { sql: `select call, null as entry, ${nothing} from cross_calls where outside = 0 order by call`, total: ({ inTraceNotInLog }) => inTraceNotInLog },
  outsideWindow: { sql: `select call, null as entry, ${nothing} from cross_calls where outside = 1 order by call`, total: ({ outsideWindow }) => outsideWindow },
  inLogNotInTrace: { sql: `select null as call, id as entry, ${nothing} from cross_actions order by id`, total: ({ inLogNotInTrace }) => inLogNotInTrace },
  differs: { sql: "select call, entry, what, in_trace as inTrace, in_log as inLog from cross_differences order by number", total: ({ differs }) => differs },
};

/** A page of one list, with both sides of each row; null where trace and logs were not lined up. Rows are numbered from 1. */
export async function crossCheckPage(reading: EvidenceReading, { list, after, count, limit }: CrossCheckQuery): Promise<Page | null> {
  const { db } = reading;
  const numbers = auditHead(db)?.crossCheck ?? null;
  if (numbers === null) return null;
  const { sql, total: totalOf } = lists[list];
  const pairs = list === "matched" ? (db.prepare<[], number>("select count(*) from cross_entries where leads").pluck().get() ?? 0) : 0;
  const total = totalOf(numbers, pairs);
  const items = db.prepare<[number, number], Item>(`${sql} limit ? offset ?`).all(count, after);
  const rows: CrossCheckRow[] = [];
  const breath = new Breath();
  for (const [place, item] of items.entries()) {
    rows.push(await rowOf(reading, after + place + 1, item, limit));
    await breath.take();
  }
  return { list, total, rows, next: after + rows.length < total && rows.length > 0 ? after + rows.length : null, numbers };
}

async function rowOf(reading: EvidenceReading, number: number, { call, entry, what, inTrace, inLog }: Item, limit: number): Promise<CrossCheckRow> {
  const pair = entry === null || call === null ? undefined : reading.db.prepare<[number], Pick<CrossCheckRow, "by" | "strength" | "form">>('select "by", strength, form from cross_entries where id = ?').get(entry);
  return {
    number, call: call === null ? null : await callOf(reading, call, limit), entry: entry === null ? null : await entryOf(reading, entry),
    by: pair?.by ?? null, strength: pair?.strength ?? null, form: pair?.form ?? null,
    difference: what && inTrace !== undefined && inLog !== undefined ? { what, inTrace, inLog } : null,
  };
}

type CallRow = { readonly callId: string | null; readonly tool: string; readonly state: CallState; readonly timeUs: number | null; readonly trace: string; readonly row: number | null };
const captured: readonly string[] = ["present", "empty", "cut"];

async function callOf({ db, source }: EvidenceReading, call: number, limit: number): Promise<CrossCheckRow["call"]> {
  const row = db.prepare<[number], CallRow>("select c.call_id as callId, c.tool, c.state, c.time_us as timeUs, t.trace_id as trace, c.row from calls c join traces t on t.id = c.trace where c.number = ?").get(call);
  if (row === undefined) return null;
  const place = argumentsPlace(db, call);
  const payload = place === null ? null : ((await loadSighting(source, place))?.arguments ?? null);
  const { text, length } = payload !== null && captured.includes(payload.state) ? jsonStart(payload.value, limit) : { text: null, length: 0 };
  return { id: `c${call}`, ...row, argumentsJson: text?.slice(0, limit) ?? null, argumentsLength: length };
}

async function entryOf(reading: EvidenceReading, id: number): Promise<CrossCheckRow["entry"]> {
  const { db, evidence } = reading;
  const [row] = entryRows(db, [id]);
  if (row === undefined) return null;
  const { exhibit, entry } = entryOfId(id);
  const { callIds, argumentsDigest } = await claimsOf(reading, exhibit, row);
  return {
    exhibit: `x${exhibit}`, exhibitName: evidence.find(({ number }) => number === exhibit)?.name ?? "", entry, others: othersOf(db, id),
    tool: row.tool, decision: row.decision === null ? null : (loggedDecisions[row.decision] ?? null), actor: row.actor, timeUs: row.timeUs, callIds: [...callIds], digest: argumentsDigest, sound: row.sound === 1,
  };
}

/** Ids and digests stand in the entry alone: they are read from its bytes. */
async function claimsOf({ db, shelf }: EvidenceReading, exhibit: number, row: EntryRow): Promise<RecordClaims> {
  const profile = profileNamed(auditLogRecordOf(db, exhibit)?.format ?? "");
  const facts = profile === null ? null : readEntry(await entryText(shelf, exhibit, row), profile, nodeCrypto);
  return profile !== null && facts?.ok === true && facts.json?.root.kind === "object" ? profile.claims(facts.json.root) : noClaims;
}

const othersMax = 20;

/** Further entries of the same call: what came of it, a copy in another file, another log. */
function othersOf(db: EvidenceReading["db"], id: number): { readonly exhibit: string; readonly entry: number }[] {
  const ids = db.prepare<[number, number, number], number>("select o.id from cross_entries o where o.call = (select call from cross_entries where id = ?) and o.id <> ? order by o.id limit ?").pluck().all(id, id, othersMax);
  return ids.map((other) => ({ exhibit: `x${entryOfId(other).exhibit}`, entry: entryOfId(other).entry }));
}
