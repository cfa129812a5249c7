import { z } from "zod";
import type { EffectIndexWriter, IndexedCall, SpokenAt } from "../effects/effectIndex.ts";
import { citeSchema, type CallState } from "../findings.ts";
import { mergedDraft } from "../trace/mergeSpans.ts";
import type { Role } from "../trace/model.ts";
import type { DraftPlace } from "../trace/traceIndex.ts";
import { partsOfStep } from "./findingsRows.ts";
import { keptStatement } from "./keptStatement.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

type Reading = Pick<EffectIndexWriter, "callsByTrace" | "rootOfTrace" | "offeredTools" | "spokenIn" | "systemPrompts" | "messagesOf" | "saidByUsersAfter" | "classesByWeek" | "laterTraces" | "isLastStep">;

type RawPlace = { readonly exhibit: number | null; readonly record: number | null; readonly draft: number | null; readonly ordinal: number | null; readonly step: number | null };
type RawCall = Omit<IndexedCall, "argumentsAt" | "resultAt" | "cites"> & { readonly state: CallState; readonly cites: string } & { readonly [name in "a" | "r" as `${name}Exhibit` | `${name}Record` | `${name}Draft` | `${name}Ordinal` | `${name}Step`]: number | null };

const placeColumns = (name: "a" | "r"): string => `${name}.exhibit as ${name}Exhibit, ${name}.record as ${name}Record, ${name}.draft as ${name}Draft, ${name}.ordinal as ${name}Ordinal, ${name}.step as ${name}Step`;
const selectCalls = `select c.number, c.trace, c.tool, c.state, c.time_us as timeUs, c.step, c.row, s.agent, c.cites, ${placeColumns("a")}, ${placeColumns("r")}
  from calls c left join steps s on s.id = coalesce(c.row, c.step) left join sightings a on a.id = c.arguments_sighting left join sightings r on r.id = c.result_sighting
  where (c.trace, c.number) > (?, ?) order by c.trace, c.number limit ?`;

const citesSchema = z.array(citeSchema);

/** The part of an index's writer that effects are worked out from. */
export function effectReading(db: TraceIndexDatabase): Reading {
  const root = db.prepare<[number], DraftPlace>("select exhibit, record, draft from steps where trace = ? and type = 'span' and record is not null and draft is not null order by parent_id is not null, id limit 1");
  return {
    callsByTrace: callsByTrace(db),
    rootOfTrace: (trace) => root.get(trace) ?? null,
    offeredTools: () => db.prepare<[], DraftPlace & { readonly name: string; readonly ordinal: number; readonly firstUs: number | null; readonly at: string | null }>(
      "select t.name, t.exhibit, t.record, t.draft, t.ordinal, t.first_us as firstUs, r.at from tool_schemas t left join records r on r.id = t.record order by t.name",
    ).all().map(({ name, ordinal, firstUs, exhibit, record, draft, at }) => ({ name, ordinal, firstUs, at: { exhibit, record, draft }, cites: at === null ? [] : [{ exhibit: `x${exhibit}`, at }] })),
    ...speech(db),
    classesByWeek: () => db.prepare<[], Omit<ReturnType<EffectIndexWriter["classesByWeek"]>[number], "cites"> & { readonly cites: string }>(weekly).all().map((row) => ({ ...row, cites: citesSchema.parse(JSON.parse(row.cites)) })),
    laterTraces: laterTraces(db),
    isLastStep: (trace, row) => db.prepare<[number, number]>(
      "select 1 from steps where trace = ? and type not in ('trace', 'missing_parent') and time_order > (select time_order from steps where id = ?) limit 1",
    ).get(trace, row) === undefined,
  };
}

const dayUs = 86_400_000_000;
/** Traces get their times after effects are worked out. */
const traceStarts = `create temp table if not exists trace_starts as select trace, min(start_us) as start from steps where type <> 'trace' and start_us is not null group by trace;
  create index if not exists temp.trace_starts_start on trace_starts (start); create index if not exists temp.trace_starts_trace on trace_starts (trace)`;
const sameThread = `select a.trace from traces o join temp.trace_starts b on b.trace = o.id join traces t on t.conversation = o.conversation and t.id <> o.id join temp.trace_starts a on a.trace = t.id
  where o.id = ? and a.start > b.start and a.start <= b.start + ${dayUs} order by a.start, a.trace limit ?`;
const nextTraces = `select a.trace from temp.trace_starts b join temp.trace_starts a on a.start > b.start and a.start <= b.start + ${dayUs} where b.trace = ? order by a.start, a.trace limit ?`;

function laterTraces(db: TraceIndexDatabase): EffectIndexWriter["laterTraces"] {
  const rows = (query: string, trace: number, count: number): number[] => db.prepare<[number, number], { readonly trace: number }>(query).all(trace, count).map((row) => row.trace);
  return (trace, count) => {
    db.exec(traceStarts);
    const thread = rows(sameThread, trace, count);
    const others = rows(nextTraces, trace, count).filter((one) => !thread.includes(one));
    return [...thread.map((one) => ({ trace: one, sameThread: true })), ...others.map((one) => ({ trace: one, sameThread: false }))].slice(0, count);
  };
}

