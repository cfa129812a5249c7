import { conditionCovers } from "./conditionCovers.ts";
import { lineOf } from "./matchLine.ts";
import type { PolicyDocument, PolicyRule, ToolLimits, ToolPolicy } from "./policyDocument.ts";

/** Does a change let calls through that were not let through before? What cannot be told counts as wider. */
export type ChangeDirection = "wider" | "narrower" | "same";
/** `what`: the id of a rule, `TOOL.limits`, or `trust`. */
export type PolicyChange = { readonly what: string; readonly change: "added" | "removed" | "changed"; readonly direction: ChangeDirection };

/** What lies between two versions, rule by rule. Narrowing may be applied at once; widening wants somebody to say so. */
export function comparePolicies(before: PolicyDocument, after: PolicyDocument): PolicyChange[] {
  const tools = [...new Set([...before.tools, ...after.tools].map(({ tool }) => tool))];
  const of = (policy: PolicyDocument, name: string): ToolPolicy => policy.tools.find(({ tool }) => tool === name) ?? { tool: name };
  return [...tools.flatMap((tool) => compareTools(of(before, tool), of(after, tool))), ...compareTrust(before, after)];
}

function compareTools(before: ToolPolicy, after: ToolPolicy): PolicyChange[] {
  const strict = (rules: readonly PolicyRule[] | undefined) => (rules ?? []).filter(({ fallback }) => fallback !== true);
  const allow = compareRules(before.allow ?? [], after.allow ?? [], (old, now) => (now === null ? "narrower" : (before.allow ?? []).some((one) => ruleCovers(one, now)) ? (old !== null && ruleCovers(now, old) ? "same" : "narrower") : "wider"));
  const closing = (old: PolicyRule | null, now: PolicyRule | null): ChangeDirection => (now === null ? "wider" : old === null ? "narrower" : ruleCovers(now, old) ? (ruleCovers(old, now) ? "same" : "narrower") : "wider");
  const limits: PolicyChange[] = JSON.stringify(before.limits) === JSON.stringify(after.limits) ? [] : [{ what: `${after.tool}.limits`, change: before.limits === undefined ? "added" : after.limits === undefined ? "removed" : "changed", direction: limitsCover(after.limits, before.limits) ? "narrower" : "wider" }];
  return [...allow, ...compareRules(strict(before.require_approval), strict(after.require_approval), closing), ...compareRules(before.deny ?? [], after.deny ?? [], closing), ...limits];
}

function compareRules(before: readonly PolicyRule[], after: readonly PolicyRule[], direction: (old: PolicyRule | null, now: PolicyRule | null) => ChangeDirection): PolicyChange[] {
  const ids = [...new Set([...before, ...after].map(({ id }) => id))];
  return ids.flatMap((id): PolicyChange[] => {
    const [old = null, now = null] = [before.find((one) => one.id === id), after.find((one) => one.id === id)];
    if (old !== null && now !== null && JSON.stringify([old.match, old.extra]) === JSON.stringify([now.match, now.extra])) return [];
    return [{ what: id, change: old === null ? "added" : now === null ? "removed" : "changed", direction: direction(old, now) }];
  });
}

/** Does every call that fits `narrow` fit `wide`? */
export function ruleCovers(wide: PolicyRule, narrow: PolicyRule): boolean {
  if (narrow.extra === "allow" && wide.extra !== "allow") return false;
  const isMet = Object.entries(wide.match).every(([name, condition]) => {
    const other = narrow.match[name];
    if (other !== undefined) return conditionCovers(condition, other);
    // A call that fits the narrow rule does not have this argument at all.
    return narrow.extra !== "allow" && lineOf(name, condition)?.subject.kind === "argument" && isOptional(condition);
  });
  const speaksOfMore = Object.entries(narrow.match).some(([name, condition]) => !(name in wide.match) && lineOf(name, condition)?.subject.kind !== "derived");
  return isMet && (!speaksOfMore || wide.extra === "allow");
}

const isOptional = (condition: PolicyRule["match"][string]): boolean => condition !== null && typeof condition === "object" && !Array.isArray(condition) && condition.optional === true;

/** Is every limit of `loose` there in `tight`, and no higher? */
function limitsCover(tight: ToolLimits | undefined, loose: ToolLimits | undefined): boolean {
  if (loose === undefined) return true;
  const { rate, quota, budget, magnitude } = loose;
  return (rate === undefined || (tight?.rate?.per === rate.per && tight.rate.calls <= rate.calls)) && (quota === undefined || (tight?.quota !== undefined && tight.quota.calls <= quota.calls)) &&
    (budget === undefined || (tight?.budget?.per === budget.per && tight.budget.argument === budget.argument && tight.budget.currency === budget.currency && tight.budget.amount_max <= budget.amount_max)) &&
    (magnitude === undefined || (tight?.magnitude !== undefined && tight.magnitude.rows_max <= magnitude.rows_max));
}

function compareTrust({ trust: before }: PolicyDocument, { trust: after }: PolicyDocument): PolicyChange[] {
  const all = (trust: PolicyDocument["trust"]): string[] => [...(trust?.user ?? ["user", "system"]), ...(trust?.results ?? [])];
  const [old, now] = [all(before), all(after)];
  const isWider = now.some((one) => !old.includes(one));
  return isWider || old.some((one) => !now.includes(one)) ? [{ what: "trust", change: "changed", direction: isWider ? "wider" : "narrower" }] : [];
}

/** The next version of a policy: its number, and the hash of the one before. Its signature is gone, because its values are others. */
export function nextVersion(before: PolicyDocument, after: PolicyDocument, hash: (policy: PolicyDocument) => string): PolicyDocument {
  const { signature: _, ...rest } = after;
  return { ...rest, version: before.version + 1, previous: hash(before) };
}
