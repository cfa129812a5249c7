import type { Comparison, CompareQuery, CompareSide } from "../api/compareContract.ts";
import { compareRuns } from "./compareRuns.ts";
import { withEvidence } from "./evidenceReading.ts";
import { impactStanding, type ImpactStanding } from "./impactStanding.ts";
import { incidentIndex, type IncidentIndex } from "./incidentIndex.ts";
import { incidentRecord, type Store } from "./incidents.ts";
import { harmfulCalls } from "./judgedEffects.ts";
import { harmedRun, mostAlike, toolCounts } from "./likeliestRuns.ts";
import { runContent, type RunContent } from "./runContent.ts";
import { countedRuns, shownRun, type CountedRun } from "./runList.ts";

type Side = { readonly incident: string; readonly index: IncidentIndex; readonly standing: ImpactStanding; readonly runs: readonly CountedRun[] };
/** Which of the two could not be compared, and why. */
export type CompareRefusal = { readonly missing: "run_a" | "run_b" | "index_a" | "index_b" };

/** Two runs beside each other; those that are not named are chosen. Says what is missing where one of them is not there. */
export async function runComparison(store: Store, incident: string, { with: other = incident, a, b }: CompareQuery): Promise<Comparison | CompareRefusal> {
  const [sideA, sideB] = [sideOf(store, incident), sideOf(store, other)];
  if (sideA === null) return { missing: "index_a" };
  if (sideB === null) return { missing: "index_b" };
  const chosen = chooseRuns(sideA, sideB, a, b);
  if ("missing" in chosen) return chosen;
  const counts = { runsA: sideA.runs.length, runsB: sideB.runs.length };
  const shown = (side: Side, run: CountedRun | null, content: RunContent | null): CompareSide | null => (run === null ? null : {
    ...shownRun(side.index.db, run), incident: side.incident, title: incidentRecord(store, side.incident)?.title ?? "",
    read: content?.calls.length ?? 0, models: [...(content?.models ?? [])], agents: [...(content?.agents ?? [])],
  });
  // What awaits reads over connections of its own; so what stands in the open indexes is read before.
  const [before, after] = [shown(sideA, chosen.a, null), shown(sideB, chosen.b, null)];
  const [one, two] = [await contentOf(store, sideA, chosen.a), await contentOf(store, sideB, chosen.b)];
  return { a: withContent(before, one), b: withContent(after, two), ...counts, ...compareRuns(one ?? nothing, two ?? nothing) };
}

const nothing: RunContent = { calls: [], models: [], agents: [], system: null, user: null, offered: null, metadata: {} };

function withContent(side: CompareSide | null, content: RunContent | null): CompareSide | null {
  return side === null || content === null ? side : { ...side, read: content.calls.length, models: [...content.models], agents: [...content.agents] };
}

function sideOf(store: Store, incident: string): Side | null {
  const index = incidentIndex(store.dataDir, incident);
  if (index === null) return null;
  const standing = impactStanding(store, incident, index);
  return { incident, index, standing, runs: countedRuns(index, standing) };
}

function chooseRuns(sideA: Side, sideB: Side, a: string | undefined, b: string | undefined): { readonly a: CountedRun | null; readonly b: CountedRun | null } | CompareRefusal {
  const named = ({ runs }: Side, trace: string | undefined): CountedRun | null | undefined => (trace === undefined ? undefined : (runs.find((run) => run.trace === trace) ?? null));
  const [runA, runB] = [named(sideA, a), named(sideB, b)];
  if (runA === null) return { missing: "run_a" };
  if (runB === null) return { missing: "run_b" };
  const after = runB ?? (runA === undefined ? harmedRun(sideB.runs, firstHarmTrace(sideB)) : alikeIn(sideB, sideA, runA));
  return { a: runA ?? (after === null ? null : alikeIn(sideA, sideB, after)), b: after };
}

/** The run of one side that is most like a run of the other one. */
function alikeIn(side: Side, other: Side, run: CountedRun): CountedRun | null {
  const isSame = side.incident === other.incident;
  return mostAlike(side.index.db, side.runs, isSame ? run : { id: 0, name: run.name }, toolCounts(other.index.db).get(run.id) ?? new Map<string, number>());
}

function firstHarmTrace({ index: { db }, standing }: Side): number | null {
  const [first] = harmfulCalls(db, standing.overrides, 0, 1);
  return first === undefined ? null : (db.prepare<[number], number>("select trace from calls where number = ?").pluck().get(first) ?? null);
}

async function contentOf(store: Store, { incident, standing }: Side, run: CountedRun | null): Promise<RunContent | null> {
  return run === null ? null : withEvidence(store, incident, (reading) => runContent(reading, standing, run));
}
