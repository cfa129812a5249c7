import type { Operation } from "./operation.ts";
import * as timeline from "./timelineContract.ts";

const incident = "/api/v1/incidents/{id}";
const query = timeline.timelineQuerySchema;

/** The rows of an incident, in every way of looking at them. */
export const timelineOperations: readonly Operation[] = [
  { method: "get", path: `${incident}/timeline`, summary: "A window of the timeline; the table view holds steps only, without headings", query, answer: timeline.timelineWindowSchema },
  { method: "get", path: `${incident}/timeline/csv`, summary: "All rows that pass the filter, in the order of the view, as CSV: folding hides none; `from` and `count` are not heeded", query, answer: "text/csv" },
  {
    method: "get", path: `${incident}/timeline/facets`, query, answer: timeline.timelineFacetsSchema,
    summary: "Counts per filter value: the rows there would be with it alone chosen in its list, everything else as in the query",
  },
  {
    method: "get", path: `${incident}/timeline/position`, summary: "Where a row lies among the rows of a query",
    query: query.extend(timeline.positionQuerySchema.shape), answer: timeline.timelinePositionSchema,
  },
  {
    method: "get", path: `${incident}/timeline/stop`, summary: "The next or previous row of a kind in the order of the view; it does not begin again at the other end",
    query: query.extend(timeline.stopQuerySchema.shape), answer: timeline.timelineStopSchema,
  },
  {
    method: "get", path: `${incident}/timeline/overview`, summary: "The whole at a glance: density, idle stretches, lanes",
    query: query.extend(timeline.overviewQuerySchema.shape), answer: timeline.timelineOverviewSchema,
  },
  { method: "get", path: `${incident}/search`, summary: "Rows that hold the words, with excerpts; at most 100 at once", query, answer: timeline.searchResultSchema },
];
