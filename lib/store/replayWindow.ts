import type { Replay, ReplayQuery, ReplayStep } from "../api/replayContract.ts";
import { isEnd, noMoment, rowOfMoment } from "../timeline/replaySteps.ts";
import { lowerBound } from "../timeline/structure.ts";
import { harmBegin } from "./harmBegin.ts";
import type { ImpactStanding } from "./impactStanding.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import { harmfulCalls, type Overrides } from "./judgedEffects.ts";
import { replayPlan, type ReplayPlan } from "./replayPlan.ts";
import { ReplayCounter } from "./replayRadius.ts";
import type { MarkedRows } from "./rowMarks.ts";
import { rowsById } from "./timelineRows.ts";

/** A step before anything of it was read from the evidence. `says`: 0 what went in, 1 what came out, "both" where the row has no end. */
export type BareStep = Pick<ReplayStep, "number" | "at" | "moment" | "us" | "trace" | "row" | "adds"> & {
  readonly says: 0 | 1 | "both"; readonly began: number | null; readonly done: readonly number[];
};
export type BareReplay = Omit<Replay, "steps"> & { readonly steps: readonly BareStep[]; readonly firstHarmCall: number | null };

const marksMax = 200;
const harmfulMax = 100_000;

/** A window of the steps, their order and their numbers: everything that needs no evidence. */
export function bareReplay(index: IncidentIndex, marks: MarkedRows, standing: ImpactStanding, query: ReplayQuery): BareReplay {
  const plan = replayPlan(index, query.trace);
  const { moments } = plan;
  const asked = query.at === undefined ? null : positionOf(index, plan, query.at);
  const from = asked === null ? Math.min(query.from, moments.length) : asked - (asked % query.count);
  const counter = new ReplayCounter(index, standing, plan);
  const harmful = harmfulPositions(index, standing.overrides, plan);
  const first = harmful.calls[0] === undefined ? null : harmBegin(index.db, harmful.calls[0]);
  return {
    total: moments.length, rows: rowsIn(index, query.trace), from, at: asked, before: counter.before(from),
    steps: bareSteps(index, marks, plan, counter, from, Math.min(from + query.count, moments.length)),
    firstHarm: momentOf(index, plan, first), lastHarm: momentOf(index, plan, harmful.calls.at(-1) ?? null), harmful: harmful.positions.length,
    marks: evenly(harmful.positions, marksMax), ...clockOf(index, moments), firstHarmCall: first,
  };
}

/** The next harmful call behind, or the last one before, a position. */
export function replayStop(index: IncidentIndex, { overrides }: ImpactStanding, { trace, from, direction }: { readonly trace: readonly string[]; readonly from: number; readonly direction: "next" | "previous" }) {
  const { positions } = harmfulPositions(index, overrides, replayPlan(index, trace));
  const at = direction === "next" ? lowerBound(positions, from + 1) : lowerBound(positions, from) - 1;
  return { position: positions[at] ?? null, number: Math.min(Math.max(at + 1, 0), positions.length), of: positions.length };
}

/** Where harmful calls of these runs begin, in order. */
function harmfulPositions({ db }: IncidentIndex, overrides: Overrides, { begunAt }: ReplayPlan): { readonly calls: readonly number[]; readonly positions: Uint32Array } {
  const calls = harmfulCalls(db, overrides, 0, harmfulMax).filter((call) => (begunAt[call] ?? noMoment) !== noMoment).sort((a, b) => (begunAt[a] ?? 0) - (begunAt[b] ?? 0));
  return { calls, positions: Uint32Array.from(calls, (call) => begunAt[call] ?? 0) };
}

function evenly(positions: Uint32Array, most: number): number[] {
  if (positions.length <= most) return [...positions];
  return Array.from({ length: most }, (_, at) => positions[Math.floor((at * positions.length) / most)] ?? 0);
}

