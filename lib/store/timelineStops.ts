import type { TimelineQuery } from "../api/timelineContract.ts";
import type { StopKind, TimelinePosition } from "../timeline/row.ts";
import { nextStop } from "../timeline/stops.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import type { MarkedRows } from "./rowMarks.ts";
import { timelinePosition } from "./timeline.ts";
import { filterRows } from "./timelineFilter.ts";
import { flaggedRows, harmfulRows } from "./timelineMarks.ts";
import { viewOrder } from "./timelineOrder.ts";

export type StopQuery = { readonly row: number; readonly stop: StopKind; readonly direction: "next" | "previous" };
export type TimelineStop = { readonly stop: TimelinePosition | null; readonly number: number; readonly of: number };

/**
 * The next or previous row of a kind among the rows that pass the filter, in the order of the view, whether it is folded away
 * or not. It does not begin again at the other end.
 */
export function timelineStop(index: IncidentIndex, query: TimelineQuery, marks: MarkedRows, { row, stop, direction }: StopQuery): TimelineStop {
  const { columns } = index;
  const { fails } = filterRows(index, query, marks);
  const isStop = stopTest(index, marks, stop);
  const from = (columns.treeOfId[row] ?? 0) - 1;
  const passes = fails === null ? isStop : (tree: number) => fails[tree] === 0 && isStop(tree);
  const { row: found, number, of } = nextStop(viewOrder(index, query, marks), passes, from < 0 ? null : from, direction);
  return { stop: found === null ? null : timelinePosition(index, query, marks, columns.id[found] ?? 0), number, of };
}

function stopTest(index: IncidentIndex, marks: MarkedRows, stop: StopKind): (tree: number) => boolean {
  switch (stop) {
    case "match": return () => true;
    case "flagged": {
      const flagged = flaggedRows(index, marks);
      return (tree) => flagged[tree] === 1;
    }
    case "harmful": {
      const harmful = new Set(harmfulRows(index, marks));
      return (tree) => harmful.has(tree);
    }
    case "marked": {
      const marked = new Set([...marks.keys()].map((id) => (index.columns.treeOfId[id] ?? 0) - 1));
      return (tree) => marked.has(tree);
    }
  }
}
