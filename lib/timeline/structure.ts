/** Small numbers that stand for names, one per row; 0 where the row has no value. As narrow as the number of names allows. */
export type Codes = Uint8Array | Uint16Array | Uint32Array;

/** What the rows say of one thing, as numbers. `names[0]` is `""`; two codes may have the same name. */
export type CodedColumn = { readonly codes: Codes; readonly names: readonly string[] };

/**
 * The shape of a whole timeline as packed arrays, all in tree order (parents before children). Windows, folds and filters
 * over a million rows are arithmetic over these.
 */
export type TimelineStructure = {
  readonly rows: number;
  /** Rows below each row. */
  readonly subtree: Uint32Array;
  readonly depth: Uint32Array;
  /** Tree order of the row above; -1 for roots. */
  readonly parent: Int32Array;
  /** Position in order of time, and the last one of the row and all below it. */
  readonly place: Uint32Array;
  readonly through: Uint32Array;
  /** Tree order of the row at each position in order of time. */
  readonly treeAtTime: Uint32Array;
  /** Microseconds since the epoch; NaN where there is no clock or no end. */
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** 1 for headings of traces and for parents that are not in the evidence: rows that are no steps. */
  readonly heading: Uint8Array;
  /** 1 for rows that failed or were refused. */
  readonly failed: Uint8Array;
};

/** Levels and parents, from the sizes of the subtrees alone. */
export function treeShape(subtree: Uint32Array): { readonly parent: Int32Array; readonly depth: Uint32Array } {
  const parent = new Int32Array(subtree.length);
  const depth = new Uint32Array(subtree.length);
  let above = -1;
  for (let row = 0; row < subtree.length; row++) {
    while (above >= 0 && row > above + (subtree[above] ?? 0)) above = parent[above] ?? -1;
    parent[row] = above;
    depth[row] = above < 0 ? 0 : (depth[above] ?? 0) + 1;
    if ((subtree[row] ?? 0) > 0) above = row;
  }
  return { parent, depth };
}

/** The last position in order of time of each row and all below it. */
export function lastPlaces(place: Uint32Array, parent: Int32Array): Uint32Array {
  const through = Uint32Array.from(place);
  for (let row = through.length - 1; row > 0; row--) {
    const above = parent[row] ?? -1;
    if (above >= 0 && (through[row] ?? 0) > (through[above] ?? 0)) through[above] = through[row] ?? 0;
  }
  return through;
}

/**
 * Which agent is at work in each row: its own, else that of the nearest row above that names one (0: none does); and 1 for
 * rows whose own agent is another one than the one above.
 */
export function agentsAtWork(agent: Codes, parent: Int32Array): { readonly inForce: Uint32Array; readonly enters: Uint8Array } {
  const inForce = new Uint32Array(agent.length);
  const enters = new Uint8Array(agent.length);
  for (let row = 0; row < agent.length; row++) {
    const above = parent[row] ?? -1;
    const around = above < 0 ? 0 : (inForce[above] ?? 0);
    const own = agent[row] ?? 0;
    if (own !== 0 && around !== 0 && own !== around) enters[row] = 1;
    inForce[row] = own === 0 ? around : own;
  }
  return { inForce, enters };
}

/** Running totals: `sums[n]` is the sum of the first n. */
export function prefixSums(values: Uint8Array): Uint32Array {
  const sums = new Uint32Array(values.length + 1);
  let sum = 0;
  for (let at = 0; at < values.length; at++) {
    sum += values[at] ?? 0;
    sums[at + 1] = sum;
  }
  return sums;
}

/** The first position of ascending numbers whose number is not below `value`. */
export function lowerBound(ascending: Uint32Array | Float64Array, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
