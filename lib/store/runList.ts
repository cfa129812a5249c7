import type { Run, Runs, RunsQuery } from "../api/compareContract.ts";
import { maskSecrets } from "../effects/secrets/maskSecrets.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import type { ImpactStanding } from "./impactStanding.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

type Trace = { readonly id: number; readonly trace: string; readonly name: string | null; readonly thread: string | null; readonly exhibit: number; readonly startUs: number | null; readonly endUs: number | null };
/** A run with what its calls come to. `id`: the index's number of the trace. */
export type CountedRun = Trace & { readonly calls: number; readonly harmful: number };

const selectTraces = "select id, trace_id as trace, name, thread, exhibit, start_us as startUs, end_us as endUs from traces order by id";

/** All runs in the order in which they were met, decisions and verdicts of people counted in. */
export function countedRuns({ db }: Pick<IncidentIndex, "db">, { overrides }: ImpactStanding): CountedRun[] {
  type Counts = { readonly trace: number; readonly calls: number; readonly harmful: number };
  const counts = new Map(db.prepare<[], Counts>("select trace, count(*) as calls, sum(harm = 'harmful') as harmful from calls group by trace").all().map((one) => [one.trace, one]));
  const more = new Map<number, number>();
  const machine = db.prepare<[number], { readonly trace: number; readonly harm: string | null }>("select trace, harm from calls where number = ?");
  for (const [call, harm] of overrides.harm) {
    const known = machine.get(call);
    if (known !== undefined) more.set(known.trace, (more.get(known.trace) ?? 0) + Number(harm === "harmful") - Number(known.harm === "harmful"));
  }
  return db.prepare<[], Trace>(selectTraces).all().map((trace) => {
    const { calls, harmful } = counts.get(trace.id) ?? { calls: 0, harmful: 0 };
    return { ...trace, calls, harmful: harmful + (more.get(trace.id) ?? 0) };
  });
}

/** A page of the runs that pass. */
export function runsPage(index: IncidentIndex, standing: ImpactStanding, { q, from, count }: RunsQuery): Runs {
  const all = countedRuns(index, standing);
  const words = q.toLowerCase().split(/\s+/).filter((word) => word !== "");
  const passing = all.filter((run) => words.every((word) => wordsOf(run).includes(word))).toSorted((a, b) => Number(b.harmful > 0) - Number(a.harmful > 0) || a.id - b.id);
  const end = Math.min(from + count, passing.length);
  return { from, total: passing.length, of: all.length, runs: passing.slice(from, end).map((run) => shownRun(index.db, run)), next: end < passing.length && end > from ? end : null };
}

const wordsOf = ({ trace, name, thread, exhibit }: CountedRun): string => `${name ?? ""} ${trace} ${thread ?? ""} x${exhibit}`.toLowerCase();

/** A run as lists show it. */
export function shownRun(db: TraceIndexDatabase, { id, trace, name, thread, exhibit, startUs, endUs, calls, harmful }: CountedRun): Run {
  const preview = db.prepare<[number], string>("select preview from steps where trace = ? and preview <> '' order by time_order limit 1").pluck().get(id) ?? "";
  return { trace, name, thread, exhibit: `x${exhibit}`, startUs, endUs, calls, harmful, preview: maskSecrets(preview) };
}
