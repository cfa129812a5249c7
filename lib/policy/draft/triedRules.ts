import { namesSecret, secretsIn } from "../../effects/secrets/secretsIn.ts";
import type { Condition, Match, PolicyRule, Scalar } from "../policyDocument.ts";
import { leavesOf, pathText, type ValuePath } from "../valuePath.ts";
import { listCondition, supportOf } from "./candidate.ts";
import type { SeenCall, ToolEvidence } from "./evidence.ts";
import { lineNameOf } from "./toolShape.ts";

const rulesMax = 5;
const textMax = 200;
/** Classes of what can be tried again: nothing leaves the house, and nothing is lost. */
const harmless = new Set(["read_only", "data_mutation", "config_change"]);

/**
 * Agents make the same mistake again. A legitimate call that failed may be made once more exactly as it was, where what it would do is bounded: its
 * values are taken together, and none of them is learned for other calls.
 */
export function triedRules({ tool, calls, failed }: ToolEvidence): PolicyRule[] {
  if (calls.length === 0) return [];
  const known = new Map<string, SeenCall[]>();
  for (const call of failed.filter(isHarmless)) {
    const match = exactMatch(call);
    if (match !== null) known.set(JSON.stringify(match), [...(known.get(JSON.stringify(match)) ?? []), call]);
  }
  const often = [...known.values()].sort((a, b) => b.length - a.length || (a[0]?.number ?? 0) - (b[0]?.number ?? 0)).slice(0, rulesMax);
  return often.flatMap((same, at) => {
    const match = same[0] === undefined ? null : exactMatch(same[0]);
    return match === null ? [] : [{ id: `${tool}.tried_${at + 1}`, match, reason: "It failed when it was tried, and may be tried again as it was.", support: supportOf(same.map((call) => ({ call }))) }];
  });
}

const isHarmless = ({ derived }: SeenCall): boolean => derived !== null && !derived.destructive && derived.covers.length === 0 && derived.effect.every((name) => harmless.has(name));

/** All values of the call, place by place; null where one is long, a credential, or an object without members. */
function exactMatch(call: SeenCall): Match | null {
  const values = new Map<string, { readonly path: ValuePath; readonly list: Scalar[] }>();
  for (const { path, value } of leavesOf(call.arguments) ?? []) {
    if (path.length === 0 || (typeof value === "object" && value !== null && !Array.isArray(value)) || isUnfit(path, value)) return null;
    const entry = values.get(pathText(path)) ?? { path, list: [] };
    values.set(pathText(path), entry);
    if (value === null || typeof value !== "object") entry.list.push(value);
  }
  return Object.fromEntries([...values.values()].map(({ path, list }): readonly [string, Condition] => [lineNameOf(path), list.length === 0 ? { one_of: [] } : listCondition([...new Set(list)])]));
}

const isUnfit = (path: ValuePath, value: unknown): boolean => path.some((step) => step !== "*" && namesSecret(step.name)) || (typeof value === "string" && (value.length > textMax || secretsIn(value).length > 0));
