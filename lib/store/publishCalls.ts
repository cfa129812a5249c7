import type { JoinedCall, JoinedDocument } from "../trace/traceIndex.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

/**
 * Calls and documents of one conversation, set aside until all conversations are joined: only then is it known which
 * is the first of the incident. `staged` ids are counted over the whole incident.
 */
export function stageCalls(db: TraceIndexDatabase, calls: readonly JoinedCall[], documents: readonly JoinedDocument[]): void {
  db.exec(stagingTables);
  const base = db.prepare<[], { last: number }>("select coalesce(max(staged), 0) as last from staged_calls").get()?.last ?? 0;
  const addCall = db.prepare(`insert into staged_calls values (${"?, ".repeat(14)}?)`);
  calls.forEach((call, index) => {
    addCall.run(
      base + index + 1, call.callId, call.trace, call.step, call.executionStep, call.tool, call.state, call.result, call.timeUs, call.position,
      call.argumentsSighting, call.argumentsFrom, call.resultSighting, JSON.stringify(call.cites), 0,
    );
  });
  const addDocument = db.prepare(`insert into staged_documents values (${"?, ".repeat(11)}?)`);
  for (const one of documents) {
    addDocument.run(
      one.trace, one.step, one.call === null ? null : base + one.call + 1, one.callId, one.origin, one.source, one.length, one.timeUs, one.position,
      one.sighting, one.appearances, JSON.stringify(one.cites),
    );
  }
}

const stagingTables = `
  create temp table if not exists staged_calls (staged integer primary key, call_id, trace, step, execution_step, tool, state, result, time_us,
    position, arguments_sighting, arguments_from, result_sighting, cites, number);
  create temp table if not exists staged_documents (trace, step, call, call_id, origin, source, length, time_us, position, sighting, appearances, cites);`;

/** Where there is no clock the order of reading decides; the address inside the record breaks the last ties. */
const inTimeOrder = "order by time_us is null, time_us, position, coalesce((select ordinal from sightings where id = %), 0), rowid";

/**
 * Numbers calls and documents in order of time, and gives each call its row in the timeline: the span that ran it, or
 * a row of its own below the span (or message) that asked for it.
 */
export function publishCalls(db: TraceIndexDatabase): void {
  db.exec(stagingTables);
  db.exec(`create temp table ranked as select staged, row_number() over (${inTimeOrder.replace("%", "coalesce(arguments_sighting, result_sighting)").replace("rowid", "staged")}) as number from staged_calls`);
  db.exec("create unique index temp.ranked_staged on ranked (staged)");
  db.exec(`insert into calls (number, call_id, trace, step, tool, state, result, time_us, arguments_sighting, arguments_from, result_sighting, cites, row)
    select r.number, call_id, trace, step, tool, state, result, time_us, arguments_sighting, arguments_from, result_sighting, cites, execution_step
    from staged_calls c join ranked r using (staged) order by r.number`);
  db.exec(`insert into documents (number, trace, step, call, call_id, origin, source, length, sighting, appearances, cites)
    select row_number() over (${inTimeOrder.replace("%", "sighting")}), d.trace, d.step, (select number from ranked where staged = d.call), d.call_id, d.origin, d.source,
      d.length, d.sighting, d.appearances, d.cites from staged_documents d`);
  db.exec("drop table ranked; drop table staged_calls; drop table staged_documents");
  addCallRows(db);
  db.exec("update steps set call = c.number, call_state = c.state, tool = c.tool from calls c where c.row = steps.id");
}

/** A call that no span ran still has its place in the timeline: below who asked for it. */
function addCallRows(db: TraceIndexDatabase): void {
  const rowless = db.prepare<[], { number: number; tool: string; time: number | null; state: string; step: number; trace: number }>(
    "select number, tool, time_us as time, state, step, trace from calls where row is null and step is not null order by number",
  );
  const add = db.prepare<[string, string, string, number | null, number, string, number]>(
    `insert into steps (type, trace, parent_known, parent, name, kind, tool, status, start_us, end_us, clockless, order_key, exhibit, record, draft,
       input_state, output_state, preview)
     select 'call', trace, 1, id, ?, 'TOOL', ?, ?, ?, null, ?, '', exhibit, record, draft, 'present', 'present', ? from steps where id = ?`,
  );
  const link = db.prepare<[number, number]>("update calls set row = ? where number = ?");
  for (const call of rowless.all()) {
    const row = add.run(call.tool, call.tool, call.state === "failed" ? "error" : "unset", call.time, Number(call.time === null), "", call.step);
    link.run(Number(row.lastInsertRowid), call.number);
  }
}
