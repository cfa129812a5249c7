import type Database from "better-sqlite3";
import { hash128 } from "../base/hash.ts";
import type {
  DraftPlace, JoinStep, NewSighting, NewStep, SharedCall, SightingRow, StepPatch, StepRow, TraceIndexWriter, UnsettledStep,
} from "../trace/traceIndex.ts";
import { publishCalls, stageCalls } from "./publishCalls.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";
import { traceOrdering } from "./traceOrdering.ts";
import { traceSummary } from "./traceSummary.ts";

type Value = string | number | null;
type Run = Database.Statement<Value[]>;

const stepColumns = [
  "type", "trace", "span_id", "parent_id", "parent_known", "parent", "name", "kind", "tool", "status", "start_us", "end_us",
  "clockless", "order_key", "exhibit", "record", "draft", "ordinal", "input_state", "output_state", "preview",
] as const;

const stepValues = (step: NewStep): Value[] => [
  step.type, step.trace, step.spanId, step.parentId, Number(step.parentKnown), step.parent, step.name, step.kind, step.tool, step.status,
  step.startUs, step.endUs, Number(step.clockless), step.orderKey, step.exhibit, step.record, step.draft, step.ordinal,
  step.inputState, step.outputState, step.preview,
];

const patchColumns = [
  "parent_id", "parent_known", "name", "kind", "tool", "status", "start_us", "end_us", "clockless", "order_key", "input_state",
  "output_state", "preview",
] as const;

const patchValues = (step: StepPatch): Value[] => [
  step.parentId, Number(step.parentKnown), step.name, step.kind, step.tool, step.status, step.startUs, step.endUs, Number(step.clockless),
  step.orderKey, step.inputState, step.outputState, step.preview,
];

const sightingColumns = [
  "kind", "trace", "exhibit", "step", "identity", "record", "draft", "ordinal", "is_output", "time_us", "position", "link", "call_id",
  "tool", "arguments_digest", "text_hash", "text_length", "state", "is_error", "role", "source",
] as const;

const bit = (value: boolean | null): number | null => (value === null ? null : Number(value));

const sightingValues = (one: NewSighting): Value[] => {
  const { sighting: s } = one;
  return [
    s.kind, one.trace, one.exhibit, one.step, s.identity, one.record, one.draft, one.ordinal, Number(s.isOutput), one.timeUs, one.record,
    s.link, s.callId, s.tool, s.argumentsDigest, s.text === null ? null : hash128(s.text), s.text?.length ?? null, s.state, bit(s.isError),
    s.role, s.source,
  ];
};

const marks = (count: number): string => Array.from({ length: count }, () => "?").join(", ");

/** The earlier of two equal sightings stays: by time where both have one, else by reading. */
const upsertSighting = `insert into sightings (${sightingColumns.join(", ")}) values (${marks(sightingColumns.length)})
  on conflict (trace, exhibit, identity) do update set seen = seen + 1,
  ${sightingColumns.slice(3).filter((name) => name !== "identity").map((name) => `${name} = iif(excluded.time_us < time_us, excluded.${name}, ${name})`).join(", ")}`;

/**
 * The write side of an index. Bulk statements are prepared once and run raw: the loader writes hundreds of thousands
 * of rows a second, and a query builder would cost more than SQLite does. The table description is `drizzle/traceIndex.ts`.
 */
