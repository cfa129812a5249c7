import { clockAgreementUs } from "@/lib/timeline/clockSkew.ts";
import type { Alignment, Clocks, ListedClockPair } from "@/lib/api/clockContract.ts";
import { countText } from "../ui/count.tsx";

/** How far the times of exhibits are moved on the timeline, by their ids. */
export type Shifts = ReadonlyMap<string, number>;

export const holding = (alignments: readonly Alignment[]): Alignment[] => alignments.filter(({ endedUs, exhibit }) => endedUs === null && exhibit !== "");

export const shiftsOf = (clocks: Clocks | null): Shifts => new Map(holding(clocks?.alignments ?? []).map(({ exhibit, shiftUs }) => [exhibit, shiftUs]));

/** "342 ms", "1.5 s", "12 min 3 s". */
export function lengthText(us: number): string {
  const ms = Math.abs(us) / 1_000;
  if (ms < 1) return `${Math.abs(us)} µs`;
  if (ms < 1_000) return `${Math.round(ms * 10) / 10} ms`;
  if (ms < 60_000) return `${Math.round(ms) / 1_000} s`;
  const seconds = Math.round(ms / 1_000);
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${countText(Math.floor(seconds / 3_600))} h ${Math.floor((seconds % 3_600) / 60)} min ${seconds % 60} s`;
}

/** "342 ms earlier". */
export const shiftText = (shiftUs: number): string => `${lengthText(shiftUs)} ${shiftUs > 0 ? "later" : "earlier"}`;

/** How two clocks compare as they were recorded, and what tells it. */
export function pairText(pair: ListedClockPair): string {
  const { first, second, offsetUs, spreadUs, matches } = pair;
  const of = `${countText(matches)} ${matches === 1 ? "match" : "matches"}`;
  if (offsetUs === null) return `Nothing tells how the clocks of ${first} and ${second} compare: ${of} by what both name, which disagree or are too few.`;
  const told = `told from ${of}${spreadUs === null || matches < 2 ? "" : `, half of them within ${lengthText(Math.max(1_000, spreadUs))}`}`;
  if (!pair.apart) return `The clocks of ${first} and ${second} agree${Math.abs(offsetUs) < clockAgreementUs ? "" : ", as far as can be told"}, ${told}.`;
  return `${second} runs ${lengthText(offsetUs)} ${offsetUs > 0 ? "ahead of" : "behind"} ${first}, ${told}.`;
}

const byWords = {
  id: "calls that both of them timed", mention: "ids and commands that an event and a call both name; the delay between the two is in it", log: "the cross-check of the trace with the signed log",
} as const satisfies Record<ListedClockPair["by"], string>;

export const basisText = ({ by, strength }: ListedClockPair): string => `${strength === null ? "" : `${strength}, `}by ${byWords[by]}`;

/** What the pair is apart on the timeline as it is shown; null where nothing tells. */
export function shownApartUs({ first, second, offsetUs }: ListedClockPair, shifts: Shifts): number | null {
  return offsetUs === null ? null : offsetUs + (shifts.get(second) ?? 0) - (shifts.get(first) ?? 0);
}

/** True where aligning would bring the two together on the timeline. */
export function canAlign(pair: ListedClockPair, shifts: Shifts): boolean {
  const apart = shownApartUs(pair, shifts);
  return pair.apart && pair.by !== "log" && apart !== null && Math.abs(apart) >= clockAgreementUs;
}

/** The alignment that does it: the exhibit that moves, and by how much altogether; null: as recorded. */
export function alignmentFor({ first, second, moves, offsetUs }: ListedClockPair, shifts: Shifts): { readonly exhibit: string; readonly shiftUs: number } {
  const isSecond = moves === second;
  const other = shifts.get(isSecond ? first : second) ?? 0;
  return { exhibit: moves, shiftUs: other + (isSecond ? -1 : 1) * (offsetUs ?? 0) };
}

/** Seconds as people type them, with a sign: microseconds; null where it is no number of seconds other than 0. */
export function readSeconds(text: string): number | null {
  const plain = text.trim().replace("−", "-").replace(",", ".");
  if (!/^[+-]?\d{1,8}(\.\d{1,6})?$/.test(plain)) return null;
  const us = Math.round(Number(plain) * 1_000_000);
  return us === 0 ? null : us;
}
