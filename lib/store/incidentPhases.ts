import type { Impact, IncidentPhase, PhasePlace } from "../api/impactContract.ts";
import type { EffectClass } from "../effects/effect.ts";
import { effectOfId } from "../effects/effectIndex.ts";
import type { Cite } from "../findings.ts";
import { phaseRules } from "../rules/phases/phaseRules.ts";
import { phasesOf, type PhaseFacts } from "../timeline/phases.ts";
import { callRefs } from "./callRefs.ts";
import { factorRows } from "./factorRows.ts";
import { harmfulCalls, lastHarmfulCall, saidOf, judgedAmong, type Overrides } from "./judgedEffects.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

/** Classes that leave everything as it was, or of which nobody knows. */
const notChanging: readonly EffectClass[] = ["read_only", "credential_access", "unknown"];

type Point = PhasePlace & { readonly number: number | null };
type Moments = Pick<Impact["blastRadius"], "noticed" | "contained" | "recovered">;

/** The parts of the run, each with the rule and the call, row or event that it begins with. Times count from the first harm. */
export function incidentPhases(db: TraceIndexDatabase, overrides: Overrides, moments: Moments): IncidentPhase[] {
  const [firstHarm = null] = harmfulCalls(db, overrides, 0, 1);
  const zeroUs = firstHarm === null ? null : (pointOfCall(db, firstHarm, null)?.us ?? null);
  const at = (call: number | null): Point | null => (call === null ? null : pointOfCall(db, call, zeroUs));
  const facts: PhaseFacts<Point> = {
    first: at(edgeCall(db, "min")), last: at(edgeCall(db, "max")), firstChange: at(firstChange(db, overrides)), firstHarm: at(firstHarm), lastHarm: at(lastHarmfulCall(db, overrides)),
    loop: loopOf(db, at), statement: statementOf(db, zeroUs, firstHarm), noticed: pointOfMoment(moments.noticed), contained: pointOfMoment(moments.contained), recovered: pointOfMoment(moments.recovered),
  };
  const phases = phasesOf(facts);
  const refs = callRefs(db, phases.flatMap(({ from, to }) => [from, to].flatMap((one) => one?.number ?? [])), zeroUs);
  const shown = ({ number, ...point }: Point): PhasePlace => ({ ...point, call: number === null ? null : (refs.get(number) ?? null) });
  return phases.map(({ id, from, to }) => ({
    rule: id, title: phaseRules.find((rule) => rule.id === id)?.title ?? id, from: shown(from), to: to && shown(to), calls: from.number !== null && to?.number !== null && to !== null ? to.number - from.number + 1 : null,
  }));
}

const edgeCall = (db: TraceIndexDatabase, which: "min" | "max"): number | null => db.prepare<[], number | null>(`select ${which}(number) from calls`).pluck().get() ?? null;

type StoredPoint = { readonly row: number | null; readonly place: number | null; readonly us: number | null };

function pointOfCall(db: TraceIndexDatabase, call: number, zeroUs: number | null): Point | null {
  const point = db.prepare<[number], StoredPoint>("select c.row, s.time_order as place, c.time_us as us from calls c left join steps s on s.id = c.row where c.number = ?").get(call);
  return point === undefined ? null : { ...point, tPlusUs: distance(point.us, zeroUs), number: call, call: null, event: null, text: "", cites: [] };
}

const distance = (us: number | null, zeroUs: number | null): number | null => (us === null || zeroUs === null ? null : us - zeroUs);

function pointOfMoment(moment: Moments["noticed"]): Point | null {
  if (moment === null) return null;
  return { place: null, us: moment.atUs, tPlusUs: moment.afterUs, row: moment.row, number: null, call: null, event: moment.event, text: moment.text, cites: [] };
}

/** The first call that ran and changed something, corrections on top. */
function firstChange(db: TraceIndexDatabase, overrides: Overrides): number | null {
  const among = [...new Set([...overrides.harm.keys(), ...Array.from(overrides.effects.keys(), (id) => effectOfId(id).call)])];
  const without = `(${notChanging.map((name) => `'${name}'`).join(", ")})`;
  const said = saidOf(overrides, among);
  const judged = db.prepare<[typeof said], number | null>(`${judgedAmong} select min(call) from e where ran and class not in ${without}`).pluck().get(said) ?? null;
  const found = db.prepare<[string], number>(
    `select number from calls where class not in ${without} and state in ('executed', 'unknown') and number not in (select value from json_each(?)) order by number limit 1`,
  ).pluck().get(JSON.stringify(among)) ?? null;
  return judged === null || (found !== null && found < judged) ? found : judged;
}

function loopOf(db: TraceIndexDatabase, at: (call: number) => Point | null): PhaseFacts<Point>["loop"] {
  const calls = factorRows(db).find(({ code }) => code === "feedback_loop")?.calls ?? [];
  const [from, to] = [at(Math.min(...calls)), at(Math.max(...calls))];
  return calls.length < 2 || from === null || to === null ? null : { from, to };
}

/** The first words that a factor cites as the agent's own on the harm, or the call that destroyed its record. */
function statementOf(db: TraceIndexDatabase, zeroUs: number | null, firstHarm: number | null): Point | null {
  if (firstHarm === null) return null;
  const rows = factorRows(db);
  const spoken = rows.filter(({ code }) => code === "false_report" || code === "own_explanation").flatMap(({ message, cites }) => cites.flatMap((cite) => pointOfCite(db, cite, message, zeroUs, firstHarm) ?? []));
  const [first] = spoken.toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0));
  const destroyed = rows.find(({ code }) => code === "log_destroyed");
  const call = destroyed?.calls[0];
  return first ?? (call === undefined ? null : pointOfCall(db, call, zeroUs));
}

/** The row that a place of the evidence belongs to, after the first harm. */
function pointOfCite(db: TraceIndexDatabase, cite: Cite, text: string, zeroUs: number | null, firstHarm: number): Point | null {
  const point = db.prepare<[number, string, number], StoredPoint>(
    `select s.id as row, s.time_order as place, s.start_us as us from steps s where s.record in (select id from records where exhibit = ? and at = ?)
     and s.time_order > (select time_order from steps where id = (select row from calls where number = ?)) order by s.time_order limit 1`,
  ).get(Number(cite.exhibit.slice(1)), cite.at, firstHarm);
  return point === undefined ? null : { ...point, tPlusUs: distance(point.us, zeroUs), number: null, call: null, event: null, text, cites: [cite] };
}
