import type { Correction, Judgement } from "../api/impactContract.ts";
import { effectId, effectOfId } from "../effects/effectIndex.ts";
import { harmStanding, isUnasked, type HarmStanding } from "../effects/incidentHarm.ts";
import { worstFirst } from "../effects/worstFirst.ts";
import type { CallState, OriginVerdict } from "../findings.ts";
import { given } from "./corrections.ts";
import { effectsOfCall } from "./effectRows.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

/** A call as it holds: its row, its worst effect (null where it has none), its harm, and why a person says that it was made. */
export type CallAsJudged = { readonly row: number | null; readonly worst: Judgement | null; readonly harm: HarmStanding; readonly said: OriginVerdict | null };

/** What people say of effects, by the index's number of the effect, and of origins, by the number of the call. */
export type JudgedBy = { readonly corrections: ReadonlyMap<number, Correction>; readonly verdicts: ReadonlyMap<number, { readonly verdict: OriginVerdict }> };

/**
 * By number, the calls that hold otherwise than the machine has them: those with corrected effects or another origin, and where an origin turns whether
 * anybody asked for the harm, those that are harm only because of that, or no longer.
 */
export function judgedCalls(db: TraceIndexDatabase, by: JudgedBy): ReadonlyMap<number, CallAsJudged> {
  const calls = new Map<number, CallAsJudged>();
  const add = (number: number): void => {
    const call = calls.has(number) ? null : asJudged(db, by, number);
    if (call !== null) calls.set(number, call);
  };
  for (const id of by.corrections.keys()) add(effectOfId(id).call);
  if (by.verdicts.size === 0) return calls;
  for (const number of by.verdicts.keys()) add(number);
  return weighedTogether(db, by, calls, add);
}

/** Ordinary work beside harm that nobody asked for is none; without such harm it counts. */
function weighedTogether(db: TraceIndexDatabase, { verdicts }: JudgedBy, calls: Map<number, CallAsJudged>, add: (number: number) => void): ReadonlyMap<number, CallAsJudged> {
  const machine = machineOrigins(db);
  const isAsked = (number: number): boolean => !isUnasked(verdicts.get(number)?.verdict ?? machine.of(number));
  const isLeft = machine.unaskedHarm(JSON.stringify([...calls.keys()])) || Array.from(calls).some(([number, { harm }]) => harm === "harmful" && !isAsked(number));
  // Only these can have turned: the machine has them as harm, or left them out.
  for (const number of isLeft ? machine.askedHarm() : machine.askedAside()) add(number);
  if (!isLeft) return calls;
  return new Map(Array.from(calls, ([number, call]) => [number, call.harm === "harmful" && isAsked(number) ? { ...call, harm: "none" as const } : call]));
}

function machineOrigins(db: TraceIndexDatabase) {
  const asked = "(select call from origins where verdict in ('user', 'delegated'))";
  const of = db.prepare<[number], OriginVerdict>("select verdict from origins where call = ?").pluck();
  return {
    of: (number: number): OriginVerdict | null => of.get(number) ?? null,
    /** Is there harm that nobody asked for apart from these calls? */
    unaskedHarm: (besides: string): boolean =>
      db.prepare<[string], number>(`select 1 from calls where harm = 'harmful' and number not in ${asked} and number not in (select value from json_each(?)) limit 1`).pluck().get(besides) === 1,
    askedHarm: (): number[] => db.prepare<[], number>(`select number from calls where harm = 'harmful' and number in ${asked}`).pluck().all(),
    /** Executed calls that change something, were asked for and count as no harm. */
    askedAside: (): number[] => db.prepare<[], number>(`select number from calls where harm = 'none' and state = 'executed' and class is not null and class <> 'read_only' and number in ${asked}`).pluck().all(),
  };
}

function asJudged(db: TraceIndexDatabase, { corrections, verdicts }: JudgedBy, number: number): CallAsJudged | null {
  const call = db.prepare<[number], { readonly state: CallState; readonly row: number | null; readonly origin: OriginVerdict | null }>(
    "select c.state, c.row, o.verdict as origin from calls c left join origins o on o.call = c.number where c.number = ?",
  ).get(number);
  if (call === undefined) return null;
  const effects = effectsOfCall(db, number).map((effect, place) => ({ ...effect, ...given(corrections.get(effectId(number, place))?.change) }));
  const [worst] = worstFirst(effects);
  const said = verdicts.get(number)?.verdict ?? null;
  return { row: call.row, worst: worst === undefined ? null : judgementOf(worst), harm: harmStanding({ state: call.state, effects, origin: said ?? call.origin }), said };
}

const judgementOf = ({ class: name, destructive, reversible, shared }: Judgement): Judgement => ({ class: name, destructive, reversible, shared });
