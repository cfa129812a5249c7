import type { CrossCheck } from "../audit/crossCheck.ts";
import { tie } from "../audit/chainContext.ts";
import type { AuditFinding } from "../audit/findingList.ts";
import { held, type LogJudge } from "../audit/logJudge.ts";
import { contentClasses, placeClasses } from "../audit/report.ts";
import type { TracedCall } from "../audit/tracedCalls.ts";
import type { AuditedLog } from "../audit/verifyLog.ts";
import { toHex } from "../base/encodings.ts";
import type { CallState } from "../findings.ts";
import { entryId, loggedDecisions, type AuditIndexWriter, type AuditLogRecord, type CrossCheckNumbers, type FoundKey } from "../verification/auditIndex.ts";
import type { VerificationIndex } from "../verifyLogs.ts";
import type { SeenEntry } from "../verification/entrySink.ts";
import type { StoredLog } from "./auditRows.ts";
import { argumentsPlace } from "./findingsRows.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";
import { auditHead, exhibitSummary } from "./summaryRecord.ts";
import { traceSummary } from "./traceSummary.ts";

type Value = string | number | null;
/** What a log says of tools and actors is text of any length: so much of it is kept to be listed and filtered. */
const lettersMax = 200;

/** `entries`: "counted" keeps none of them, for whoever wants the verdicts alone. */
export type AuditWritingOptions = { readonly entries: "kept" | "counted" };

