import { facetNames, sortKeys, stopKinds, timelineViews } from "../../lib/timeline/row.ts";
import { lcg } from "./syntheticIndex.ts";

/** One question to the API about the timeline: what kind it is, and its path below the incident. */
export type TimelineRequest = { readonly kind: string; readonly path: string };

/** The values of each filter, as the facets name them. */
export type FacetValues = Readonly<Partial<Record<string, readonly string[]>>>;

/** The kind of request that reads in the exhibits. */
export const excerpts = "excerpts";

const encode = (value: string): string => encodeURIComponent(value.replaceAll("~", "~0").replaceAll(",", "~1"));
const words = ["needle", "orders", "cust*", "every", "\"delete invoice\"", "n12345", "nothingsuch", "träge", "select orders", "deploy"];

/**
 * What readers ask of a timeline of `rows` rows, in a mixed order that is the same each time: windows anywhere in each
 * view, each value of each filter alone and with others, words, orders, stretches of time, places, stops, facets, lanes.
 */
export function timelineRequests(rows: number, facets: FacetValues, range: { readonly startUs: number; readonly endUs: number }): TimelineRequest[] {
  const random = lcg(7);
  const any = (below: number): number => Math.floor(random() * below);
  const pick = <T>(list: readonly T[]): T | undefined => list[any(list.length)];
  const out: TimelineRequest[] = [];
  const add = (kind: string, path: string) => out.push({ kind, path });
  for (const view of timelineViews) for (let at = 0; at < 8; at++) add(`window, ${view}`, `timeline?view=${view}&from=${at === 0 ? 0 : any(rows)}`);
  for (const name of facetNames) {
    for (const value of (facets[name] ?? []).slice(0, 4)) {
      const one = `${name}=${encode(value)}`;
      add(`filter, ${name}`, `timeline?${one}`);
      add(`filter, ${name}`, `timeline?view=${pick(timelineViews)}&${one}&from=${any(rows / 20)}`);
      add("two filters", `timeline?${one}&kind=TOOL&status=error`);
    }
  }
  for (const q of words) for (const view of timelineViews) add("search", `timeline?view=${view}&q=${encode(q)}${any(2) === 0 ? "" : "&kind=LLM"}`);
  for (const q of words) add(excerpts, `search?q=${encode(q)}`);
  for (const sort of sortKeys.flatMap((key) => [key, `-${key}`])) for (const filter of ["", "&kind=TOOL"]) add("sort", `timeline?view=table&sort=${sort}${filter}&from=${any(rows / 10)}`);
  for (let at = 0; at < 16; at++) add("position", `timeline/position?row=${1 + any(rows)}${pick(["", "&view=flat", "&kind=TOOL", "&q=orders"]) ?? ""}`);
  for (const stop of stopKinds) for (let at = 0; at < 4; at++) add("stop", `timeline/stop?stop=${stop}&row=${any(rows)}&direction=${at % 2 === 0 ? "next" : "previous"}&q=needle`);
  for (let at = 0; at < 12; at++) add("stretch of time", `timeline?view=${pick(timelineViews)}&t=${stretch(range, random)}`);
  for (const filter of ["", "q=orders", "kind=TOOL&tool=run_sql", "status=error"]) {
    add("facets", `timeline/facets?${filter}`);
    add("overview", `timeline/overview?${filter}`);
    add("overview, sequence", `timeline/overview?axis=sequence&${filter}`);
  }
  for (const level of [0, 1, 2]) add("levels", `timeline?level=${level}&from=${any(rows / 50)}`);
  for (let at = 0; at < 6; at++) add("folds", `timeline?fold=${Array.from({ length: 1 + any(200) }, () => 1 + any(rows)).join(",")}&from=${any(rows / 2)}`);
  return shuffled(out, random);
}

function stretch({ startUs, endUs }: { readonly startUs: number; readonly endUs: number }, random: () => number): string {
  const from = startUs + random() * (endUs - startUs);
  const to = from + random() ** 4 * (endUs - from);
  const text = (us: number) => new Date(us / 1_000).toISOString();
  return `${text(from)}..${text(to + 1_000)}`;
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list.map((value) => [random(), value] as const).sort(([a], [b]) => a - b).map(([, value]) => value);
}
