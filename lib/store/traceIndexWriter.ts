import type Database from "better-sqlite3";
import { hash128 } from "../base/hash.ts";
import type { DraftPlace, NewSighting, NewStep, StepPatch, StepRow, TraceIndexWriter } from "../trace/traceIndex.ts";
import { unsettledTrace } from "../trace/addDraft.ts";
import type { EffectIndexWriter } from "../effects/effectIndex.ts";
import type { ClockIndexWriter } from "../timeline/clockIndex.ts";
import type { AuditIndexWriter } from "../verification/auditIndex.ts";
import { auditWriting, type AuditWritingOptions } from "./auditWriting.ts";
import { clockSightings } from "./clockSightings.ts";
import { effectWriting } from "./effectWriting.ts";
import type { InjectionIndexWriter } from "../injection/injectionIndex.ts";
import { injectionWriting } from "./injectionWriting.ts";
import { eventWriting } from "./eventWriting.ts";
import { publishCalls, stageCalls } from "./publishCalls.ts";
import { keptStatement } from "./keptStatement.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";
import { indexSightingsByStep, indexSpanIds, traceJoining } from "./traceJoining.ts";
import { traceOrdering } from "./traceOrdering.ts";
import { traceSummary } from "./traceSummary.ts";

type Value = string | number | null;
type Run = Database.Statement<Value[]>;

const stepColumns = [
  "type", "trace", "span_id", "parent_id", "parent_known", "parent", "name", "kind", "tool", "status", "start_us", "end_us",
  "clockless", "order_key", "exhibit", "record", "draft", "ordinal", "input_state", "output_state", "preview",
  "model", "agent", "tokens_in", "tokens_out", "cost",
] as const;

const stepValues = (step: NewStep): Value[] => [
  step.type, step.trace, step.spanId, step.parentId, Number(step.parentKnown), step.parent, step.name, step.kind, step.tool, step.status,
  step.startUs, step.endUs, Number(step.clockless), step.orderKey, step.exhibit, step.record, step.draft, step.ordinal,
  step.inputState, step.outputState, step.preview, step.model, step.agent, step.tokensIn, step.tokensOut, step.cost,
];

const patchColumns = [
  "parent_id", "parent_known", "name", "kind", "tool", "status", "start_us", "end_us", "clockless", "order_key", "input_state",
  "output_state", "preview", "model", "agent", "tokens_in", "tokens_out", "cost",
] as const;

const patchValues = (step: StepPatch): Value[] => [
  step.parentId, Number(step.parentKnown), step.name, step.kind, step.tool, step.status, step.startUs, step.endUs, Number(step.clockless),
  step.orderKey, step.inputState, step.outputState, step.preview, step.model, step.agent, step.tokensIn, step.tokensOut, step.cost,
];

const sightingColumns = [
  "kind", "trace", "exhibit", "step", "identity", "record", "draft", "ordinal", "is_output", "time_us", "position", "link", "call_id",
  "tool", "arguments_digest", "arguments_state", "text_hash", "text_length", "state", "is_error", "role", "source",
] as const;

const bit = (value: boolean | null): number | null => (value === null ? null : Number(value));

const sightingValues = (one: NewSighting): Value[] => {
  const { sighting: s } = one;
  return [
    s.kind, one.trace, one.exhibit, one.step, s.identity, one.record, one.draft, one.ordinal, Number(s.isOutput), one.timeUs, one.record,
    s.link, s.callId, s.tool, s.argumentsDigest, s.arguments?.state ?? null, s.text === null ? null : hash128(s.text), s.text?.length ?? null, s.state, bit(s.isError),
    s.role, s.source,
  ];
};

const marks = (count: number): string => Array.from({ length: count }, () => "?").join(", ");

/** The earlier of two equal sightings stays: by time where both have one, else by reading. */
const upsertSighting = `insert into sightings (${sightingColumns.join(", ")}) values (${marks(sightingColumns.length)})
  on conflict (trace, exhibit, identity) do update set seen = seen + 1,
  ${sightingColumns.slice(3).filter((name) => name !== "identity").map((name) => `${name} = iif(excluded.time_us < time_us, excluded.${name}, ${name})`).join(", ")}`;