/** The part of the writer that keeps what was found of signed logs. */
export function auditWriting(db: TraceIndexDatabase, { entries }: AuditWritingOptions): AuditIndexWriter {
  const addEntry = db.prepare<Value[]>(
    `insert into audit_entries (id, "offset", "length", number, time_us, held, key, tool, decision, actor) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const addKey = db.prepare<Value[]>("insert into found_keys (exhibit, at, fingerprint, key, ids, name, form) values (?, ?, ?, ?, ?, ?, ?)");
  return {
    clearVerification: () => {
      for (const table of ["audit_logs", "audit_findings", "audit_entries", "audit_keys", "audit_links", "found_keys"]) db.exec(`delete from ${table}`);
    },
    addAuditEntry: (exhibit, entry, seen) => {
      if (entries === "kept") addEntry.run(...entryValues(exhibit, entry, seen));
    },
    settleLog: (record, judge, log) => settleLog(db, record, judge, log, entries === "kept"),
    addFoundKey: (key) => void addKey.run(...keyValues(key)),
    tracedCalls: () => tracedCalls(db),
    argumentsPlace: (call) => argumentsPlace(db, call),
    putCrossCheck: (result) => putCrossCheck(db, result),
    exhibitFindings: () => exhibitSummary(db),
    crossCheckNumbers: () => auditHead(db)?.crossCheck ?? null,
  };
}

/** For a verification on its own: an index that is sealed is opened once more and gets other verdicts. */
export function verificationWriter(db: TraceIndexDatabase): VerificationIndex {
  const { putSummary } = traceSummary(db, true);
  return { begin: () => void db.exec("begin immediate"), commit: () => void db.exec("commit"), putSummary, ...auditWriting(db, { entries: "kept" }) };
}

function entryValues(exhibit: number, entry: number, { report: { time, holding, claims }, offset, length, number, key }: SeenEntry): Value[] {
  const decision = claims?.decision ?? null;
  return [
    entryId(exhibit, entry), offset, length, number, time === null ? null : Math.round(time), held[holding.by], key < 0 ? null : key,
    claims?.tool?.slice(0, lettersMax) ?? null, decision === null ? null : loggedDecisions.indexOf(decision), claims?.actor?.slice(0, lettersMax) ?? null,
  ];
}

const keyValues = ({ exhibit, at, fingerprint, key, ids, name, form }: FoundKey): Value[] => [exhibit, at, fingerprint, toHex(key), JSON.stringify(ids), name, form];

/** Entries were written as they passed by; what their neighbours decide is added in runs, of which there are few. */
function settleLog(db: TraceIndexDatabase, record: AuditLogRecord, judge: LogJudge, { findings }: AuditedLog, withEntries: boolean): void {
  const exhibit = Number(record.exhibit.slice(1));
  db.prepare<Value[]>("insert into audit_logs (exhibit, format, status, entries, verified, json) values (?, ?, ?, ?, ?, ?)")
    .run(exhibit, record.format, record.status, record.entries, record.verified, JSON.stringify({ ...record, ...toolsOf(db, exhibit) }));
  const addFinding = db.prepare<Value[]>("insert into audit_findings (id, class, entry, last, message) values (?, ?, ?, ?, ?)");
  findings.forEach(({ class: name, entry, last = entry, message }, place) => addFinding.run(entryId(exhibit, place + 1), name, entryId(exhibit, entry), entryId(exhibit, last), message));
  const addKey = db.prepare<Value[]>("insert into audit_keys (id, fingerprint) values (?, ?)");
  judge.fingerprints.forEach((fingerprint, number) => addKey.run(entryId(exhibit, number), fingerprint));
  if (!withEntries) return;
  for (const finding of findings) markRun(db, exhibit, finding, judge);
  markEndorsed(db, exhibit, judge);
  addLinks(db, exhibit, judge);
}

/** The tools of a log, the most frequent first: counted once, here, where nobody waits for it. */
function toolsOf(db: TraceIndexDatabase, exhibit: number): Pick<StoredLog, "tools" | "toolsOf"> {
  const tools = db.prepare<[number, number], { readonly tool: string; readonly count: number }>(
    "select tool, count(*) as count from audit_entries where id between ? and ? and tool is not null group by tool order by count desc, tool",
  ).all(entryId(exhibit, 0), entryId(exhibit + 1, 0) - 1);
  return { tools: tools.slice(0, toolsMax), toolsOf: tools.length };
}
const toolsMax = 200;

function markRun(db: TraceIndexDatabase, exhibit: number, { class: name, entry, last = entry }: AuditFinding, judge: LogJudge): void {
  const content = contentClasses.findIndex((one) => one === name);
  const range = [entryId(exhibit, entry), entryId(exhibit, last)];
  if (content >= 0) run(db, "update audit_entries set content = ?, sound = ? where id between ? and ?", content, Number(judge.isSound(entry)), ...range);
  else run(db, "update audit_entries set place = place | ? where id between ? and ?", 1 << placeClasses.findIndex((one) => one === name), ...range);
}

/** Statements of one text are prepared once per connection. */
function run(db: TraceIndexDatabase, sql: string, ...values: number[]): void {
  const known = (prepared.get(db) ?? new Map()) as Map<string, { run(...values: number[]): unknown }>;
  prepared.set(db, known);
  const statement = known.get(sql) ?? db.prepare<number[]>(sql);
  known.set(sql, statement);
  statement.run(...values);
}
const prepared = new WeakMap<TraceIndexDatabase, Map<string, { run(...values: number[]): unknown }>>();

/** That a key is endorsed is known only once all entries before were judged. */
function markEndorsed(db: TraceIndexDatabase, exhibit: number, judge: LogJudge): void {
  let from = 0;
  for (let entry = 1; entry <= judge.entries + 1; entry++) {
    const isEndorsed = entry <= judge.entries && judge.heldAt(entry) === held.endorsed;
    if (isEndorsed && from === 0) from = entry;
    if (isEndorsed || from === 0) continue;
    run(db, "update audit_entries set held = ? where id between ? and ?", held.endorsed, entryId(exhibit, from), entryId(exhibit, entry - 1));
    from = 0;
  }
}

/** Nearly all links lead to the entry before: only others are kept. */
function addLinks(db: TraceIndexDatabase, exhibit: number, judge: LogJudge): void {
  let [last, ordinal] = [0, 0];
  for (const { entry, how, to } of judge.graph.tied()) {
    ordinal = entry === last ? ordinal + 1 : 0;
    last = entry;
    if (how === tie.start || (how === tie.linked && to === entry - 1)) continue;
    run(db, "insert into audit_links (entry, ordinal, how, target) values (?, ?, ?, ?)", entryId(exhibit, entry), ordinal, how, to);
  }
}

type CallRow = { readonly number: number; readonly callId: string | null; readonly tool: string; readonly state: CallState; readonly hasArguments: number; readonly timeUs: number | null; readonly trace: string; readonly thread: string | null };

function* tracedCalls(db: TraceIndexDatabase): Generator<TracedCall> {
  const rows = db.prepare<[], CallRow>(
    `select c.number, c.call_id as callId, c.tool, c.state, c.time_us as timeUs, t.trace_id as trace, t.thread, coalesce(g.arguments_state in ('present', 'empty'), 0) as hasArguments
     from calls c join traces t on t.id = c.trace left join sightings g on g.id = c.arguments_sighting order by c.number`,
  );
  for (const { hasArguments, trace, thread, ...call } of rows.iterate()) yield { ...call, hasArguments: hasArguments === 1, sessions: thread === null ? [trace] : [trace, thread] };
}

function putCrossCheck(db: TraceIndexDatabase, result: CrossCheck): CrossCheckNumbers {
  const addPair = db.prepare<Value[]>("insert into cross_entries (id, call, by, strength, form, leads) values (?, ?, ?, ?, ?, ?)");
  for (const { exhibit, entry, call, by, strength, form, leads } of result.pairs()) addPair.run(entryId(exhibit, entry), call, by, strength, form, Number(leads));
  const addDifference = db.prepare<Value[]>("insert into cross_differences (number, call, entry, what, in_trace, in_log) values (?, ?, ?, ?, ?, ?)");
  result.differs.forEach(({ call, exhibit, entry, what, inTrace, inLog }, place) => addDifference.run(place + 1, call, entryId(exhibit, entry), what, inTrace, inLog));
  const addCall = db.prepare<Value[]>("insert into cross_calls (call, outside) values (?, ?)");
  for (const call of result.inTraceNotInLog) addCall.run(call, 0);
  for (const call of result.outsideWindow) addCall.run(call, 1);
  const addAction = db.prepare<Value[]>("insert into cross_actions (id) values (?)");
  let inLogNotInTrace = 0;
  for (const { exhibit, entry } of result.inLogNotInTrace()) {
    addAction.run(entryId(exhibit, entry));
    inLogNotInTrace++;
  }
  const { calls, entries, matched, by, clockOffsetUs, clocks } = result;
  return {
    calls, entries, matched, inTraceNotInLog: result.inTraceNotInLog.length, inLogNotInTrace, differs: result.differs.length, outsideWindow: result.outsideWindow.length,
    clockOffsetUs, clocks: clocks.map(({ exhibit, ...clock }) => ({ exhibit: `x${exhibit}`, ...clock })), by: { ...by },
  };
}
