import type { CountedRun } from "./runList.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

/** The run of the first harm; where there is none, the last run that calls something. */
export function harmedRun(runs: readonly CountedRun[], firstHarmTrace: number | null): CountedRun | null {
  return runs.find(({ id }) => id === firstHarmTrace) ?? runs.findLast(({ harmful }) => harmful > 0) ?? runs.findLast(({ calls }) => calls > 0) ?? runs.at(-1) ?? null;
}

/**
 * The run that is most like another one: of those that did no harm, if there are any, the one whose calls share most tools with it, the same number of times; of
 * equally like ones one with the same name, then the latest that was met before it. `tools`: how often the other run calls what. Null where there is none.
 */
export function mostAlike(db: TraceIndexDatabase, runs: readonly CountedRun[], other: Pick<CountedRun, "id" | "name">, tools: ReadonlyMap<string, number>): CountedRun | null {
  const candidates = runs.filter(({ id }) => id !== other.id);
  const harmless = candidates.filter(({ harmful, calls }) => harmful === 0 && calls > 0);
  const counts = toolCounts(db);
  const rank = (run: CountedRun): readonly number[] => [likeness(counts.get(run.id), tools), Number(run.name === other.name), Number(run.id < other.id), run.id < other.id ? run.id : -run.id];
  const ranked = (harmless.length > 0 ? harmless : candidates).map((run) => ({ run, rank: rank(run) }));
  return ranked.reduce<(typeof ranked)[number] | null>((best, one) => (best === null || compareRanks(one.rank, best.rank) > 0 ? one : best), null)?.run ?? null;
}

/** How often each run calls which tool, by the index's number of the trace. */
export function toolCounts(db: TraceIndexDatabase): ReadonlyMap<number, ReadonlyMap<string, number>> {
  const counts = new Map<number, Map<string, number>>();
  for (const { trace, tool, n } of db.prepare<[], { readonly trace: number; readonly tool: string; readonly n: number }>("select trace, tool, count(*) as n from calls group by trace, tool").iterate()) {
    const known = counts.get(trace) ?? new Map<string, number>();
    known.set(tool, n);
    counts.set(trace, known);
  }
  return counts;
}

/** Calls that both make, of all that either makes: from 0 to 1. */
function likeness(a: ReadonlyMap<string, number> | undefined, b: ReadonlyMap<string, number>): number {
  let [shared, all] = [0, 0];
  for (const tool of new Set([...(a?.keys() ?? []), ...b.keys()])) {
    const [x, y] = [a?.get(tool) ?? 0, b.get(tool) ?? 0];
    shared += Math.min(x, y);
    all += Math.max(x, y);
  }
  return all === 0 ? 0 : shared / all;
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [at, value] of a.entries()) if (value !== b[at]) return value - (b[at] ?? 0);
  return 0;
}
