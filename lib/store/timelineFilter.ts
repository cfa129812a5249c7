import type { TimelineQuery } from "../api/timelineContract.ts";
import { spanKinds } from "../trace/model.ts";
import { cachedResult, type IncidentIndex } from "./incidentIndex.ts";
import { ftsExpression } from "./searchWords.ts";
import { spanStatuses, type TimelineColumns } from "./timelineColumns.ts";

type Filter = Pick<TimelineQuery, "view" | "q" | "kind" | "tool" | "status" | "trace" | "x">;

/** Does the query hide rows by what they are? (Collapsing hides them by where they are.) */
export function isFiltered({ q, kind, tool, status, trace, x }: Filter): boolean {
  return q.trim() !== "" || [kind, tool, status, trace, x].some((list) => list.length > 0);
}

/** The places, in the order of the view, of all rows that pass the filter; ascending. */
export function filteredPlaces(index: IncidentIndex, filter: Filter): Uint32Array {
  const { view, q, kind, tool, status, trace, x } = filter;
  const key = JSON.stringify([view, q, kind, tool, status, trace, x]);
  return cachedResult(index, key, () => {
    const passes = rowTests(index, filter);
    const found = q.trim() === "" ? null : treesWithWords(index, q);
    return collectPlaces(index.columns, view, (tree) => (found === null || found[tree] === 1) && passes.every((test) => test(tree)));
  });
}

function collectPlaces(columns: TimelineColumns, view: Filter["view"], passes: (tree: number) => boolean): Uint32Array {
  const places = new Uint32Array(columns.rows);
  let count = 0;
  for (let place = 0; place < columns.rows; place++) {
    const tree = view === "flat" ? (columns.treeAtTime[place] ?? 0) : place;
    if (passes(tree)) places[count++] = place;
  }
  return places.slice(0, count);
}

/** One test per list of the filter that is not empty. */
function rowTests(index: IncidentIndex, filter: Filter): ((tree: number) => boolean)[] {
  const { columns } = index;
  const wanted: readonly (readonly [Uint8Array | Uint32Array, ReadonlySet<number> | null])[] = [
    [columns.kind, codes(filter.kind, (kind) => spanKinds.indexOf(kind))],
    [columns.status, codes(filter.status, (status) => spanStatuses.indexOf(status))],
    [columns.tool, codes(filter.tool, (tool) => columns.toolNames.indexOf(tool, 1))],
    [columns.trace, codes(filter.trace, (trace) => traceNumber(index, trace))],
    [columns.exhibit, codes(filter.x, exhibitNumber)],
  ];
  return wanted.flatMap(([column, accepted]) => (accepted === null ? [] : [(tree: number) => accepted.has(column[tree] ?? -1)]));
}

function codes<T>(values: readonly T[], codeOf: (value: T) => number): ReadonlySet<number> | null {
  return values.length === 0 ? null : new Set(values.map(codeOf));
}

/** 3 for `x3`, -1 for what is no exhibit id. */
export function exhibitNumber(id: string): number {
  return /^x[1-9]\d{0,8}$/.test(id) ? Number(id.slice(1)) : -1;
}

function traceNumber(index: IncidentIndex, traceId: string): number {
  return index.db.prepare<[string], { id: number }>("select id from traces where trace_id = ?").get(traceId)?.id ?? -1;
}

/** Texts of a step's other appearances are indexed under minus the appearance's row id. */
export const stepOfHit = "iif(hits.rowid > 0, hits.rowid, (select a.step from appearances a where a.rowid = -hits.rowid))";

/** One byte per row of the tree order: does it hold the words? */
function treesWithWords(index: IncidentIndex, q: string): Uint8Array {
  const { columns, db } = index;
  const found = new Uint8Array(columns.rows);
  const expression = ftsExpression(q);
  if (expression === null) return found;
  // One text of all ids: a million rows fetched one by one would take four times as long.
  const ids = db.prepare<[string], string | null>(`select group_concat(${stepOfHit}) from hits where hits match ?`).pluck().get(expression);
  forEachNumber(ids ?? "", (id) => {
    const tree = columns.treeOfId[id] ?? 0;
    if (tree > 0) found[tree - 1] = 1;
  });
  return found;
}

/** Reads `1,22,333` without making a million small texts of it. */
function forEachNumber(list: string, use: (value: number) => void): void {
  const comma = 44;
  const zero = 48;
  let value = 0;
  for (let place = 0; place < list.length; place++) {
    const unit = list.charCodeAt(place);
    if (unit !== comma) {
      value = value * 10 + unit - zero;
      continue;
    }
    use(value);
    value = 0;
  }
  if (list !== "") use(value);
}
