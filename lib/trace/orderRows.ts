import type { TraceIndexWriter } from "./traceIndex.ts";
import { buildTree } from "./tree.ts";

/** Puts all rows into tree order and time order. Returns the ids of the rows that lie on a loop of parents. */
export function orderRows(index: TraceIndexWriter): number[] {
  index.addHeadings();
  const { ids, columns } = index.treeColumns();
  const tree = buildTree(columns);
  index.writeTree(ids, tree);
  return tree.cycles.map((row) => ids[row] ?? 0);
}
