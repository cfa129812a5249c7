/**
 * The rows of an incident as columns: a million of them fit in a few dozen megabytes.
 * Row numbers are positions in these columns; `parent` is such a position or -1.
 */
export type TreeColumns = {
  readonly parent: Int32Array;
  /** Microseconds since the epoch; NaN where there is no clock. */
  readonly startUs: Float64Array;
  /** Sorts rows that share a start, for example `dotted_order`; `""` where the vendor has none. */
  readonly orderKey: readonly string[];
  /** Reading position: the last tie-break. */
  readonly position: Float64Array;
};

export type Tree = {
  /** Position of each row among all rows in tree order: parents before children, siblings by time. */
  readonly treeOrder: Int32Array;
  /** Position of each row strictly by time. Rows without a clock stay with the row above them. */
  readonly timeOrder: Int32Array;
  readonly depth: Int32Array;
  /** Rows below each row. */
  readonly subtree: Int32Array;
  /** Rows whose chain of parents forms a loop; each loop has been opened at its earliest row. */
  readonly cycles: readonly number[];
};

/** Orders the rows. Pure, iterative, O(n log n); the columns are not changed. */
export function buildTree(columns: TreeColumns): Tree {
  const parent = Int32Array.from(columns.parent);
  const before = comparator(columns);
  const cycles = openCycles(parent, before);
  const { first, next, roots } = childLists(parent, before);
  const count = parent.length;
  const [treeOrder, depth, subtree] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  const sequence = preorder(first, next, roots, depth);
  sequence.forEach((row, order) => (treeOrder[row] = order));
  for (let i = count - 1; i >= 0; i--) {
    const row = sequence[i] ?? 0;
    const up = parent[row] ?? -1;
    if (up >= 0) subtree[up] = (subtree[up] ?? 0) + (subtree[row] ?? 0) + 1;
  }
  return { treeOrder, timeOrder: byTime(columns, parent, sequence, treeOrder), depth, subtree, cycles };
}

type Compare = (a: number, b: number) => number;

/**
 * By millisecond, then by the vendor's own order, then by microsecond, then by reading position: some vendors fill the
 * last digits of a time with a counter, and there their own order decides. Rows without a clock come last, in file order.
 */
function comparator({ startUs, orderKey, position }: TreeColumns): Compare {
  return (a, b) => {
    const [x, y] = [startUs[a] ?? NaN, startUs[b] ?? NaN];
    if (Number.isNaN(x) !== Number.isNaN(y)) return Number.isNaN(x) ? 1 : -1;
    if (!Number.isNaN(x)) {
      const milliseconds = Math.floor(x / 1000) - Math.floor(y / 1000);
      if (milliseconds !== 0) return milliseconds;
    }
    const [j, k] = [orderKey[a] ?? "", orderKey[b] ?? ""];
    if (j !== k) return j === "" ? 1 : k === "" ? -1 : j < k ? -1 : 1;
    const microseconds = Number.isNaN(x) ? 0 : x - y;
    return microseconds || (position[a] ?? 0) - (position[b] ?? 0) || a - b;
  };
}

/** Cuts each loop of parents at its earliest row, which becomes a root. Returns the rows of all loops. */
function openCycles(parent: Int32Array, before: Compare): number[] {
  const state = new Uint8Array(parent.length); // 0 new, 1 on the current path, 2 done
  const found: number[] = [];
  for (let start = 0; start < parent.length; start++) {
    const path: number[] = [];
    let at = start;
    while (at >= 0 && state[at] === 0) {
      state[at] = 1;
      path.push(at);
      at = parent[at] ?? -1;
    }
    if (at >= 0 && state[at] === 1) {
      const loop = path.slice(path.indexOf(at));
      found.push(...loop);
      const head = loop.reduce((best, row) => (before(row, best) < 0 ? row : best));
      parent[head] = -1;
    }
    for (const row of path) state[row] = 2;
  }
  return found;
}

function childLists(parent: Int32Array, before: Compare) {
  const rows = Int32Array.from(parent.keys());
  rows.sort(before);
  const first = new Int32Array(parent.length).fill(-1);
  const last = new Int32Array(parent.length).fill(-1);
  const next = new Int32Array(parent.length).fill(-1);
  const roots: number[] = [];
  for (const row of rows) {
    const up = parent[row] ?? -1;
    if (up < 0) roots.push(row);
    else if ((first[up] ?? -1) < 0) first[up] = last[up] = row;
    else {
      next[last[up] ?? 0] = row;
      last[up] = row;
    }
  }
  return { first, next, roots };
}

function preorder(first: Int32Array, next: Int32Array, roots: readonly number[], depth: Int32Array): Int32Array {
  const sequence = new Int32Array(first.length);
  let count = 0;
  for (const root of roots) {
    const stack = [root];
    for (let row = stack.pop(); row !== undefined; row = stack.pop()) {
      sequence[count++] = row;
      const sibling = next[row] ?? -1;
      const child = first[row] ?? -1;
      if (sibling >= 0) {
        depth[sibling] = depth[row] ?? 0;
        stack.push(sibling);
      }
      if (child >= 0) {
        depth[child] = (depth[row] ?? 0) + 1;
        stack.push(child);
      }
    }
  }
  return sequence;
}

function byTime(columns: TreeColumns, parent: Int32Array, sequence: Int32Array, treeOrder: Int32Array): Int32Array {
  const time = Float64Array.from(columns.startUs);
  for (const row of sequence) if (Number.isNaN(time[row])) time[row] = (parent[row] ?? -1) >= 0 ? (time[parent[row] ?? 0] ?? NaN) : NaN;
  const rows = Int32Array.from(sequence);
  rows.sort((a, b) => {
    const [x, y] = [time[a] ?? NaN, time[b] ?? NaN];
    if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) === Number.isNaN(y) ? (treeOrder[a] ?? 0) - (treeOrder[b] ?? 0) : Number.isNaN(x) ? 1 : -1;
    return x - y || (treeOrder[a] ?? 0) - (treeOrder[b] ?? 0);
  });
  const order = new Int32Array(rows.length);
  rows.forEach((row, at) => (order[row] = at));
  return order;
}
