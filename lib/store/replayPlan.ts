import { noMoment, replayMoments, type Changes, type ReplayMoments } from "../timeline/replaySteps.ts";
import { sortedRows } from "../timeline/sortRows.ts";
import { spanKinds } from "../trace/model.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import { noRow, replayBase, type ReplayBase } from "./replayBase.ts";
import type { TimelineColumns } from "./timelineColumns.ts";

/** The order of a replay, of all runs or of some. By number of the call, `begunAt` and `doneAt` are the positions at which it begins and at which its result is there; `noMoment`: in another run. */
export type ReplayPlan = ReplayMoments & {
  readonly begunAt: Uint32Array;
  readonly doneAt: Uint32Array;
  /** Numbers of the calls in the order in which they are done. */
  readonly doneOrder: Uint32Array;
  /** By number of the call: 1 where it ran or may have. */
  readonly ran: Uint8Array;
};

declare global {
  /** Each route handler is a bundle of its own; they share the open indexes. */
  var aftertraceReplayPlans: WeakMap<IncidentIndex, Map<string, ReplayPlan>> | undefined;
}

/** How many plans of one incident are kept: all runs, and a few of one. Each is as large as the timeline's own orders. */
const plansMax = 4;

/** In which order everything happens. `traces`: ids of the runs that are replayed; none: all. */
export function replayPlan(index: IncidentIndex, traces: readonly string[]): ReplayPlan {
  const all = (globalThis.aftertraceReplayPlans ??= new WeakMap());
  const plans = all.get(index) ?? new Map<string, ReplayPlan>();
  all.set(index, plans);
  const key = JSON.stringify(traces.toSorted());
  const plan = plans.get(key) ?? newPlan(index, traces);
  plans.delete(key);
  plans.set(key, plan);
  for (const oldest of plans.keys()) {
    if (plans.size <= plansMax) break;
    plans.delete(oldest);
  }
  return plan;
}

function newPlan(index: IncidentIndex, traces: readonly string[]): ReplayPlan {
  const { columns } = index;
  const base = replayBase(index);
  const isHere = inRuns(columns, traces);
  const moments = replayMoments(columns, changesOf(columns, base, isHere));
  return { ...moments, ...placeCalls(base, moments, columns, isHere) };
}

/** What went in is there when a row begins, what came out when it ends. A model that is asked begins, whatever is known of it; a call begins and ends. */
function changesOf(columns: TimelineColumns, { says, rows }: ReplayBase, isHere: (row: number) => boolean): Changes {
  const changes = { begins: new Uint8Array(columns.rows), ends: new Uint8Array(columns.rows) };
  const model = spanKinds.indexOf("LLM") + 1;
  const { codes } = columns.coded("kind");
  for (let row = 0; row < columns.rows; row++) {
    if (!isHere(row)) continue;
    const said = says[row] ?? 0;
    const isLate = (said & 2) !== 0 && hasEnd(columns, row);
    if (isLate) changes.ends[row] = 1;
    if (codes[row] === model || (said & 1) !== 0 || ((said & 2) !== 0 && !isLate)) changes.begins[row] = 1;
  }
  for (const row of rows) if (row !== noRow && isHere(row)) changes.begins[row] = changes.ends[row] = 1;
  return changes;
}

const hasEnd = ({ start, end }: TimelineColumns, row: number): boolean => !Number.isNaN(start[row] ?? NaN) && !Number.isNaN(end[row] ?? NaN);

function inRuns(columns: TimelineColumns, traces: readonly string[]): (row: number) => boolean {
  if (traces.length === 0) return () => true;
  const { codes, names } = columns.coded("trace");
  const wanted = new Set(traces);
  const isWanted = Uint8Array.from(names, (name) => Number(name !== "" && wanted.has(name)));
  return (row) => isWanted[codes[row] ?? 0] === 1;
}

/** A call is done where its own row ends; else where its result is told to the model; else as soon as it begins. */
function placeCalls(base: ReplayBase, { beginAt, endAt, moments }: ReplayMoments, { place }: TimelineColumns, isHere: (row: number) => boolean): Pick<ReplayPlan, "begunAt" | "doneAt" | "doneOrder" | "ran"> {
  const most = (base.numbers.at(-1) ?? 0) + 1;
  const begunAt = new Uint32Array(most).fill(noMoment);
  const doneAt = new Uint32Array(most).fill(noMoment);
  const ran = new Uint8Array(most);
  const here = new Uint32Array(base.numbers.length);
  let count = 0;
  for (const [at, number] of base.numbers.entries()) {
    const [row, told] = [base.rows[at] ?? noRow, base.told[at] ?? noRow];
    ran[number] = base.ran[at] ?? 0;
    if (row === noRow || !isHere(row)) continue;
    const [begun, own] = [beginAt[row] ?? noMoment, endAt[row] ?? noMoment];
    begunAt[number] = begun;
    doneAt[number] = own !== noMoment ? own : told !== noRow && isHere(told) && (place[told] ?? 0) > (place[row] ?? 0) ? Math.min(beginAt[told] ?? begun, moments.length - 1) : begun;
    here[count++] = number;
  }
  // Positions begin at 0, and a rank of 0 is none; calls that are done at once stay in the order of their numbers.
  const ranks = Uint32Array.from(doneAt, (position) => (position === noMoment ? 0 : position + 1));
  return { begunAt, doneAt, ran, doneOrder: sortedRows(ranks, here.subarray(0, count), false) };
}
