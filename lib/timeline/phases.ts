import { phaseIds, type PhaseId } from "../rules/phases/phaseRules.ts";

/** A place in a run. `place`: position in order of time, from 0; null for what happened outside of it. `us`: microseconds since the epoch; null without a clock. */
export type PhasePoint = { readonly place: number | null; readonly us: number | null };
/** A part of a run. `to`: where it ends, null where the evidence does not tell. */
export type Phase<P extends PhasePoint> = { readonly id: PhaseId; readonly from: P; readonly to: P | null };

/** What a run is divided by, each null where there is none. */
export type PhaseFacts<P extends PhasePoint> = {
  readonly first: P | null;
  readonly last: P | null;
  /** The first call that changed something. */
  readonly firstChange: P | null;
  readonly firstHarm: P | null;
  readonly lastHarm: P | null;
  readonly loop: { readonly from: P; readonly to: P } | null;
  readonly statement: P | null;
  readonly noticed: P | null;
  readonly contained: P | null;
  readonly recovered: P | null;
};

/** The parts of a run, in the order of the table of rules; those of which the evidence has nothing are left out. */
export function phasesOf<P extends PhasePoint>(facts: PhaseFacts<P>): Phase<P>[] {
  const { first, last, firstChange, firstHarm, lastHarm, loop, statement, noticed, contained, recovered } = facts;
  const acted = [firstChange, firstHarm].reduce<P | null>((soonest, one) => (one !== null && (soonest === null || isBefore(one, soonest)) ? one : soonest), null);
  const after = (one: P | null): P | null => (one !== null && firstHarm !== null && !isBefore(one, firstHarm) ? one : null);
  const spans: Readonly<Record<PhaseId, readonly [from: P | null, to: P | null]>> = {
    "phase.reading": [first !== null && (acted === null || isBefore(first, acted)) ? first : null, acted ?? last],
    "phase.change": [firstChange !== null && (firstHarm === null || isBefore(firstChange, firstHarm)) ? firstChange : null, firstHarm ?? last],
    "phase.harm": [firstHarm, lastHarm],
    "phase.loop": [loop !== null && isBefore(loop.from, loop.to) ? loop.from : null, loop?.to ?? null],
    "phase.statement": [after(statement), null],
    "phase.noticed": [after(noticed), after(contained) ?? after(recovered)],
    "phase.contained": [after(contained), after(recovered)],
    "phase.recovered": [after(recovered), null],
  };
  return phaseIds.flatMap((id): Phase<P>[] => {
    const [from, to] = spans[id];
    return from === null ? [] : [{ id, from, to: to !== null && isBefore(to, from) ? null : to }];
  });
}

/** By the place in the run where both have one, else by the clock. */
function isBefore(a: PhasePoint, b: PhasePoint): boolean {
  if (a.place !== null && b.place !== null) return a.place < b.place;
  return a.us !== null && b.us !== null && a.us < b.us;
}