/** The position of a step by its name; null where these runs have none of it. A row without a step of its own stands for the next one. */
export function positionOf({ columns, db }: IncidentIndex, plan: ReplayPlan, at: string): number | null {
  const [, letter, number, end] = /^(c?)(\d+)(\.end)?$/.exec(at) ?? [];
  if (number === undefined) return null;
  const found = letter === "c" ? (end === undefined ? plan.begunAt : plan.doneAt)[Number(number)] : rowPosition(columns, plan, Number(number), end !== undefined);
  const last = plan.moments.length - 1;
  // A call or row that no run of these has, or that lies behind the last step.
  if (found === undefined || found === noMoment || last < 0) return null;
  return letter === "c" && db.prepare<[number], number>("select 1 from calls where number = ?").pluck().get(Number(number)) === undefined ? null : Math.min(found, last);
}

function rowPosition({ treeOfId }: IncidentIndex["columns"], { beginAt, endAt }: ReplayPlan, id: number, end: boolean): number | undefined {
  const tree = (treeOfId[id] ?? 0) - 1;
  if (tree < 0) return undefined;
  const ended = endAt[tree] ?? noMoment;
  return end && ended !== noMoment ? ended : beginAt[tree];
}

function bareSteps(index: IncidentIndex, marks: MarkedRows, plan: ReplayPlan, counter: ReplayCounter, from: number, to: number): BareStep[] {
  const { columns, db } = index;
  const here = Array.from(plan.moments.subarray(from, to));
  const rows = new Map(rowsById(index, [...new Set(here.map((moment) => columns.id[rowOfMoment(moment)] ?? 0))], marks).map((row) => [row.id, row]));
  const callOf = db.prepare<[number], number>("select number from calls where row = ? order by number limit 1").pluck();
  return here.flatMap((moment, offset): BareStep[] => {
    const tree = rowOfMoment(moment);
    const row = rows.get(columns.id[tree] ?? 0);
    if (row === undefined) return [];
    const [number, end] = [from + offset, isEnd(moment)];
    const call = callOf.get(row.id) ?? null;
    const done = doneAt(plan, number);
    const hasEnd = (plan.endAt[tree] ?? noMoment) !== noMoment;
    return [{
      number, at: `${call === null ? row.id : `c${call}`}${end ? ".end" : ""}`, moment: end ? "end" : "begin", us: end ? row.endUs : row.startUs, trace: row.trace, row,
      adds: counter.ofAll(done), says: end ? 1 : hasEnd ? 0 : "both", began: end ? null : call, done,
    }];
  });
}

/** Numbers of the calls whose results are there at a position. */
function doneAt({ doneAt: positions, doneOrder }: ReplayPlan, position: number): number[] {
  let [low, high] = [0, doneOrder.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((positions[doneOrder[middle] ?? 0] ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  const done: number[] = [];
  for (let at = low; at < doneOrder.length && positions[doneOrder[at] ?? 0] === position; at++) done.push(doneOrder[at] ?? 0);
  return done;
}

function momentOf({ db }: IncidentIndex, { begunAt }: ReplayPlan, call: number | null): Replay["firstHarm"] {
  const position = call === null ? noMoment : (begunAt[call] ?? noMoment);
  if (call === null || position === noMoment) return null;
  return { position, at: `c${call}`, call: `c${call}`, us: db.prepare<[number], number | null>("select time_us from calls where number = ?").pluck().get(call) ?? null };
}

function rowsIn({ columns }: IncidentIndex, traces: readonly string[]): number {
  if (traces.length === 0) return columns.totals("trace", "steps").reduce((sum, count) => sum + count, 0);
  const { names } = columns.coded("trace");
  const wanted = new Set(traces);
  return columns.totals("trace", "steps").reduce((sum, count, code) => sum + (wanted.has(names[code] ?? "") ? count : 0), 0);
}

function clockOf({ columns }: IncidentIndex, moments: Uint32Array): { readonly startUs: number | null; readonly endUs: number | null } {
  const usOf = (moment: number | undefined): number | null => {
    if (moment === undefined) return null;
    const us = (isEnd(moment) ? columns.end : columns.start)[rowOfMoment(moment)] ?? NaN;
    return Number.isNaN(us) ? null : us;
  };
  return { startUs: usOf(moments[0]), endUs: usOf(moments.at(-1)) };
}
