import { effectRules } from "../rules/effects/index.ts";
import { factorTitles } from "../rules/factors/factorTitles.ts";
import { cueRules } from "../rules/injection/cueRules.ts";
import { hiddenRules } from "../rules/injection/hiddenRules.ts";
import { originRules } from "../rules/injection/originRules.ts";
import { phaseRules } from "../rules/phases/phaseRules.ts";

let titles: ReadonlyMap<string, string> | null = null;

/** What a rule is called. Rules that are rows of a command table have no title of their own: the page of the method has their table. */
export function ruleTitle(id: string): string {
  titles ??= new Map([...Object.entries(factorTitles), ...[...effectRules, ...cueRules, ...hiddenRules, ...originRules, ...phaseRules].map((rule) => [rule.id, rule.title] as const)]);
  return titles.get(id) ?? "a rule of the method";
}