export function traceIndexWriter(db: TraceIndexDatabase): TraceIndexWriter {
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
  const addSchema = sql("insert or ignore into tool_schemas (name, exhibit, record, draft, ordinal) values (?, ?, ?, ?, ?)");
  // Text is gathered before it is written as a segment: fewer segments, less merging. In bytes.
  db.exec("insert into hits (hits, rank) values ('hashsize', 8388608)");
  const addHit = sql("insert into hits (rowid, input, output) values (?, ?, ?)");
  const markPartial = sql("update steps set partial = 1 where id = ?");
  const dropSightings = sql("delete from sightings where step = ?");
  const recent = new Map<string, number>();
  return {
    begin: () => void db.exec("begin immediate"),
    commit: () => void db.exec("commit"),
    addRecord: (exhibit, at) => id(addRecord.run(exhibit, at.number, at.offset, at.length, at.at)),
    recordAt: (record) => recordAt(db, record),
    traceRow: ({ traceId, exhibit, name, thread }) => {
      const known = recent.get(traceId);
      if (known !== undefined && name === null && thread === null) return known;
      const row = findTrace.get(traceId);
      const trace = row?.id ?? id(addTrace.run(traceId, exhibit, name, thread));
      if (row && ((name !== null && row.name === null) || (thread !== null && row.thread === null))) nameTrace.run(name, thread, trace);
      if (recent.size > 10_000) recent.clear();
      recent.set(traceId, trace);
      return trace;
    },
    findSpan: (trace, spanId) => {
      const row = findSpan.get(trace, spanId);
      return row === undefined ? null : toStep(row);
    },
    findLooseSpan: (spanId, unsettled) => findLooseSpan(db, spanId, unsettled),
    conflictsOf: (step) => conflictsOf(db, step),
    addStep: (step) => id(addStep.run(...stepValues(step))),
    updateStep: (step, patch) => void updateStep.run(...patchValues(patch), step),
    markPartial: (step) => void markPartial.run(step),
    dropSightings: (step) => void dropSightings.run(step),
    addAppearance: (step, place, relation) => -id(addAppearance.run(step, place.record, place.draft, relation)),
    addSighting: (one) => void addSighting.run(...sightingValues(one)),
    addSchema: (name, place, ordinal) => void addSchema.run(name, place.exhibit, place.record, place.draft, ordinal),
    indexText: (key, input, output) => {
      if (input !== "" || output !== "") addHit.run(key, input, output);
    },
    partialSteps: () => partialSteps(db),
    ...traceOrdering(db),
    ...traceSummary(db),
    ...settling(db),
    ...joining(db),
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
  };
}

const unsettledTraces = `select id from traces where trace_id like 'x% (trace not named)'`;

function findLooseSpan(db: TraceIndexDatabase, spanId: string, unsettled: boolean): StepRow | null {
  // Only vendors that send spans in parts ask for this; the others are spared the index.
  db.exec("create index if not exists steps_span_id on steps (span_id)");
  const where = unsettled ? `and trace in (${unsettledTraces})` : "";
  const row = db.prepare<[string], RawStep>(`select id, ${stepColumns.join(", ")} from steps where span_id = ? ${where} order by id`).get(spanId);
  return row === undefined ? null : toStep(row);
}

const conflictsOf = (db: TraceIndexDatabase, step: number): DraftPlace[] =>
  db
    .prepare<[number], DraftPlace>("select r.exhibit, a.record, a.draft from appearances a join records r on r.id = a.record where a.step = ? and a.relation = 'conflict'")
    .all(step);

