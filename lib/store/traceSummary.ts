import type { CaptureFacts } from "../trace/capture.ts";
import type { TimeRange, TraceIndexWriter } from "../trace/traceIndex.ts";
import type { TraceProblemFact } from "../trace/traceProblems.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";
import { keepBlastRadius } from "./keptBlastRadius.ts";
import { createReadIndexes } from "./traceIndexReadIndexes.ts";

type Summary = Pick<TraceIndexWriter, "summariseTraces" | "counts" | "captureFacts" | "problemFacts" | "sizes" | "timeRanges" | "putSummary" | "seal">;

/** The part of the writer that counts. `pages`: sealing makes what pages of the app need. */
export function traceSummary(db: TraceIndexDatabase, pages: boolean): Summary {
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
    captureFacts: () => captureFacts(db),
    problemFacts: (cycles) => problemFacts(db, cycles),
    sizes: () => ({
      rows: one(db, "select count(*) as n from steps"),
      calls: one(db, "select count(*) as n from calls"),
      documents: one(db, "select count(*) as n from documents"),
    }),
    timeRanges: () => timeRanges(db),
    putSummary: (key, value) => void db.prepare("insert or replace into summary (key, json) values (?, ?)").run(key, JSON.stringify(value)),
    seal: () => {
      // The findings document tells the blast radius too.
      if (pages) createReadIndexes(db);
      else keepBlastRadius(db);
    },
  };
}

const one = (db: TraceIndexDatabase, sql: string): number => db.prepare<[], { n: number }>(sql).get()?.n ?? 0;

function summariseTraces(db: TraceIndexDatabase): void {
  db.exec(`create temp table sums as select trace, min(start_us) as a, max(coalesce(end_us, start_us)) as b, count(*) as n from steps where type = 'span' group by trace`);
  db.exec("create unique index temp.sums_trace on sums (trace)");
  db.exec(`update traces set start_us = (select a from sums where trace = traces.id), end_us = (select b from sums where trace = traces.id),
    spans = coalesce((select n from sums where trace = traces.id), 0)`);
  db.exec("drop table sums");
}

type ByExhibit = ReadonlyMap<number | null, number>;

/**
 * Facts per exhibit, and for the whole incident under null. Each is one query over all exhibits: an incident may be
 * a folder of thousands of small files.
 */
function captureFacts(db: TraceIndexDatabase): ReadonlyMap<number | null, CaptureFacts> {
  const cited = `select c.*, cast(substr(cite.value ->> 'exhibit', 2) as integer) as exhibit from calls c, json_each(c.cites) cite`;
  const messages = (role: string) => distinctPer(db, "trace", `select trace, exhibit from sightings where kind = 'message' and role = '${role}'`);
  const calls = (where: string) => distinctPer(db, "number", `select number, exhibit from (${cited}) where ${where}`);
  const facts: Record<keyof CaptureFacts, ByExhibit> = {
    talks: distinctPer(db, "trace", "select trace, exhibit from sightings where kind = 'message' union select trace, exhibit from steps where kind = 'LLM'"),
    withSystem: messages("system"),
    withUser: messages("user"),
    calls: calls("1"),
    withArguments: calls("arguments_from <> 'none'"),
    ran: calls("state <> 'requested'"),
    answered: calls("state <> 'requested' and result = 'present'"),
    offered: distinctPer(db, "name", "select name, exhibit from tool_schemas"),
    calledUnoffered: calls("tool not in (select name from tool_schemas)"),
    retrievers: distinctPer(db, "id", "select id, exhibit from steps where kind = 'RETRIEVER'"),
    retrieversFilled: distinctPer(db, "id", "select id, exhibit from steps where kind = 'RETRIEVER' and output_state = 'present'"),
    documents: distinctPer(db, "number", "select d.number, g.exhibit from documents d join sightings g on g.id = d.sighting"),
  };
  const exhibits = new Set(Object.values(facts).flatMap((counts) => [...counts.keys()]));
  const of = (exhibit: number | null): CaptureFacts => ({
    talks: facts.talks.get(exhibit) ?? 0, withSystem: facts.withSystem.get(exhibit) ?? 0, withUser: facts.withUser.get(exhibit) ?? 0,
    calls: facts.calls.get(exhibit) ?? 0, withArguments: facts.withArguments.get(exhibit) ?? 0, ran: facts.ran.get(exhibit) ?? 0,
    answered: facts.answered.get(exhibit) ?? 0, offered: facts.offered.get(exhibit) ?? 0, calledUnoffered: facts.calledUnoffered.get(exhibit) ?? 0,
    retrievers: facts.retrievers.get(exhibit) ?? 0, retrieversFilled: facts.retrieversFilled.get(exhibit) ?? 0, documents: facts.documents.get(exhibit) ?? 0,
  });
  return new Map([...exhibits, null].map((exhibit) => [exhibit, of(exhibit)]));
}

/** How many different values of `column` each exhibit has, and under null how many there are in all. */
function distinctPer(db: TraceIndexDatabase, column: string, from: string): ByExhibit {
  const rows = db.prepare<[], { exhibit: number; n: number }>(`select exhibit, count(distinct ${column}) as n from (${from}) group by exhibit`).all();
  const counts = new Map<number | null, number>(rows.map(({ exhibit, n }) => [exhibit, n]));
  const [only] = rows;
  const total = rows.length === 1 && only ? only.n : rows.length === 0 ? 0 : one(db, `select count(distinct ${column}) as n from (${from})`);
  return counts.set(null, total);
}

function timeRanges(db: TraceIndexDatabase): ReadonlyMap<number | null, TimeRange> {
  const rows = db.prepare<[], TimeRange & { exhibit: number }>(
    "select exhibit, min(start_us) as startUs, max(coalesce(end_us, start_us)) as endUs from steps where type = 'span' group by exhibit",
  ).all();
  const ranges = new Map<number | null, TimeRange>(rows.map(({ exhibit, startUs, endUs }) => [exhibit, { startUs, endUs }]));
  const known = (times: (number | null)[]) => times.filter((time) => time !== null);
  const [starts, ends] = [known(rows.map((row) => row.startUs)), known(rows.map((row) => row.endUs))];
  return ranges.set(null, { startUs: least(starts, -1), endUs: least(ends, 1) });
}

const least = (times: readonly number[], sign: 1 | -1): number | null =>
  times.length === 0 ? null : times.reduce((a, b) => (sign * (b - a) > 0 ? b : a));

function problemFacts(db: TraceIndexDatabase, cycles: readonly number[]): TraceProblemFact[] {
  const facts: TraceProblemFact[] = [];
  const add = (code: TraceProblemFact["code"], from: string, ...values: string[]) => {
    const rows = db.prepare<string[], { exhibit: number; count: number; of: number; at: string | null }>(
      `select n.exhibit, n.count, coalesce(a.spans, 0) as "of", r.at
       from (select exhibit, count(*) as count, min(record) as first from (${from}) group by exhibit) n
       left join (select exhibit, count(*) as spans from steps where type = 'span' group by exhibit) a on a.exhibit = n.exhibit left join records r on r.id = n.first order by n.exhibit`,
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
