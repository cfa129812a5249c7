import type { RowType, TimelineRow, RowCallState } from "../timeline/row.ts";
import type { SpanKind, SpanStatus } from "../trace/model.ts";
import type { IncidentIndex } from "./incidentIndex.ts";

type StoredRow = {
  readonly id: number; readonly order: number; readonly depth: number; readonly subtree: number; readonly type: RowType;
  readonly kind: SpanKind; readonly name: string; readonly preview: string; readonly tool: string | null;
  readonly call: number | null; readonly callState: RowCallState | null; readonly status: SpanStatus;
  readonly trace: string; readonly exhibit: number; readonly startUs: number | null; readonly endUs: number | null;
};

const selectRows = `select s.id, s.tree_order as "order", s.depth, s.subtree, s.type, s.kind, s.name, s.preview, s.tool, s.call,
  s.call_state as callState, s.status, t.trace_id as trace, s.exhibit, s.start_us as startUs, s.end_us as endUs
  from json_each(?) as wanted join steps s on s.id = wanted.value join traces t on t.id = s.trace order by wanted.key`;

/** The rows at these places of the tree order, in the order asked for. */
export function rowsByTree(index: IncidentIndex, trees: readonly number[]): TimelineRow[] {
  return rowsById(index, trees.map((tree) => index.columns.id[tree] ?? 0));
}

/** The rows with these ids, in the order asked for; ids without a row are left out. */
export function rowsById(index: Pick<IncidentIndex, "db">, ids: readonly number[]): TimelineRow[] {
  const rows = index.db.prepare<[string], StoredRow>(selectRows).all(JSON.stringify(ids));
  return rows.map(({ call, exhibit, ...row }) => ({ ...row, call: call === null ? null : `c${call}`, exhibit: `x${exhibit}` }));
}
