import type { TraceIndexDatabase } from "./openDatabase.ts";
import type { StepRecord } from "./stepRecord.ts";

const ancestorsMax = 50;

/** The rows above a row, from the top down to its parent: the innermost of them, by id. There are as many as its depth says. */
export function ancestorIds(db: TraceIndexDatabase, { depth, parent }: StepRecord): number[] {
  const up = db.prepare<[number], number | null>("select parent from steps where id = ?").pluck();
  const ids: number[] = [];
  // Depth bounds the walk: where parents form a loop, the tree opened it, and the row there has no depth left.
  for (let at = parent; at !== null && ids.length < Math.min(depth, ancestorsMax); at = up.get(at) ?? null) ids.push(at);
  return ids.reverse();
}
