import { outageRules, outageWords, scaleToZero } from "../rules/effects/outages.ts";
import type { Effect } from "./effect.ts";

const wordsMax = 400;

/** Does this effect take something down that others use? What is destroyed is no outage: it is worse. */
export function isOutage({ class: name, destructive, shared, rule, why, magnitude }: Effect): boolean {
  if (name !== "infrastructure" || destructive || shared !== "yes") return false;
  if (outageRules.has(rule)) return true;
  const words = why.slice(0, wordsMax);
  return magnitude?.replicas === 0 || outageWords.test(words) || scaleToZero.test(words);
}