/** Where a record lies. Throws where the id was not given by this index. */
export function recordAt(db: TraceIndexDatabase, record: number): ReturnType<TraceIndexWriter["recordAt"]> {
  const row = db
    .prepare<[number], { exhibit: number; number: number; offset: number | null; length: number | null; at: string }>(
      "select exhibit, number, offset, length, at from records where id = ?",
    )
    .get(record);
  if (!row) throw new Error(`no record ${record}`);
  const { exhibit, ...address } = row;
  return { exhibit, address };
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

type Settling = Pick<
  TraceIndexWriter,
  "unsettledSteps" | "tracesOfSpan" | "moveStep" | "dropEmptyTraces" | "threadPairs" | "sharedCalls" | "callCounts" | "setConversations" | "resolveParents"
>;

function settling(db: TraceIndexDatabase): Settling {
  return {
    unsettledSteps: () =>
      db
        .prepare<[], { id: number; exhibit: number; spanId: string | null; parentId: string | null; parentKnown: number }>(
          `select id, exhibit, span_id as spanId, parent_id as parentId, parent_known as parentKnown from steps where trace in (${unsettledTraces}) order by id`,
        )
        .all()
        .map((row): UnsettledStep => ({ ...row, parentKnown: row.parentKnown === 1 })),
    tracesOfSpan: (spanId) =>
      db.prepare<[string], { trace: number }>(`select trace from steps where span_id = ? and trace not in (${unsettledTraces}) order by id`).all(spanId).map((row) => row.trace),
    moveStep: (step, trace) => {
      db.prepare("update steps set trace = ? where id = ?").run(trace, step);
      db.prepare("update or ignore sightings set trace = ? where step = ?").run(trace, step);
      db.prepare("delete from sightings where step = ? and trace <> ?").run(step, trace);
    },
    dropEmptyTraces: () => void db.prepare(`delete from traces where id in (${unsettledTraces}) and id not in (select trace from steps)`).run(),
    threadPairs: () =>
      db
        .prepare<[], { first: number; trace: number }>("select min(id) over (partition by thread) as first, id as trace from traces where thread is not null")
        .all()
        .flatMap(({ first, trace }) => (first === trace ? [] : [[first, trace] as const])),
    sharedCalls: () => sharedCalls(db),
    callCounts: () => {
      const counts = "select trace, count(distinct call_id) as n from sightings where kind in ('request', 'execution') and call_id is not null group by trace";
      return new Map(db.prepare<[], { trace: number; n: number }>(counts).all().map((row) => [row.trace, row.n]));
    },
    setConversations: (conversationOf) => {
      db.prepare("update traces set conversation = id").run();
      const set = db.prepare<[number, number]>("update traces set conversation = ? where id = ?");
      for (const [trace, conversation] of conversationOf) set.run(conversation, trace);
      db.exec("create index if not exists traces_conversation on traces (conversation)");
    },
    resolveParents: () => {
      db.exec(`update steps set parent = (select p.id from steps p where p.trace = steps.trace and p.span_id = steps.parent_id)
        where parent_id is not null and type = 'span'`);
    },
  };
}

function sharedCalls(db: TraceIndexDatabase): SharedCall[] {
  db.exec("create index if not exists sightings_call_id on sightings (call_id, trace) where call_id is not null");
  return db
    .prepare<[], Omit<SharedCall, "made"> & { made: number }>(
      `select g.call_id as callId, g.trace, min(g.exhibit) as exhibit, g.tool, g.arguments_digest as argumentsDigest,
         max(g.kind = 'execution' or s.type = 'message' or (g.is_output and s.kind = 'LLM')) as made
       from sightings g join steps s on s.id = g.step
       where g.kind in ('request', 'execution') and g.call_id in
         (select call_id from sightings where call_id is not null group by call_id having min(trace) <> max(trace))
       group by g.call_id, g.trace order by g.call_id, made desc, g.trace`,
    )
    .all()
    .map((row) => ({ ...row, made: row.made === 1 }));
}

type Joining = Pick<TraceIndexWriter, "conversations" | "traceSteps" | "traceSightings">;
type RawSighting = Omit<SightingRow, "isOutput" | "isError"> & { readonly isOutput: number; readonly isError: number | null };
type RawJoinStep = Omit<JoinStep, "clockless"> & { readonly clockless: number };

function joining(db: TraceIndexDatabase): Joining {
  return {
    conversations: () => {
      db.exec("create index if not exists steps_trace on steps (trace)");
      const rows = db.prepare<[], { id: number; conversation: number }>(
        `select t.id, t.conversation from traces t left join (select trace, min(start_us) as start from steps where type <> 'trace' group by trace) s on s.trace = t.id
         order by t.conversation, s.start is null, s.start, t.id`,
      );
      const groups = new Map<number, number[]>();
      for (const { id, conversation } of rows.all()) groups.set(conversation, [...(groups.get(conversation) ?? []), id]);
      return [...groups.values()];
    },
    traceSteps: (trace) =>
      db
        .prepare<[number], RawJoinStep>(
          "select id, parent, type, kind, status, start_us as startUs, end_us as endUs, clockless from steps where trace = ?",
        )
        .all(trace)
        .map((row) => ({ ...row, clockless: row.clockless === 1 })),
    traceSightings: (trace) => {
      const rows: SightingRow[] = [];
      const read = db.prepare<[number], RawSighting>(
        `select id, kind, exhibit, step, is_output as isOutput, time_us as timeUs, record as position, link, call_id as callId, tool,
           arguments_digest as argumentsDigest, text_hash as textHash, text_length as textLength, state, is_error as isError, source, seen
         from sightings where trace = ? and kind <> 'message' order by time_us is null, time_us, record, step, ordinal`,
      );
      for (const row of read.iterate(trace)) rows.push({ ...row, isOutput: row.isOutput === 1, isError: row.isError === null ? null : row.isError === 1 });
      return rows;
    },
  };
}
