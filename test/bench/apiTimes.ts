import { timelineFacetsSchema, timelineOverviewSchema } from "../../lib/api/timelineContract.ts";
import { quantile } from "./quantiles.ts";
import { excerpts, type TimelineRequest, timelineRequests } from "./timelineRequests.ts";

type Timed = TimelineRequest & { readonly ms: number };
export type ApiTimes = { readonly asked: number; readonly p95Ms: number; readonly maxMs: number; readonly slowest: readonly Timed[]; readonly refused: readonly string[] };

/** Asks the timeline of one incident whatever readers ask, one request after the other, each once. Excerpts need exhibits that can be read. */
export async function measureApi(incident: string, rows: number, withExcerpts: boolean): Promise<ApiTimes> {
  const facets = timelineFacetsSchema.parse(await json(`${incident}/timeline/facets`));
  const values = Object.fromEntries(Object.entries(facets).map(([name, { values: list }]) => [name, list.map(({ value }) => value)]));
  const { whole } = timelineOverviewSchema.parse(await json(`${incident}/timeline/overview?axis=time`));
  const refused: string[] = [];
  const timed: Timed[] = [];
  const asked = timelineRequests(rows, values, { startUs: whole?.from ?? 0, endUs: whole?.to ?? 1 });
  for (const request of asked.filter(({ kind }) => withExcerpts || kind !== excerpts)) {
    const began = performance.now();
    const response = await fetch(`${incident}/${request.path}`);
    const text = await response.text();
    timed.push({ ...request, ms: performance.now() - began });
    if (!response.ok) refused.push(`${response.status} ${request.path} ${text.slice(0, 200)}`);
  }
  const times = timed.map(({ ms }) => ms);
  return {
    asked: timed.length, p95Ms: quantile(times, 0.95), maxMs: Math.max(...times), refused,
    slowest: [...timed].sort((a, b) => b.ms - a.ms).slice(0, 10),
  };
}

async function json(url: string): Promise<unknown> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** What an answer costs that needs next to nothing. */
export async function plainFetchMs(url: string): Promise<number> {
  const times: number[] = [];
  for (let at = 0; at < 60; at++) {
    const began = performance.now();
    await fetch(url).then((response) => response.text());
    times.push(performance.now() - began);
  }
  return quantile(times.slice(10), 0.95);
}
