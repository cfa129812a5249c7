import type { RowType } from "../timeline/row.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

/** Where a row stands, and where its content lies. */
export type StepRecord = {
  readonly id: number; readonly type: RowType; readonly trace: number; readonly parent: number | null;
  readonly spanId: string | null; readonly parentId: string | null;
  /** The record, the draft inside it, and of a conversation the message. */
  readonly exhibit: number; readonly record: number | null; readonly draft: number | null; readonly ordinal: number | null;
  readonly partial: number; readonly call: number | null;
  readonly startUs: number | null;
  readonly treeOrder: number; readonly timeOrder: number; readonly subtree: number; readonly depth: number;
};

/** Null where there is no such row. */
export function stepRecord(db: TraceIndexDatabase, id: number): StepRecord | null {
  return db.prepare<[number], StepRecord>(
    `select id, type, trace, parent, span_id as spanId, parent_id as parentId, exhibit, record, draft, ordinal, partial, call, start_us as startUs,
       coalesce(tree_order, 0) as treeOrder, coalesce(time_order, 0) as timeOrder, subtree, depth from steps where id = ?`,
  ).get(id) ?? null;
}
