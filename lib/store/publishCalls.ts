import type { JoinedTrace, SightingRow } from "../trace/traceIndex.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

const stagingTables = `
  create temp table if not exists staged_calls (staged integer primary key, call_id, trace, step, execution_step, tool, state, time_us, position,
    arguments_sighting, arguments_from, result_sighting);
  create temp table if not exists staged_documents (id integer primary key, conversation, trace, step, call, call_id, origin, source, text_hash,
    length, time_us, position, sighting, appearances, unique (conversation, call, call_id, origin, text_hash));
  create temp table if not exists staged_cites (owner text, exhibit, kind, record, primary key (owner, exhibit, kind)) without rowid;`;

const noCall = 0;
/** How many calls are held in memory while they get their rows. */
const rowsAtOnce = 1_000;

/** Sets aside what one trace of a conversation came to. */
export function stageCalls(db: TraceIndexDatabase, conversation: number, { trace, calls, additions, documents }: JoinedTrace): void {
  db.exec(stagingTables);
  const addCall = db.prepare(`insert into staged_calls values (${"?, ".repeat(11)}?)`);
  const addToCall = db.prepare(`update staged_calls set state = coalesce(?, state), result_sighting = coalesce(?, result_sighting),
    arguments_from = iif(? is null, arguments_from, ?), arguments_sighting = coalesce(?, arguments_sighting) where staged = ?`);
  const addCite = db.prepare("insert or ignore into staged_cites values (?, ?, ?, ?)");
  const cite = (owner: string, cites: readonly SightingRow[]) => {
    for (const one of cites) addCite.run(owner, one.exhibit, one.kind, one.position);
  };
  for (const one of calls) {
    addCall.run(
      one.number, one.callId, trace, one.step, one.executionStep, one.tool, one.state, one.timeUs, one.position, one.argumentsSighting,
      one.argumentsFrom, one.resultSighting,
    );
    cite(`c${one.number}`, one.cites);
  }
  for (const one of additions) {
    addToCall.run(one.state, one.resultSighting, one.argumentsSighting, one.argumentsFrom, one.argumentsSighting, one.number);
    cite(`c${one.number}`, one.cites);
  }
  const addDocument = db.prepare<(string | number | null)[], { id: number }>(`insert into staged_documents values (null, ${"?, ".repeat(12)}?)
    on conflict do update set appearances = appearances + excluded.appearances returning id`);
  for (const one of documents) {
    const row = addDocument.get(
      conversation, trace, one.step, one.call ?? noCall, one.callId ?? "", one.origin, one.source, one.textHash, one.length, one.timeUs, one.position,
      one.sighting, one.appearances,
    );
    if (row) cite(`d${row.id}`, one.cites);
  }
}

/** Where there is no clock the order of reading decides; the address inside the record breaks the last ties. */
const inTimeOrder = (row: "c" | "d", sighting: string, id: string) =>
  `order by ${row}.time_us is null, ${row}.time_us, ${row}.position, coalesce((select ordinal from sightings where id = ${sighting}), 0), ${id}`;

/** Where it was seen first, by kind and exhibit; and all parts of a span that came in parts, for any of them may hold it. */
const citesOf = (owner: string, step: string) => `(select json_group_array(json_object('exhibit', printf('x%d', exhibit), 'at', at)) from
  (select r.exhibit, r.at from records r where r.id in
    (select record from staged_cites where owner = ${owner}
     union select record from appearances where step = ${step} and relation = 'part') order by r.exhibit, r.id))`;

/**
 * Numbers calls and documents in order of time, and gives each call its row in the timeline: the span that ran it, or
 * a row of its own below the span (or message) that asked for it.
 */
export function publishCalls(db: TraceIndexDatabase): void {
  db.exec(stagingTables);
  db.exec(`create temp table ranked as select staged, row_number() over (${inTimeOrder("c", "coalesce(arguments_sighting, result_sighting)", "staged")}) as number from staged_calls c`);
  db.exec("create unique index temp.ranked_staged on ranked (staged)");
  db.exec(`insert into calls (number, call_id, trace, step, tool, state, result, time_us, arguments_sighting, arguments_from, result_sighting, cites, row)
    select r.number, call_id, trace, step, tool, state, iif(result_sighting is null, 'absent', 'present'), time_us, arguments_sighting, arguments_from,
      result_sighting, ${citesOf("'c' || c.staged", "coalesce(c.execution_step, c.step)")}, execution_step
    from staged_calls c join ranked r using (staged) order by r.number`);
  db.exec(`insert into documents (number, trace, step, call, call_id, origin, source, length, sighting, appearances, cites)
    select row_number() over (${inTimeOrder("d", "d.sighting", "d.id")}), d.trace, d.step, r.number, coalesce(c.call_id, nullif(d.call_id, '')), d.origin,
      coalesce(c.tool, d.source), d.length, d.sighting, d.appearances, ${citesOf("'d' || d.id", "d.step")}
    from staged_documents d left join ranked r on r.staged = d.call left join staged_calls c on c.staged = d.call`);
  db.exec("drop table ranked; drop table staged_calls; drop table staged_documents; drop table staged_cites");
  addCallRows(db);
  db.exec("update steps set call = c.number, call_state = c.state, tool = c.tool from calls c where c.row = steps.id");
}

/** A call that no span ran still has its place in the timeline: below who asked for it. */
function addCallRows(db: TraceIndexDatabase): void {
  const rowless = db.prepare<[number, number], { number: number; tool: string; time: number | null; state: string; step: number; preview: string }>(
    `select c.number, c.tool, c.time_us as time, c.state, c.step, s.preview from calls c join steps s on s.id = c.step where c.row is null and c.number > ? order by c.number limit ?`,
  );
  const add = db.prepare<[string, string, string, number | null, number, string, number]>(
    `insert into steps (type, trace, parent_known, parent, name, kind, tool, status, start_us, end_us, clockless, order_key, exhibit, record, draft,
       input_state, output_state, preview, agent)
     select 'call', trace, 1, id, ?, 'TOOL', ?, ?, ?, null, ?, '', exhibit, record, draft, 'present', 'present', ?, agent from steps where id = ?`,
  );
  const link = db.prepare<[number, number]>("update calls set row = ? where number = ?");
  let some = rowless.all(0, rowsAtOnce);
  while (some.length > 0) {
    for (const call of some) {
      const row = add.run(call.tool, call.tool, call.state === "failed" ? "error" : "unset", call.time, Number(call.time === null), "", call.step);
      link.run(Number(row.lastInsertRowid), call.number);
    }
    some = rowless.all(some.at(-1)?.number ?? Infinity, rowsAtOnce);
  }
}
