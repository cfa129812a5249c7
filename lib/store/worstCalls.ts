import type { EffectRow } from "../api/impactContract.ts";
import type { Overview, WorstCall } from "../api/overviewContract.ts";
import { effectClasses } from "../effects/effect.ts";
import { effectsPage } from "./effectsPage.ts";
import type { ImpactStanding } from "./impactStanding.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import { originsOf } from "./injectionRows.ts";

const listedMax = 10;
const targetsMax = 3;
const pageSize = 100;
/** A call may have hundreds of effects, and the worst calls are looked for among so many effects. */
const pagesMax = 10;
/** Reading alone is no damage, and would fill the list of an incident without harm. */
const listed = effectClasses.filter((name) => name !== "read_only");

/** The worst calls by their gravest effect, and how many calls changed something or may have. `zeroUs`: the first harm, T+0. */
export function worstCalls(index: IncidentIndex, standing: ImpactStanding, zeroUs: number | null): Pick<Overview, "worst" | "worstOf"> {
  const worst = new Map<string, EffectRow>();
  const query = { class: listed, reversible: [], shared: [], environment: [], harm: [], sort: "worst" as const, count: pageSize };
  for (let page = 0; page < pagesMax && worst.size < listedMax; page++) {
    const { effects, next } = effectsPage(index, standing, { ...query, from: page * pageSize }, zeroUs);
    for (const effect of effects) if (worst.size < listedMax && !worst.has(effect.call.call)) worst.set(effect.call.call, effect);
    if (next === null) break;
  }
  const numbers = Array.from(worst.keys(), (id) => Number(id.slice(1)));
  const origins = originsOf(index.db, numbers);
  const worstOf = index.db.prepare<[], number>("select count(*) from calls where class is not null and class <> 'read_only'").pluck().get() ?? 0;
  return {
    worst: [...worst.values()].map((effect): WorstCall => {
      const number = Number(effect.call.call.slice(1));
      const [said, found] = [standing.verdicts.calls.get(number), origins.get(number)];
      const { call, harm, id, class: name, destructive, reversible, shared, environment, targets, targetsOf } = effect;
      return {
        call, harm, effect: id, class: name, destructive, reversible, shared, environment, targets: targets.slice(0, targetsMax), targetsOf,
        origin: said?.verdict ?? found?.verdict ?? "undetermined", strength: said === undefined ? (found?.strength ?? null) : null,
      };
    }),
    worstOf: Math.max(worstOf, worst.size),
  };
}