/** `pages`: make what pages of the app need beyond the findings document. */
export type IndexWritingOptions = AuditWritingOptions & { readonly pages: boolean };

/**
 * The write side of an index. Bulk statements are prepared once and run raw: the loader writes hundreds of thousands
 * of rows a second, and a query builder would cost more than SQLite does. The table description is `drizzle/traceIndex.ts`.
 */
export function traceIndexWriter(db: TraceIndexDatabase, options: IndexWritingOptions = { entries: "kept", pages: true }): TraceIndexWriter & EffectIndexWriter & InjectionIndexWriter & AuditIndexWriter & ClockIndexWriter {
  const sql = (text: string): Run => db.prepare<Value[]>(text);
  const addRecord = sql("insert into records (exhibit, number, offset, length, at) values (?, ?, ?, ?, ?)");
  const addTrace = sql("insert into traces (trace_id, exhibit, name, thread, conversation) values (?, ?, ?, ?, 0)");
  const nameTrace = sql("update traces set name = coalesce(name, ?), thread = coalesce(thread, ?) where id = ?");
  const findTrace = db.prepare<[string], { id: number; name: string | null; thread: string | null }>("select id, name, thread from traces where trace_id = ?");
  const findSpan = db.prepare<[number, string], RawStep>(`select id, ${stepColumns.join(", ")} from steps where trace = ? and span_id = ?`);
  const addStep = sql(`insert into steps (${stepColumns.join(", ")}) values (${marks(stepColumns.length)})`);
  const updateStep = sql(`update steps set ${patchColumns.map((name) => `${name} = ?`).join(", ")} where id = ?`);
  const addAppearance = sql("insert into appearances (step, record, draft, relation) values (?, ?, ?, ?)");
  const addSighting = sql(upsertSighting);
  const addSchema = sql(`insert into tool_schemas (name, exhibit, record, draft, ordinal, first_us) values (?, ?, ?, ?, ?, ?)
    on conflict (name) do update set first_us = excluded.first_us, exhibit = excluded.exhibit, record = excluded.record, draft = excluded.draft, ordinal = excluded.ordinal where excluded.first_us < coalesce(first_us, ${Number.MAX_SAFE_INTEGER})`);
  // Text is gathered before it is written as a segment: fewer segments, less merging. In bytes.
  db.exec("insert into hits (hits, rank) values ('hashsize', 8388608)");
  const addHit = sql("insert into hits (rowid, input, output) values (?, ?, ?)");
  const markPartial = sql("update steps set partial = 1 where id = ?");
  const dropSightings = sql("delete from sightings where step = ?");
  const recent = new Map<string, number>();
  const unsettled = new Set<number>();
  return {
    begin: () => void db.exec("begin immediate"),
    commit: () => void db.exec("commit"),
    addRecord: (exhibit, at) => id(addRecord.run(exhibit, at.number, at.offset, at.length, at.at)),
    recordAt: recordFinder(db),
    traceRow: ({ traceId, exhibit, name, thread }) => {
      const known = recent.get(traceId);
      if (known !== undefined && name === null && thread === null) return known;
      const row = findTrace.get(traceId);
      const trace = row?.id ?? id(addTrace.run(traceId, exhibit, name, thread));
      if (row && ((name !== null && row.name === null) || (thread !== null && row.thread === null))) nameTrace.run(name, thread, trace);
      if (recent.size > 10_000) recent.clear();
      recent.set(traceId, trace);
      if (traceId === unsettledTrace(exhibit)) unsettled.add(trace);
      return trace;
    },
    findSpan: (trace, spanId) => {
      const row = findSpan.get(trace, spanId);
      return row === undefined ? null : toStep(row);
    },
    findLooseSpan: (spanId, isUnsettled) => findLooseSpan(db, spanId, isUnsettled ? unsettled : null),
    conflictsOf: (step) => conflictsOf(db, step),
    addStep: (step) => id(addStep.run(...stepValues(step))),
    updateStep: (step, patch) => void updateStep.run(...patchValues(patch), step),
    markPartial: (step) => void markPartial.run(step),
    dropSightings: (step) => void dropSightings.run(step),
    addAppearance: (step, place, relation) => -id(addAppearance.run(step, place.record, place.draft, relation)),
    addSighting: (one) => void addSighting.run(...sightingValues(one)),
    addSchema: (name, place, ordinal, timeUs) => void addSchema.run(name, place.exhibit, place.record, place.draft, ordinal, timeUs),
    indexText: (key, input, output) => {
      if (input !== "" || output !== "") addHit.run(key, input, output);
    },
    partialSteps: () => {
      indexSightingsByStep(db);
      return partialSteps(db);
    },
    ...traceOrdering(db),
    ...traceSummary(db, options.pages),
    ...traceJoining(db, unsettled),
    ...auditWriting(db, options),
    ...effectWriting(db),
    ...injectionWriting(db),
    ...eventWriting(db),
    ...clockSightings(db),
    stageCalls: (conversation, joined) => stageCalls(db, conversation, joined),
    publishCalls: () => publishCalls(db),
  };
}

