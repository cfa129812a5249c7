import type { JsonObject } from "../base/json.ts";
import type { DerivedFields, LimitState, ToolUsage } from "./decision.ts";
import type { ToolPolicy } from "./policyDocument.ts";
import { parsePath, select } from "./valuePath.ts";
import { numberOf } from "./valueText.ts";

/** `used`: the limit that this call would go beyond. `unchecked`: limits that nothing in the state speaks of. */
export type LimitAnswer = { readonly used: string | null; readonly unchecked: readonly string[] };

const none: ToolUsage = {
  calls: { second: 0, minute: 0, hour: 0, day: 0, session: 0 },
  spent: { second: 0, minute: 0, hour: 0, day: 0, session: 0 },
};

/** Is there room for one more call? `state` null: nobody counts. */
export function checkLimits({ tool, limits }: ToolPolicy, args: JsonObject, derived: DerivedFields | null, state: LimitState | null): LimitAnswer {
  if (limits === undefined) return { used: null, unchecked: [] };
  const usage = state === null ? null : Object.hasOwn(state, tool) ? (state[tool] ?? none) : none;
  const unchecked: string[] = [];
  const used: string[] = [];
  const look = (name: string, before: number | null, adds: number | null, most: number): void => {
    if (before === null || adds === null) unchecked.push(name);
    else if (before + adds > most) used.push(`${name} of ${most}`);
  };
  const { rate, quota, budget, magnitude } = limits;
  if (rate !== undefined) look(`rate per ${rate.per}`, usage?.calls[rate.per] ?? null, 1, rate.calls);
  if (quota !== undefined) look("calls per session", usage?.calls.session ?? null, 1, quota.calls);
  if (budget !== undefined) look(`budget per ${budget.per}`, usage?.spent[budget.per] ?? null, amountOf(args, budget.argument), budget.amount_max);
  if (magnitude !== undefined) look("rows per call", 0, derived?.affected_rows_estimate ?? null, magnitude.rows_max);
  return { used: used[0] ?? null, unchecked };
}

/** What a call spends: the sum of the named argument; null where it does not say. */
export function amountOf(args: JsonObject, argument: string | undefined): number | null {
  const path = argument === undefined ? null : parsePath(argument);
  if (path === null) return null;
  const numbers = select(args, path).values.map(numberOf);
  return numbers.length === 0 || numbers.includes(null) ? null : numbers.reduce<number>((sum, one) => sum + Math.max(0, one ?? 0), 0);
}
