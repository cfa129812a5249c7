/**
 * How far the clocks of two exhibits are apart, told from what both of them saw.
 *
 * A sighting says when one source saw a thing that others may have seen too. What two sources saw once each is a match, and its offset is
 * the second's time less the first's. Of all offsets of a pair the median counts, so that anything less than half of them may be wrong
 * without moving it out of the range of the others; the spread is the median distance from it.
 *
 * Matches by id (the same call, asked for or run) are the same moment, so the offset is the clocks'. Matches by mention (a commit or a ticket that a
 * call and an event both name) have the delay between deed and alert in them as well: they are asked only where no id matches, need at
 * least three that agree closely, and are never more than weak. Where that is not so, nothing tells, and the offset is null.
 */

export const clockLinks = ["id", "mention", "log"] as const;
/** How a match was found; `log`: by the cross-check of trace and signed log, which has medians of its own. */
export type ClockLink = (typeof clockLinks)[number];

export const clockStrengths = ["strong", "moderate", "weak"] as const;
export type ClockStrength = (typeof clockStrengths)[number];

/** One source saw a thing. `source` is the number of an exhibit; `atUs` microseconds since the epoch by its own clock. */
export type ClockSighting = { readonly source: number; readonly key: string; readonly atUs: number; readonly by: "id" | "mention" };

/** What is known of the clocks of two sources; `first` has the lower number. */
export type ClockPair = {
  readonly first: number;
  readonly second: number;
  /** How far the second runs ahead of the first, in microseconds (below 0: behind); null where nothing tells. */
  readonly offsetUs: number | null;
  /** Half of the matches lie no farther than this from the offset. */
  readonly spreadUs: number | null;
  /** Things that both saw. */
  readonly matches: number;
  readonly by: ClockLink;
  readonly strength: ClockStrength | null;
};

const idSpreadUsMax = 50_000;
const mentionSpreadUsMax = 2_000_000;
const mentionsMin = 3;
/** Clocks that are closer than this agree: exports round to the millisecond. */
export const clockAgreementUs = 10_000;

/** What more sources than these saw is compared with the first of them alone: fifty exports of one run would make a thousand pairs. */
const sourcesMax = 12;

/** Every pair of sources that saw something in common, in order of their numbers. Of several sightings of one thing by one source the earliest counts. */
export function clockPairs(sightings: Iterable<ClockSighting>): ClockPair[] {
  const pairs = new Map<string, { readonly first: number; readonly second: number; readonly id: number[]; readonly mention: number[] }>();
  for (const { by, seen } of thingsSeen(sightings)) {
    const sources = [...seen].sort(([a], [b]) => a - b);
    for (const [at, [first, firstUs]] of (sources.length > sourcesMax ? sources.slice(0, 1) : sources).entries()) {
      for (const [second, secondUs] of sources.slice(at + 1)) {
        const pair = pairs.get(`${first} ${second}`) ?? { first, second, id: [], mention: [] };
        pair[by].push(secondUs - firstUs);
        pairs.set(`${first} ${second}`, pair);
      }
    }
  }
  return [...pairs.values()].map(estimate).sort((a, b) => a.first - b.first || a.second - b.second);
}

type Thing = { readonly by: "id" | "mention"; readonly seen: Map<number, number> };

function thingsSeen(sightings: Iterable<ClockSighting>): Iterable<Thing> {
  const things = new Map<string, Thing>();
  for (const { source, key, atUs, by } of sightings) {
    const thing = things.get(`${by} ${key}`) ?? { by, seen: new Map() };
    thing.seen.set(source, Math.min(atUs, thing.seen.get(source) ?? atUs));
    things.set(`${by} ${key}`, thing);
  }
  return things.values();
}

function estimate({ first, second, id, mention }: { readonly first: number; readonly second: number; readonly id: readonly number[]; readonly mention: readonly number[] }): ClockPair {
  const by = id.length > 0 ? "id" : "mention";
  const offsets = by === "id" ? id : mention;
  const offsetUs = median(offsets);
  const spreadUs = median(offsets.map((one) => Math.abs(one - offsetUs)));
  const strength = by === "id" ? strengthOfIds(offsets.length, offsetUs, spreadUs) : strengthOfMentions(offsets.length, offsetUs, spreadUs);
  if (strength === null) return { first, second, offsetUs: null, spreadUs: null, matches: offsets.length, by, strength };
  return { first, second, offsetUs, spreadUs, matches: offsets.length, by, strength };
}

function strengthOfIds(matches: number, offsetUs: number, spreadUs: number): ClockStrength {
  const isTight = spreadUs <= Math.max(idSpreadUsMax, Math.abs(offsetUs) / 4);
  if (matches < 2 || !isTight) return "weak";
  return matches < 5 ? "moderate" : "strong";
}

function strengthOfMentions(matches: number, offsetUs: number, spreadUs: number): ClockStrength | null {
  return matches >= mentionsMin && spreadUs <= Math.max(mentionSpreadUsMax, Math.abs(offsetUs) / 10) ? "weak" : null;
}

/** The middle of some whole numbers, between two of them the lower whole one: shifting all by a whole number shifts it by the same. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : Math.floor(((sorted[middle - 1] ?? upper) + upper) / 2);
}

/** True where two clocks differ by more than rounding and by more than their own spread. */
export function areApart({ offsetUs, spreadUs }: Pick<ClockPair, "offsetUs" | "spreadUs">): boolean {
  return offsetUs !== null && Math.abs(offsetUs) >= clockAgreementUs && Math.abs(offsetUs) > (spreadUs ?? 0);
}
