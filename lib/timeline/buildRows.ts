import { lowerBound, type TimelineStructure } from "./structure.ts";

/**
 * Which rows are collapsed: those `level` or more levels deep, except where `named` says the opposite; without a level, those
 * that are named. `named` holds tree orders, ascending. Rows without rows below are never collapsed.
 */
export type FoldRule = { readonly level: number | null; readonly named: Uint32Array };

export const nothingFolded: FoldRule = { level: null, named: new Uint32Array() };

type Tree = Pick<TimelineStructure, "rows" | "subtree" | "depth" | "parent">;

/** Is this row collapsed? */
export function isCollapsed({ subtree, depth }: Tree, { level, named }: FoldRule, row: number): boolean {
  if ((subtree[row] ?? 0) === 0) return false;
  const isNamed = named[lowerBound(named, row)] === row;
  return (level !== null && (depth[row] ?? 0) >= level) !== isNamed;
}

/** The outermost collapsed row above this one, or null. */
export function foldedUnder(tree: Tree, rule: FoldRule, row: number): number | null {
  let outermost: number | null = null;
  for (let above = tree.parent[row] ?? -1; above >= 0; above = tree.parent[above] ?? -1) if (isCollapsed(tree, rule, above)) outermost = above;
  return outermost;
}

/**
 * The rows of the tree view as tree orders, ascending: what passes (`fails` 0; null: everything does) and all rows above it,
 * without what lies below a collapsed row.
 */
export function treeRows(tree: Tree, fails: Uint8Array | null, rule: FoldRule): Uint32Array {
  const kept = fails === null ? null : withParents(tree, fails);
  const { rows, subtree, depth } = tree;
  const { level, named } = rule;
  const list = new Uint32Array(rows);
  let count = 0;
  let next = 0;
  for (let row = 0; row < rows; ) {
    const below = subtree[row] ?? 0;
    if (kept !== null && kept[row] !== 1) {
      row += below + 1;
      continue;
    }
    list[count++] = row;
    // Both run upwards, so one look at the next named row is enough.
    while (next < named.length && (named[next] ?? 0) < row) next++;
    const collapsed = below > 0 && (level !== null && (depth[row] ?? 0) >= level) !== (named[next] === row);
    row += collapsed ? below + 1 : 1;
  }
  return list.slice(0, count);
}

/** 1 for what passes and for every row above it. */
function withParents({ rows, parent }: Tree, fails: Uint8Array): Uint8Array {
  const kept = new Uint8Array(rows);
  for (let row = rows - 1; row >= 0; row--) {
    if (fails[row] === 0) kept[row] = 1;
    const above = parent[row] ?? -1;
    if (kept[row] === 1 && above >= 0) kept[above] = 1;
  }
  return kept;
}

/** The rows of a list without levels, as tree orders: what passes, in the order given (of time, or sorted). */
export function listedRows(order: Uint32Array, fails: Uint8Array): Uint32Array {
  const list = new Uint32Array(order.length);
  let count = 0;
  for (let at = 0; at < order.length; at++) {
    const row = order[at] ?? 0;
    if (fails[row] === 0) list[count++] = row;
  }
  return list.slice(0, count);
}

/** How many rows pass. */
export function passing(fails: Uint8Array): number {
  let count = 0;
  for (let row = 0; row < fails.length; row++) if (fails[row] === 0) count++;
  return count;
}

/** What a list in tree order leaves out below each of its rows. `flaggedBefore` counts flagged rows before each tree order, `flaggedListed` those among the first n of the list. */
export type Hiding = { readonly list: Uint32Array; readonly subtree: Uint32Array; readonly flaggedBefore: Uint32Array; readonly flaggedListed: Uint32Array };

/** Flagged rows among the first n rows of a list, for every n. */
export function flaggedAmong(list: Uint32Array, flaggedBefore: Uint32Array): Uint32Array {
  const sums = new Uint32Array(list.length + 1);
  let sum = 0;
  for (let at = 0; at < list.length; at++) {
    const row = list[at] ?? 0;
    sum += (flaggedBefore[row + 1] ?? 0) - (flaggedBefore[row] ?? 0);
    sums[at + 1] = sum;
  }
  return sums;
}

/** Rows below the row at this position of the list that are not in the list, and how many of them are flagged. */
export function hiddenBelow({ list, subtree, flaggedBefore, flaggedListed }: Hiding, position: number): { readonly rows: number; readonly flagged: number } {
  const row = list[position] ?? 0;
  const below = subtree[row] ?? 0;
  if (below === 0) return { rows: 0, flagged: 0 };
  const after = row + below + 1;
  const next = lowerBound(list, after);
  const flagged = (flaggedBefore[after] ?? 0) - (flaggedBefore[row + 1] ?? 0);
  return { rows: below - (next - position - 1), flagged: flagged - ((flaggedListed[next] ?? 0) - (flaggedListed[position + 1] ?? 0)) };
}
