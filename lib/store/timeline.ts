import type { TimelineQuery } from "../api/timelineContract.ts";
import { flaggedAmong, foldedUnder, hiddenBelow, isCollapsed, listedRows, passing, treeRows, type FoldRule, type Hiding } from "../timeline/buildRows.ts";
import type { TimelinePosition, TimelineRow, TimelineWindow } from "../timeline/row.ts";
import { lowerBound } from "../timeline/structure.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import type { MarkedRows } from "./rowMarks.ts";
import { filterRows, type Filtered } from "./timelineFilter.ts";
import { flaggedBefore, flaggedKey } from "./timelineMarks.ts";
import { orderKey, viewOrder } from "./timelineOrder.ts";
import { rowsById } from "./timelineRows.ts";

/** The rows that the pages draw next. The table counts steps only: headings of traces and missing parents are none. */
export function timelineWindow(index: IncidentIndex, query: TimelineQuery, marks: MarkedRows): TimelineWindow {
  const filtered = filterRows(index, query, marks);
  const list = listOf(index, query, filtered, marks);
  const { from } = query;
  const of = query.view === "table" ? viewOrder(index, query, marks).length : index.columns.rows;
  const matches = filtered.fails === null ? of : passing(filtered.fails);
  const rows = rowsById(index, idsOf(index, list, query), marks);
  const total = list.length;
  return { from, total, matches, of, rows: query.view === "tree" ? inTree(index, query, marks, filtered, list, rows) : rows };
}

/**
 * A page of the rows that pass, in the order of the view: without the parents that give a filtered tree its shape, and
 * whatever is folded. For excerpts and for files.
 */
export function matchingRows(index: IncidentIndex, query: TimelineQuery, marks: MarkedRows): Pick<TimelineWindow, "total" | "rows"> {
  const list = matchesOf(index, query, filterRows(index, query, marks), marks);
  return { total: list.length, rows: rowsById(index, idsOf(index, list, query), marks) };
}

function matchesOf(index: IncidentIndex, query: TimelineQuery, { fails, key }: Filtered, marks: MarkedRows): Uint32Array {
  const order = viewOrder(index, query, marks);
  const { view, sort } = query;
  return fails === null ? order : index.results.numbers(`matches ${JSON.stringify([view, view === "table" ? orderKey(index, sort, marks) : null, key])}`, () => listedRows(order, fails));
}

function idsOf({ columns }: IncidentIndex, list: Uint32Array, { from, count }: TimelineQuery): number[] {
  return Array.from(list.subarray(from, from + count), (row) => columns.id[row] ?? 0);
}

/** Adds what only the list knows: parents kept for what is below them, folds, and what they hide. */
function inTree(index: IncidentIndex, query: TimelineQuery, marks: MarkedRows, filtered: Filtered, list: Uint32Array, rows: readonly TimelineRow[]): TimelineRow[] {
  const { columns } = index;
  const rule = foldRule(index, query);
  const before = flaggedBefore(index, marks);
  const flaggedListed = index.results.numbers(`flagged ${flaggedKey(index, marks)} of ${treeKey(query, filtered)}`, () => flaggedAmong(list, before));
  const hiding: Hiding = { list, subtree: columns.subtree, flaggedBefore: before, flaggedListed };
  return rows.map((row, at) => ({
    ...row, context: filtered.fails !== null && filtered.fails[row.order] !== 0,
    collapsed: isCollapsed(columns, rule, row.order), hidden: hiddenBelow(hiding, query.from + at),
  }));
}

/** The rows of a query in the order of its view, as tree orders. */
function listOf(index: IncidentIndex, query: TimelineQuery, filtered: Filtered, marks: MarkedRows): Uint32Array {
  if (query.view !== "tree") return matchesOf(index, query, filtered, marks);
  return index.results.numbers(treeKey(query, filtered), () => treeRows(index.columns, filtered.fails, foldRule(index, query)));
}

const treeKey = ({ level, fold }: TimelineQuery, { key }: Filtered): string => `tree ${JSON.stringify([level, fold, key])}`;

function foldRule({ columns }: IncidentIndex, { level, fold }: TimelineQuery): FoldRule {
  const named = new Set(fold.flatMap((id) => treeOf(columns, Number(id)) ?? []));
  return { level: level ?? null, named: Uint32Array.from(named).sort() };
}

function treeOf({ treeOfId }: IncidentIndex["columns"], id: number): number | null {
  const tree = treeOfId[id] ?? 0;
  return tree === 0 ? null : tree - 1;
}

/** Where a row lies under a query; null where there is no such row at all. */
export function timelinePosition(index: IncidentIndex, query: TimelineQuery, marks: MarkedRows, id: number): TimelinePosition | null {
  const { columns } = index;
  const row = treeOf(columns, id);
  if (row === null) return null;
  const filtered = filterRows(index, query, marks);
  const list = listOf(index, query, filtered, marks);
  const at = query.view === "tree" ? lowerBound(list, row) : list.indexOf(row);
  if (list[at] === row) return { id, position: at, foldedIn: null };
  // What the filter hides is not hidden by a fold, wherever it lies.
  const folded = query.view === "tree" && wouldBeListed(index, filtered, row) ? foldedUnder(columns, foldRule(index, query), row) : null;
  return { id, position: null, foldedIn: folded === null ? null : (columns.id[folded] ?? null) };
}

/** Does the row, or one below it, pass the filter? */
function wouldBeListed({ columns }: IncidentIndex, { fails }: Filtered, row: number): boolean {
  return fails === null || fails.subarray(row, row + (columns.subtree[row] ?? 0) + 1).includes(0);
}
