import type { Impact } from "@/lib/api/impactContract.ts";
import type { EffectClass } from "@/lib/effects/effect.ts";
import { classOrder } from "../impact-words.ts";

export type WeekRow = { readonly class: EffectClass; readonly calls: readonly number[]; readonly total: number; readonly most: number };
export type WeekTable = { readonly weeksUs: readonly number[]; readonly rows: readonly WeekRow[] };

const weekUs = 7 * 86_400 * 1_000_000;

/** Calls per week and class, weeks without a call between others filled in with none; classes that never occur are left out. */
export function weekTable(weeks: Impact["weeks"]): WeekTable {
  const starts = weeks.map((week) => week.weekUs);
  if (starts.length === 0) return { weeksUs: [], rows: [] };
  const first = starts.reduce((least, us) => Math.min(least, us));
  const last = starts.reduce((most, us) => Math.max(most, us));
  const weeksUs = Array.from({ length: Math.round((last - first) / weekUs) + 1 }, (_, index) => first + index * weekUs);
  const rows = classOrder.flatMap((name): WeekRow[] => {
    const own = weeks.filter((week) => week.class === name);
    if (own.length === 0) return [];
    const at = new Map(own.map((week) => [week.weekUs, week.calls]));
    const calls = weeksUs.map((us) => at.get(us) ?? 0);
    return [{ class: name, calls, total: calls.reduce((sum, count) => sum + count, 0), most: Math.max(...calls) }];
  });
  return { weeksUs, rows };
}

/** The day on which a week begins, in UTC: "2026-03-02". */
export const weekText = (us: number): string => new Date(us / 1000).toISOString().slice(0, 10);
