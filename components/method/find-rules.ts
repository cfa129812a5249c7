import type { RuleGroup } from "./method-rule.ts";

/** The groups with the rules that hold every word of the query in id, title, reason or the names of the tools; groups without any are left out. */
export function findRules(groups: readonly RuleGroup[], query: string): readonly RuleGroup[] {
  const words = query.toLowerCase().split(/\s+/).filter((word) => word !== "");
  if (words.length === 0) return groups;
  return groups.flatMap((group) => {
    const heads = [group.title, ...group.alsoFor].join(" ").toLowerCase();
    const rules = group.rules.filter(({ id, title, why }) => {
      const text = `${id} ${title} ${why}`.toLowerCase();
      return words.every((word) => text.includes(word) || heads.includes(word));
    });
    return rules.length === 0 ? [] : [{ ...group, rules }];
  });
}

export const countRules = (groups: readonly RuleGroup[]): number => groups.reduce((sum, { rules }) => sum + rules.length, 0);

/** The group in which the rule of this id lies; null where this version has no such rule. */
export const groupOfRule = (groups: readonly RuleGroup[], id: string): RuleGroup | null => groups.find(({ rules }) => rules.some((rule) => rule.id === id)) ?? null;
