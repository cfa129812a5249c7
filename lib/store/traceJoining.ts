import { append } from "../trace/openCall.ts";
import { SightingTable, type StoredSighting } from "../trace/sightingTable.ts";
import { StepTable } from "../trace/stepTable.ts";
import type { JoinStep, SharedCall, TraceIndexWriter, UnsettledStep } from "../trace/traceIndex.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

/**
 * The part of the writer that the join reads from and moves spans with. `unsettled` holds the traces that stand for "the
 * export does not say", at most one per exhibit.
 */
export function traceJoining(db: TraceIndexDatabase, unsettled: ReadonlySet<number>): Settling & Joining {
  return { ...settling(db, unsettled), ...joining(db) };
}

/** Sightings are looked up by their span only where spans are moved or read again; the others are spared the index. */
export function indexSightingsByStep(db: TraceIndexDatabase): void {
  db.exec("create index if not exists sightings_step on sightings (step)");
}

type Settling = Pick<
  TraceIndexWriter,
  "unsettledSteps" | "tracesOfSpan" | "moveStep" | "dropEmptyTraces" | "threadPairs" | "sharedCalls" | "callCounts" | "setConversations" | "resolveParents"
>;

function settling(db: TraceIndexDatabase, unsettled: ReadonlySet<number>): Settling {
  const listed = () => JSON.stringify([...unsettled]);
  const inUnsettled = "(select value from json_each(?))";
  const spanTraces = db.prepare<[string], { trace: number }>("select trace from steps where span_id = ? order by id");
  const moves = [
    db.prepare<[number, number]>("update steps set trace = ? where id = ?"),
    db.prepare<[number, number]>("update or ignore sightings set trace = ? where step = ?"),
    db.prepare<[number, number]>("delete from sightings where trace <> ? and step = ?"),
  ];
  let isReady = false;
  return {
    unsettledSteps: () =>
      db
        .prepare<[string], { id: number; exhibit: number; spanId: string | null; parentId: string | null; parentKnown: number }>(
          `select id, exhibit, span_id as spanId, parent_id as parentId, parent_known as parentKnown from steps where trace in ${inUnsettled} order by id`,
        )
        .all(listed())
        .map((row): UnsettledStep => ({ ...row, parentKnown: row.parentKnown === 1 })),
    tracesOfSpan: (spanId) => {
      indexSpanIds(db);
      return spanTraces.all(spanId).map((row) => row.trace).filter((trace) => !unsettled.has(trace));
    },
    moveStep: (step, trace) => {
      if (!isReady) indexSightingsByStep(db);
      isReady = true;
      for (const move of moves) move.run(trace, step);
    },
    dropEmptyTraces: () => void db.prepare(`delete from traces where id in ${inUnsettled} and id not in (select trace from steps)`).run(listed()),
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

/** Spans are looked up without their trace only where a vendor leaves it out. */
export function indexSpanIds(db: TraceIndexDatabase): void {
  db.exec("create index if not exists steps_span_id on steps (span_id)");
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
type RawJoinStep = Omit<JoinStep, "clockless"> & { readonly clockless: number };

/** Reads the rows of a trace with what is above each of them. */
export function traceStepReader(db: TraceIndexDatabase): (trace: number) => StepTable {
  const readSteps = db.prepare<[number], RawJoinStep>(
    "select id, parent, type, kind, status, start_us as startUs, end_us as endUs, clockless from steps where trace = ? order by id",
  );
  return (trace) => {
    const steps = new StepTable();
    for (const step of readSteps.iterate(trace)) steps.add({ ...step, clockless: step.clockless === 1 });
    return steps;
  };
}

function joining(db: TraceIndexDatabase): Joining {
  const readSightings = db.prepare<[number], StoredSighting>(
    `select id, kind, exhibit, step, is_output as isOutput, time_us as timeUs, record as position, link, call_id as callId, tool,
       arguments_digest as argumentsDigest, arguments_state as argumentsState, text_hash as textHash, text_length as textLength, state, is_error as isError, source, seen
     from sightings where trace = ? and kind <> 'message' order by time_us is null, time_us, record, step, ordinal`,
  );
  return {
    conversations: () => {
      db.exec("create index if not exists steps_trace on steps (trace)");
      const rows = db.prepare<[], { id: number; conversation: number }>(
        `select t.id, t.conversation from traces t left join (select trace, min(start_us) as start from steps where type <> 'trace' group by trace) s on s.trace = t.id
         order by t.conversation, s.start is null, s.start, t.id`,
      );
      const groups = new Map<number, number[]>();
      for (const { id, conversation } of rows.iterate()) append(groups, conversation, id);
      return [...groups.values()];
    },
    traceSteps: traceStepReader(db),
    traceSightings: (trace) => {
      const sightings = new SightingTable();
      for (const row of readSightings.iterate(trace)) sightings.add(row);
      return sightings;
    },
  };
}
