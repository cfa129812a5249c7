import type { BackTest, PolicyReview, PolicyStanding, ReplayedView } from "../api/policyContract.ts";

const nothing = { allow: 0, require_approval: 0, deny: 0, of: 0 };

/** Nothing is known yet. `pending`: it is being worked out. */
export const unknownStanding = (pending: boolean, version: number | null): PolicyStanding =>
  ({ state: "unknown", pending, onItsPage: false, source: version === null ? null : "version", version, baseline: nothing, harmful: nothing, passing: 0, asks: 0, lost: 0, firstStop: null, inTime: false });

/** What a review comes to for other pages. `version`: the one that was reviewed; null: the draft. */
export function standingOf({ backTest }: Pick<PolicyReview, "backTest">, version: number | null): PolicyStanding {
  if (backTest === null) return unknownStanding(false, version);
  const { parts: { baseline, harmful }, passing, stops } = backTest;
  return {
    state: stateOf(backTest), pending: false, onItsPage: false, source: version === null ? "draft" : "version", version, baseline, harmful, passing: passing.of, asks: baseline.require_approval, lost: baseline.deny,
    firstStop: firstStop(stops), inTime: stops.length > 0 && stops.every(({ inTime }) => inTime),
  };
}

/** A list that was learned from nothing denies everything, which is no answer. */
function stateOf({ parts: { baseline, harmful }, passing }: BackTest): PolicyStanding["state"] {
  if (baseline.of === 0) return "unknown";
  return passing.of === 0 && harmful.allow === 0 && baseline.allow === baseline.of ? "answered" : "partial";
}

function firstStop(stops: BackTest["stops"]): ReplayedView | null {
  const all = stops.flatMap(({ at }) => at ?? []);
  return all.toSorted((a, b) => Number(a.call.call.slice(1)) - Number(b.call.call.slice(1)))[0] ?? null;
}

type Kept = { readonly key: string; readonly standing: PolicyStanding };
declare global {
  /** Each route handler is a bundle of its own. */
  var aftertracePolicyStandings: Map<string, Kept> | undefined;
}
const keptMax = 200;
const kept = (): Map<string, Kept> => (globalThis.aftertracePolicyStandings ??= new Map());

/** The standing that was worked out for exactly this state of the incident; null where there is none. */
export function keptStanding(incident: string, key: string): PolicyStanding | null {
  const known = kept().get(incident);
  return known?.key === key ? known.standing : null;
}

export function keepStanding(incident: string, key: string, standing: PolicyStanding): void {
  const all = kept();
  all.delete(incident);
  all.set(incident, { key, standing });
  const [oldest] = all.keys();
  if (all.size > keptMax && oldest !== undefined) all.delete(oldest);
}
