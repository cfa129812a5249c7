import type { CaptureFacts } from "../trace/capture.ts";
import type { TraceIndexWriter } from "../trace/traceIndex.ts";
import type { TraceProblemFact } from "../trace/traceProblems.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";
import { createReadIndexes } from "./traceIndexReadIndexes.ts";

type Summary = Pick<TraceIndexWriter, "summariseTraces" | "counts" | "captureFacts" | "problemFacts" | "sizes" | "timeRange" | "putSummary" | "seal">;

/** The part of the writer that counts. */
export function traceSummary(db: TraceIndexDatabase): Summary {
  return {
    summariseTraces: () => summariseTraces(db),
    counts: () => {
      const span = "type = 'span'";
      return {
        traces: one(db, "select count(*) as n from traces"),
        spans: one(db, `select count(*) as n from steps where ${span}`),
        roots: one(db, `select count(*) as n from steps where ${span} and parent_known = 1 and parent_id is null`),
        orphans: one(db, `select count(*) as n from steps s join steps p on p.id = s.parent where s.type = 'span' and p.type = 'missing_parent'`),
        withoutEnd: one(db, `select count(*) as n from steps where ${span} and end_us is null and clockless = 0`),
        errorSpans: one(db, `select count(*) as n from steps where ${span} and status = 'error'`),
        messages: one(db, `select count(*) as n from (select distinct t.conversation, g.identity from sightings g join traces t on t.id = g.trace where g.kind = 'message')`),
        toolSchemas: db.prepare<[], { name: string }>("select name from tool_schemas order by name").all().map((row) => row.name),
      };
    },
    captureFacts: (exhibit) => captureFacts(db, exhibit),
    problemFacts: (cycles) => problemFacts(db, cycles),
    sizes: () => ({
      rows: one(db, "select count(*) as n from steps"),
      calls: one(db, "select count(*) as n from calls"),
      documents: one(db, "select count(*) as n from documents"),
    }),
    timeRange: (exhibit) =>
      db
        .prepare<[number | null], { startUs: number | null; endUs: number | null }>(
          "select min(start_us) as startUs, max(max(start_us), max(coalesce(end_us, start_us))) as endUs from steps where type = 'span' and exhibit = coalesce(?, exhibit)",
        )
        .get(exhibit) ?? { startUs: null, endUs: null },
    putSummary: (key, value) => void db.prepare("insert or replace into summary (key, json) values (?, ?)").run(key, JSON.stringify(value)),
    seal: () => createReadIndexes(db),
  };
}

const one = (db: TraceIndexDatabase, sql: string, ...values: (number | null)[]): number => db.prepare<(number | null)[], { n: number }>(sql).get(...values)?.n ?? 0;

function summariseTraces(db: TraceIndexDatabase): void {
  db.exec(`create temp table sums as select trace, min(start_us) as a, max(coalesce(end_us, start_us)) as b, count(*) as n from steps where type = 'span' group by trace`);
  db.exec("create unique index temp.sums_trace on sums (trace)");
  db.exec(`update traces set start_us = (select a from sums where trace = traces.id), end_us = (select b from sums where trace = traces.id),
    spans = coalesce((select n from sums where trace = traces.id), 0)`);
  db.exec("drop table sums");
  for (const [facet, value, where] of [
    ["kinds", "kind", "type not in ('trace', 'missing_parent')"],
    ["tools", "tool", "tool is not null"],
    ["statuses", "status", "type not in ('trace', 'missing_parent')"],
    ["exhibits", "'x' || exhibit", "1"],
  ] as const) db.exec(`insert into facets select '${facet}', ${value}, count(*) from steps where ${where} group by 2`);
  db.exec("insert into facets select 'traces', t.trace_id, count(*) from steps s join traces t on t.id = s.trace group by s.trace");
}

/** Counted over the whole incident where `exhibit` is null. */
function captureFacts(db: TraceIndexDatabase, exhibit: number | null): CaptureFacts {
  const here = (table = "") => `${table}exhibit = coalesce(@exhibit, ${table}exhibit)`;
  const count = (sql: string) => db.prepare<[{ exhibit: number | null }], { n: number }>(sql).get({ exhibit })?.n ?? 0;
  const calls = (where: string) => count(
    exhibit === null
      ? `select count(*) as n from calls c where ${where} and @exhibit is null`
      : `select count(distinct c.number) as n from calls c, json_each(c.cites) cite where cite.value ->> 'exhibit' = printf('x%d', @exhibit) and ${where}`,
  );
  const messages = (role: string) => count(`select count(distinct trace) as n from sightings where kind = 'message' and role = '${role}' and ${here()}`);
  return {
    talks: count(`select count(*) as n from (select trace from sightings where kind = 'message' and ${here()} union select trace from steps where kind = 'LLM' and ${here()})`),
    withSystem: messages("system"),
    withUser: messages("user"),
    calls: calls("1"),
    withArguments: calls("c.arguments_sighting in (select id from sightings where kind in ('request', 'execution') and (arguments_digest is not null or state in ('present', 'empty')))"),
    ran: calls("c.state <> 'requested'"),
    answered: calls("c.state <> 'requested' and c.result = 'present'"),
    offered: count(`select count(*) as n from tool_schemas where ${here()}`),
    calledUnoffered: calls("c.tool not in (select name from tool_schemas)"),
    retrievers: count(`select count(*) as n from steps where kind = 'RETRIEVER' and ${here()}`),
    retrieversFilled: count(`select count(*) as n from steps where kind = 'RETRIEVER' and output_state = 'present' and ${here()}`),
    documents: count(`select count(*) as n from documents d join sightings g on g.id = d.sighting where ${here("g.")}`),
  };
}

function problemFacts(db: TraceIndexDatabase, cycles: readonly number[]): TraceProblemFact[] {
  const facts: TraceProblemFact[] = [];
  const add = (code: TraceProblemFact["code"], from: string, ...values: string[]) => {
    const rows = db.prepare<string[], { exhibit: number; count: number; of: number; at: string | null }>(
      `select n.exhibit, n.count, (select count(*) from steps where type = 'span' and exhibit = n.exhibit) as "of", r.at
       from (select exhibit, count(*) as count, min(record) as first from (${from}) group by exhibit) n left join records r on r.id = n.first order by n.exhibit`,
    );
    for (const { exhibit, count, of, at } of rows.all(...values)) facts.push({ code, exhibit, count, of, at: at ?? "file" });
  };
  add("parents_missing", "select s.exhibit, s.record from steps s join steps p on p.id = s.parent where s.type = 'span' and p.type = 'missing_parent'");
  add("span_without_end", "select exhibit, record from steps where type = 'span' and end_us is null and clockless = 0");
  // Some vendors fill the last three digits of a start with a counter: only whole milliseconds contradict each other.
  add("end_before_start", "select exhibit, record from steps where type = 'span' and end_us / 1000 < start_us / 1000");
  add("parent_cycle", "select exhibit, record from steps where id in (select value from json_each(?))", JSON.stringify(cycles));
  for (const [code, relation] of [["duplicate_span", "duplicate"], ["conflicting_span", "conflict"]] as const)
    add(code, `select r.exhibit, r.id as record from appearances a join records r on r.id = a.record where a.relation = '${relation}'`);
  return facts;
}
