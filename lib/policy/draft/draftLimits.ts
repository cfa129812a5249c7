import type { RatePeriod, ToolLimits } from "../policyDocument.ts";
import { greatest } from "./candidate.ts";
import type { PathEvidence, SeenCall, ToolEvidence } from "./evidence.ts";
import { roundBounds } from "./numberRungs.ts";

/** Below these a limit would only disturb. */
const least = { tool: 20, language: 100 } as const;
const ratePeriod: RatePeriod = "minute";
const minuteUs = 60_000_000;

/** Twice what one run used at most, as round numbers: what goes beyond has a person look at it. `isLanguage`: a shell or a database is asked often. */
export function draftLimits({ calls, paths }: ToolEvidence, isLanguage: boolean): ToolLimits | undefined {
  if (calls.length === 0) return undefined;
  const fewest = isLanguage ? least.language : least.tool;
  const twice = (most: number): number => Math.max(fewest, roundBounds(0, most * 2).max);
  const rate = mostInMinute(calls);
  const budget = budgetOf([...paths.values()]);
  return { ...(rate === null ? {} : { rate: { calls: twice(rate), per: ratePeriod } }), quota: { calls: twice(mostInRun(calls)), per: "session" }, ...(budget === null ? {} : { budget }) };
}

function mostInRun(calls: readonly SeenCall[]): number {
  const byRun = new Map<number, number>();
  for (const { run } of calls) byRun.set(run, (byRun.get(run) ?? 0) + 1);
  return greatest([...byRun.values()]);
}

/** Null where some call has no time. */
function mostInMinute(calls: readonly SeenCall[]): number | null {
  const times = calls.flatMap(({ timeUs, run }) => (timeUs === null ? [] : [{ timeUs, run }])).sort((a, b) => a.run - b.run || a.timeUs - b.timeUs);
  if (times.length < calls.length) return null;
  let most = 0;
  let first = 0;
  for (const [at, { timeUs, run }] of times.entries()) {
    while (times[first]?.run !== run || timeUs - (times[first]?.timeUs ?? 0) >= minuteUs) first++;
    most = Math.max(most, at - first + 1);
  }
  return most;
}

const moneyName = /^(?:amount|amount_usd|amount_eur|amount_cents|total_amount|payment_amount|refund_amount)$/i;

/** The sum that one run spent at most, where an argument is an amount. */
function budgetOf(paths: readonly PathEvidence[]): ToolLimits["budget"] | null {
  const amount = paths.find(({ path, values }) => path.some((step) => step !== "*" && moneyName.test(step.name)) && values.length > 0 && values.every(({ value }) => typeof value === "number" && value >= 0));
  if (amount === undefined) return null;
  const byRun = new Map<number, number>();
  for (const { value, call } of amount.values) byRun.set(call.run, (byRun.get(call.run) ?? 0) + (typeof value === "number" ? value : 0));
  return { amount_max: roundBounds(0, greatest([...byRun.values()]) * 2).max, argument: amount.text, per: "session" };
}
