import type { CallRef } from "@/lib/api/impactContract.ts";
import { sinceText } from "../../ui/time-text.ts";

export type HarmBin = { readonly label: string; readonly calls: number };

const binsMax = 24;
const second = 1_000_000;
/** Widths that a reader can think in. */
const widths = [second / 10, second / 2, second, 5 * second, 15 * second, 60 * second, 300 * second, 900 * second, 3_600 * second, 4 * 3_600 * second, 86_400 * second, 7 * 86_400 * second, 30 * 86_400 * second, 365 * 86_400 * second];

/**
 * Harmful calls over the time since the first harm, in stretches of one width. Empty where a drawing would say nothing:
 * fewer than three calls with a time, or all of them at one instant.
 */
export function harmBins(harmful: readonly Pick<CallRef, "tPlusUs">[]): readonly HarmBin[] {
  const times = harmful.flatMap(({ tPlusUs }) => (tPlusUs === null || tPlusUs < 0 ? [] : [tPlusUs]));
  const last = times.reduce((most, us) => Math.max(most, us), 0);
  if (times.length < 3 || last === 0) return [];
  const width = widths.find((one) => last / one < binsMax) ?? last / (binsMax - 1);
  const bins = Array.from({ length: Math.floor(last / width) + 1 }, () => 0);
  for (const us of times) {
    const index = Math.floor(us / width);
    bins[index] = (bins[index] ?? 0) + 1;
  }
  return bins.map((calls, index) => ({ label: binText(index * width), calls }));
}

/** Where a bar begins, without the zeros of smaller units: "T+0", "T+2 d". */
const binText = (us: number): string => (us === 0 ? "T+0" : sinceText(us, 0).replace(/ 0 (?:h|min|s)$/, ""));
