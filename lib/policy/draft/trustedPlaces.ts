import { parseResultPlace } from "../resultPlace.ts";
import type { ValuePath } from "../valuePath.ts";
import { idName } from "./argumentNames.ts";
import type { SeenText, SeenValue, ToolEvidence } from "./evidence.ts";

/**
 * The places of results from which arguments got their values: those that gave one in two runs or more, or in all of them. For each argument only as
 * many as its values need, the most telling first, so that nothing is trusted that nobody used; and those that bear its name.
 */
export function trustedPlaces(tools: Iterable<ToolEvidence>): ReadonlySet<string> {
  const trusted = new Set<string>();
  for (const { paths } of tools) for (const { path, values } of paths.values()) {
    const name = nameOf(path);
    for (const place of neededPlaces(values.filter((value) => isOpen(value, name)), name)) trusted.add(place);
    for (const place of neededPlaces(values.flatMap((value) => value.inside.map((one) => ({ ...value, ...one }))), null)) trusted.add(place);
  }
  return trusted;
}

/** True and false, and numbers of one digit that are no ids, stand everywhere: that they stand in a result says nothing. */
const isOpen = ({ text, value }: SeenValue, name: string | null): boolean => typeof value !== "boolean" && (text.length > 1 || idName.test(name ?? ""));

type Placed = SeenText & { readonly call: { readonly run: number } };

function neededPlaces(values: readonly Placed[], name: string | null): string[] {
  const runs = new Set(values.map(({ call }) => call.run)).size;
  const known = new Map([...tallied(values)].filter(([, seen]) => seen.runs.size >= 2 || seen.runs.size === runs));
  const chosen = [...known.keys()].filter((place) => name !== null && nameOf(parseResultPlace(place)?.path ?? []) === name && (known.get(place)?.runs.size ?? 0) >= 2);
  const uncovered = new Set(values.filter(({ user }) => !user));
  const cover = (place: string): void => known.get(place)?.values.forEach((value) => uncovered.delete(value));
  chosen.forEach(cover);
  while (uncovered.size > 0) {
    const [best] = [...known].map(([place, seen]) => ({ place, runs: seen.runs.size, gain: seen.values.filter((one) => uncovered.has(one)).length }))
      .filter(({ gain }) => gain > 0).sort((a, b) => b.gain - a.gain || b.runs - a.runs || (a.place < b.place ? -1 : 1));
    if (best === undefined) break;
    chosen.push(best.place);
    cover(best.place);
  }
  return chosen;
}

/** The last name of a path: that of an argument, or of a member of a result. */
function nameOf(path: ValuePath): string | null {
  const last = path.findLast((step) => step !== "*");
  return typeof last === "object" ? last.name : null;
}

function tallied(values: readonly Placed[]): Map<string, { readonly values: Placed[]; readonly runs: Set<number> }> {
  const known = new Map<string, { values: Placed[]; runs: Set<number> }>();
  for (const value of values) for (const place of value.places) {
    const entry = known.get(place) ?? { values: [], runs: new Set<number>() };
    known.set(place, entry);
    entry.values.push(value);
    entry.runs.add(value.call.run);
  }
  return known;
}
