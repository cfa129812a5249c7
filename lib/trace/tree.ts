/**
 * The rows of an incident as columns: a million of them fit in a few dozen megabytes.
 * Row numbers are positions in these columns; `parent` is such a position or -1.
 */
export type TreeColumns = {
  readonly parent: Int32Array;
  /** Microseconds since the epoch; NaN where there is no clock. */
  readonly startUs: Float64Array;
  /** Sorts rows that share a start, for example `dotted_order`; `""` where the vendor has none. Asked only where it decides. */
  readonly orderKey: (row: number) => string;
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
    const [j, k] = [orderKey(a), orderKey(b)];
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
      for (const row of loop) found.push(row);
      const head = loop.reduce((best, row) => (before(row, best) < 0 ? row : best));
      parent[head] = -1;
    }
    for (const row of path) state[row] = 2;
  }
  return found;
}

/**
 * The first child and the next sibling of each row. Siblings lie together and are sorted by themselves, and most exports
 * bring them in order.
 */
function childLists(parent: Int32Array, before: Compare) {
  const { sorted, starts } = siblings(parent);
  const first = new Int32Array(parent.length).fill(-1);
  const next = new Int32Array(parent.length).fill(-1);
  for (let up = -1; up < parent.length; up++) {
    const [from, to] = [starts[up + 1] ?? 0, starts[up + 2] ?? 0];
    if (!inOrder(sorted, from, to, before)) sorted.subarray(from, to).sort(before);
    if (up >= 0 && to > from) first[up] = sorted[from] ?? -1;
    if (up >= 0) for (let at = from + 1; at < to; at++) next[sorted[at - 1] ?? 0] = sorted[at] ?? -1;
  }
  return { first, next, roots: sorted.subarray(0, starts[1] ?? 0) };
}

/** Rows by parent, roots first; the children of row `up` begin at `starts[up + 1]`. */
function siblings(parent: Int32Array): { readonly sorted: Int32Array; readonly starts: Int32Array } {
  const starts = new Int32Array(parent.length + 2);
  for (const up of parent) starts[up + 2] = (starts[up + 2] ?? 0) + 1;
  for (let up = 1; up < starts.length; up++) starts[up] = (starts[up] ?? 0) + (starts[up - 1] ?? 0);
  const free = starts.slice();
  const sorted = new Int32Array(parent.length);
  parent.forEach((up, row) => {
    const at = free[up + 1] ?? 0;
    sorted[at] = row;
    free[up + 1] = at + 1;
  });
  return { sorted, starts };
}

function inOrder(rows: Int32Array, from: number, to: number, before: Compare): boolean {
  for (let at = from + 1; at < to; at++) if (before(rows[at - 1] ?? 0, rows[at] ?? 0) > 0) return false;
  return true;
}

function preorder(first: Int32Array, next: Int32Array, roots: Int32Array, depth: Int32Array): Int32Array {
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
