import type { LimitState } from "./decision.ts";
import { ratePeriods, type RatePeriod } from "./policyDocument.ts";

const lengthUs: Readonly<Record<RatePeriod, number>> = { second: 1_000_000, minute: 60_000_000, hour: 3_600_000_000, day: 86_400_000_000 };

type Used = { readonly timeUs: number | null; readonly amount: number | null };

/** Counts the calls of one session from the times of its trace: what a limit is checked against before the next call. */
export class UsageCounter {
  readonly #used = new Map<string, Used[]>();

  note(tool: string, timeUs: number | null, amount: number | null): void {
    const known = this.#used.get(tool);
    if (known === undefined) this.#used.set(tool, [{ timeUs, amount }]);
    else known.push({ timeUs, amount });
  }

  /** Rates need a clock; the number of calls of a session does not. */
  stateFor(tool: string, nowUs: number | null): LimitState {
    const used = this.#used.get(tool) ?? [];
    const within = (period: RatePeriod): readonly Used[] | null => (nowUs === null || used.some(({ timeUs }) => timeUs === null) ? null : used.filter(({ timeUs }) => timeUs !== null && timeUs > nowUs - lengthUs[period]));
    const windows = new Map(ratePeriods.map((period) => [period, within(period)]));
    const calls = (period: RatePeriod): number | null => windows.get(period)?.length ?? null;
    const spent = (period: RatePeriod): number | null => sumOf(windows.get(period) ?? null);
    return { [tool]: {
      calls: { second: calls("second"), minute: calls("minute"), hour: calls("hour"), day: calls("day"), session: used.length },
      spent: { second: spent("second"), minute: spent("minute"), hour: spent("hour"), day: spent("day"), session: sumOf(used) },
    } };
  }
}

const sumOf = (used: readonly Used[] | null): number | null => (used === null || used.some(({ amount }) => amount === null) ? null : used.reduce((sum, { amount }) => sum + (amount ?? 0), 0));