const id = (result: Database.RunResult): number => Number(result.lastInsertRowid);

type RawStep = Record<(typeof stepColumns)[number], never> & { readonly id: number };

function toStep(row: RawStep): StepRow {
  return {
    id: row.id, type: row.type, trace: row.trace, spanId: row.span_id, parentId: row.parent_id, parentKnown: row.parent_known === 1,
    parent: row.parent, name: row.name, kind: row.kind, tool: row.tool, status: row.status, startUs: row.start_us, endUs: row.end_us,
    clockless: row.clockless === 1, orderKey: row.order_key, exhibit: row.exhibit, record: row.record, draft: row.draft,
    ordinal: row.ordinal, inputState: row.input_state, outputState: row.output_state, preview: row.preview,
    model: row.model, agent: row.agent, tokensIn: row.tokens_in, tokensOut: row.tokens_out, cost: row.cost,
  };
}

/** `among`: only in these traces; null: in any. */
function findLooseSpan(db: TraceIndexDatabase, spanId: string, among: ReadonlySet<number> | null): StepRow | null {
  if (among?.size === 0) return null;
  indexSpanIds(db);
  const rows = db.prepare<[string], RawStep>(`select id, ${stepColumns.join(", ")} from steps where span_id = ? order by id`).all(spanId);
  const row = rows.find(({ trace }) => among === null || among.has(trace));
  return row === undefined ? null : toStep(row);
}

const conflictsOf = (db: TraceIndexDatabase, step: number): DraftPlace[] =>
  db
    .prepare<[number], DraftPlace>("select r.exhibit, a.record, a.draft from appearances a join records r on r.id = a.record where a.step = ? and a.relation = 'conflict'")
    .all(step);

/** Where a record lies. Throws where the id was not given by this index. */
export function recordAt(db: TraceIndexDatabase, record: number): ReturnType<TraceIndexWriter["recordAt"]> {
  return recordFinder(db)(record);
}

/** The same for many records: effects are read from every call's records. */
function recordFinder(db: TraceIndexDatabase): TraceIndexWriter["recordAt"] {
  const find = keptStatement<[number], { exhibit: number; number: number; offset: number | null; length: number | null; at: string }>(
    db, "select exhibit, number, offset, length, at from records where id = ?",
  );
  return (record) => {
    const row = find.get(record);
    if (!row) throw new Error(`no record ${record}`);
    const { exhibit, ...address } = row;
    return { exhibit, address };
  };
}

function partialSteps(db: TraceIndexDatabase): ReturnType<TraceIndexWriter["partialSteps"]> {
  const parts = db.prepare<[number], { exhibit: number; record: number; draft: number }>(
    `select r.exhibit, a.record, a.draft from appearances a join records r on r.id = a.record
     where a.step = ? and a.relation = 'part' order by a.rowid`,
  );
  return db
    .prepare<[], { id: number; trace: number; exhibit: number; record: number; draft: number }>("select id, trace, exhibit, record, draft from steps where partial = 1 order by id")
    .all()
    .map(({ id, trace, exhibit, record, draft }) => ({ id, trace, places: [{ exhibit, record, draft }, ...parts.all(id)] }));
}
