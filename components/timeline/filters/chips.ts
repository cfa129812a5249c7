import { facetNames } from "@/lib/timeline/row.ts";
import type { AxisWindow } from "@/lib/timeline/axisRange.ts";
import { countText } from "../../ui/count.tsx";
import { utcText } from "../../ui/time-text.ts";
import { chooseValues, facetLabels } from "./facets.ts";
import { clockText } from "../rows/row-words.ts";
import type { TimelineAddress } from "../address.ts";
import type { ValueWords } from "./value-words.ts";

/** One filter in force. */
export type Chip = {
  readonly key: string;
  readonly label: string;
  readonly word: string;
  readonly mono: boolean;
  /** The change of the address that takes it away. */
  readonly without: Partial<TimelineAddress>;
};

/** Values of one filter that get a chip each; more of them share one. */
const chipsEach = 5;

/** The filters of an address in the order of the bar: search, window, lists. */
export function chipsOf(address: TimelineAddress, say: ValueWords, zeroUs: number | null): Chip[] {
  const search: Chip[] = address.q === "" ? [] : [{ key: "q", label: "Search", word: address.q, mono: true, without: { q: "" } }];
  const window: Chip[] = address.t === null ? [] : [{ key: "t", label: "Window", word: windowText(address.t, zeroUs), mono: false, without: { t: null } }];
  const lists = facetNames.flatMap((name): Chip[] => {
    const chosen: readonly string[] = address[name];
    const label = facetLabels[name];
    if (chosen.length > chipsEach) return [{ key: name, label, word: `${countText(chosen.length)} values`, mono: false, without: chooseValues(name, []) }];
    return chosen.map((value) => ({
      key: `${name} ${value}`, label, word: say[name](value), mono: false, without: chooseValues(name, chosen.filter((other) => other !== value)),
    }));
  });
  return [...search, ...window, ...lists];
}

/** A stretch in words: distances from T+0 where there is a clock, instants where T+0 is not known, positions from #1. */
export function windowText({ axis, from, to }: AxisWindow, zeroUs: number | null): string {
  if (axis === "position") return `#${countText(from + 1)} to #${countText(to + 1)}`;
  const text = (us: number) => (zeroUs === null ? utcText(us) : clockText(us, zeroUs));
  return `${text(from)} to ${text(to)}`;
}