/** Weeks begin on Monday, 0:00 UTC: the fifth day of 1970 was one. */
const weekUs = 604_800_000_000;
const firstMondayUs = 345_600_000_000;
/** The Monday before an instant, 0:00 UTC. */
export const weekOf = (us: number): number => Math.floor((us - firstMondayUs) / weekUs) * weekUs + firstMondayUs;
const weekly = `select w.*, c.cites from (select ((time_us - ${firstMondayUs}) / ${weekUs}) * ${weekUs} + ${firstMondayUs} as weekUs, class, max(gravity) as gravity, count(*) as calls, min(number) as first
  from calls where time_us >= ${firstMondayUs} and class is not null and state <> 'refused' group by 1, 2) w join calls c on c.number = w.first order by w.weekUs, w.gravity`;

function callsByTrace(db: TraceIndexDatabase): EffectIndexWriter["callsByTrace"] {
  const page = db.prepare<[number, number, number], RawCall>(selectCalls);
  return ({ trace, number }, count) => page.all(trace, number, count).map((row): IndexedCall => {
    const { number: its, trace: of, tool, state, timeUs, step, row: at, agent, cites } = row;
    return {
      number: its, trace: of, tool, state, timeUs, step, row: at, agent, cites: citesSchema.parse(JSON.parse(cites)),
      argumentsAt: placeOf(db, { exhibit: row.aExhibit, record: row.aRecord, draft: row.aDraft, ordinal: row.aOrdinal, step: row.aStep }),
      resultAt: placeOf(db, { exhibit: row.rExhibit, record: row.rRecord, draft: row.rDraft, ordinal: row.rOrdinal, step: row.rStep }),
    };
  });
}

function placeOf(db: TraceIndexDatabase, { exhibit, record, draft, ordinal, step }: RawPlace): IndexedCall["argumentsAt"] {
  if (exhibit === null || record === null || draft === null || ordinal === null || step === null) return null;
  return { place: { exhibit, record, draft }, ordinal, parts: draft === mergedDraft ? partsOfStep(db, step) : [] };
}

type RawSpoken = DraftPlace & {
  readonly id: number; readonly ordinal: number; readonly step: number; readonly role: Role; readonly isOutput: number; readonly timeUs: number | null;
  readonly position: number; readonly length: number; readonly at: string; readonly trace: number;
};
const spokenColumns = `g.id, g.exhibit, g.record, g.draft, g.ordinal, g.step, g.role, g.is_output as isOutput, g.time_us as timeUs, g.position, coalesce(g.text_length, 0) as length, r.at, g.trace
  from sightings g join records r on r.id = g.record`;
const inTime = (direction: "asc" | "desc") => `g.time_us is null ${direction}, g.time_us ${direction}, g.record ${direction}, g.step ${direction}, g.ordinal ${direction}`;

function speech(db: TraceIndexDatabase): Pick<Reading, "spokenIn" | "systemPrompts" | "messagesOf" | "saidByUsersAfter"> {
  const said = (where: string) => keptStatement<(number | string)[], RawSpoken>(db, `select ${spokenColumns} where g.kind = 'message' and g.role is not null and ${where}`);
  return {
    spokenIn: (trace, count) => {
      const first = said(`g.trace = ? order by ${inTime("asc")} limit ?`).all(trace, count);
      const known = new Set(first.map(({ id }) => id));
      const last = said(`g.trace = ? order by ${inTime("desc")} limit ?`).all(trace, count).reverse();
      return [...first, ...last.filter(({ id }) => !known.has(id))].map((row) => spoken(db, row));
    },
    systemPrompts: (count) => said(`g.id in (select id from (select id, row_number() over (partition by text_hash order by time_us is null, time_us, record, id) as n
        from sightings where kind = 'message' and role = 'system') where n = 1) order by ${inTime("asc")} limit ?`).all(count)
      .map((row) => ({ ...spoken(db, row), trace: row.trace })),
    messagesOf: (exhibits, after, count) => {
      const among = JSON.stringify(exhibits);
      db.exec("create temp table if not exists distinct_messages (id integer primary key)");
      if (after === 0) db.prepare<[string]>("insert or ignore into distinct_messages select min(id) from sightings where kind = 'message' and exhibit in (select value from json_each(?)) group by text_hash").run(among);
      return said("g.id in (select id from temp.distinct_messages where id > ?) order by g.id limit ?").all(after, count)
        .map((row) => ({ ...spoken(db, row), id: row.id, place: { exhibit: row.exhibit, record: row.record, draft: row.draft } }));
    },
    // A later prompt repeats what was said before: that is no new word.
    saidByUsersAfter: (timeUs, count) => said(`g.role = 'user' and g.time_us > ? and g.text_hash not in
        (select text_hash from sightings where kind = 'message' and role = 'user' and time_us <= ? and text_hash is not null) order by ${inTime("asc")} limit ?`)
      .all(timeUs, timeUs, count).map((row) => spoken(db, row)),
  };
}

function spoken(db: TraceIndexDatabase, row: RawSpoken): SpokenAt {
  const { role, isOutput, timeUs, position, length, step, exhibit, record, draft, ordinal } = row;
  return {
    at: { place: { exhibit, record, draft }, ordinal, parts: draft === mergedDraft ? partsOfStep(db, step) : [] },
    step, role, isOutput: isOutput === 1, timeUs, position, length, cite: { exhibit: `x${exhibit}`, at: row.at },
  };
}
