import type { TimelineQuery } from "../api/timelineContract.ts";
import type { Facet, TimelineFacets, TimelineWindow } from "../timeline/row.ts";
import { outermostFolds, visibleOrders, visiblePosition, visibleRows, type Fold } from "./folds.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import { filteredPlaces, isFiltered } from "./timelineFilter.ts";
import { rowsByTree } from "./timelineRows.ts";

/** Traces beyond this many are counted, not listed: nobody reads a list of a hundred thousand. */
const facetValuesMax = 1_000;

/** The rows that the pages draw next. */
export function timelineWindow(index: IncidentIndex, query: TimelineQuery): TimelineWindow {
  const { columns } = index;
  const { from, count, view } = query;
  const of = columns.rows;
  if (isFiltered(query)) {
    const places = filteredPlaces(index, query);
    const trees = Array.from(places.subarray(from, from + count), (place) => treeAt(index, view, place));
    return { from, total: places.length, of, rows: rowsByTree(index, trees) };
  }
  if (view === "flat") {
    const trees = Array.from(columns.treeAtTime.subarray(from, from + count));
    return { from, total: of, of, rows: rowsByTree(index, trees) };
  }
  const folds = foldsOf(index, query);
  return { from, total: visibleRows(of, folds), of, rows: rowsByTree(index, visibleOrders(of, folds, from, count)) };
}

function treeAt({ columns }: IncidentIndex, view: TimelineQuery["view"], place: number): number {
  return view === "flat" ? (columns.treeAtTime[place] ?? 0) : place;
}

function foldsOf({ columns }: IncidentIndex, { fold }: TimelineQuery): Fold[] {
  const collapsed = fold.flatMap((id) => {
    const order = (columns.treeOfId[Number(id)] ?? 0) - 1;
    return order < 0 ? [] : [{ order, subtree: columns.subtree[order] ?? 0 }];
  });
  return outermostFolds(collapsed);
}

/** Where a row lies under a query; null where there is no such row at all. */
export function timelinePosition(index: IncidentIndex, query: TimelineQuery, id: number): { id: number; position: number | null; foldedIn: number | null } | null {
  const { columns } = index;
  const tree = (columns.treeOfId[id] ?? 0) - 1;
  if (tree < 0) return null;
  const place = query.view === "flat" ? (columns.time[tree] ?? 0) : tree;
  if (isFiltered(query)) return { id, position: placeAmong(filteredPlaces(index, query), place), foldedIn: null };
  if (query.view === "flat") return { id, position: place, foldedIn: null };
  const position = visiblePosition(tree, foldsOf(index, query));
  if (typeof position === "number") return { id, position, foldedIn: null };
  return { id, position: null, foldedIn: columns.id[position.first - 1] ?? null };
}

/** Binary search in ascending places. */
function placeAmong(places: Uint32Array, place: number): number | null {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return places[low] === place ? low : null;
}

/** Counts per value over all rows, most frequent first, as they were stored with the analysis. */
export function timelineFacets(index: IncidentIndex): TimelineFacets {
  const list = index.db.prepare<[string, number], Facet>(
    "select value, count from facets where facet = ? order by count desc, value limit ?",
  );
  const total = index.db.prepare<[string], number>("select count(*) from facets where facet = ?").pluck();
  const values = (name: string): Facet[] => list.all(name, facetValuesMax);
  const of = (name: string): number => total.get(name) ?? 0;
  return {
    kinds: values("kinds"), tools: values("tools"), statuses: values("statuses"), traces: values("traces"), exhibits: values("exhibits"),
    of: { kinds: of("kinds"), tools: of("tools"), statuses: of("statuses"), traces: of("traces"), exhibits: of("exhibits") },
  };
}
