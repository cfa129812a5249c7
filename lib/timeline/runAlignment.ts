/** A call as two runs are aligned by it. `exact`: the same for the same arguments; `alike`: also where only ids, times and white space differ. */
export type AlignedCall = { readonly tool: string; readonly exact: string; readonly alike: string };

/** same: equal arguments. alike: equal but for ids, times and white space. changed: the same tool, other arguments. `a` and `b` are places in the two lists. */
export type AlignedStep =
  | { readonly kind: "same" | "alike" | "changed"; readonly a: number; readonly b: number }
  | { readonly kind: "only_a"; readonly a: number; readonly b: null }
  | { readonly kind: "only_b"; readonly a: null; readonly b: number };

/** So many calls of each run are aligned: four million pairs at most, a byte each. */
export const alignedCallsMax = 2_000;

/** What it is worth to put two calls beside each other; 0: they stand apart. */
function worth(a: AlignedCall | undefined, b: AlignedCall | undefined): number {
  if (a === undefined || b === undefined || a.tool !== b.tool) return 0;
  return a.exact === b.exact ? 4 : a.alike === b.alike ? 3 : 1;
}

/**
 * Two lists of calls beside each other, each in its order, such that as much as possible stands beside its like. What lies behind `alignedCallsMax` of
 * either list is left out. Of equally good ways the one is taken that pairs earlier calls, so that where the runs part both sides have something to show.
 */
export function alignRuns(first: readonly AlignedCall[], second: readonly AlignedCall[]): AlignedStep[] {
  const [a, b] = [first.slice(0, alignedCallsMax), second.slice(0, alignedCallsMax)];
  const shortest = Math.min(a.length, b.length);
  let head = 0;
  while (head < shortest && worth(a[head], b[head]) === 4) head++;
  let tail = 0;
  while (tail < shortest - head && worth(a[a.length - 1 - tail], b[b.length - 1 - tail]) === 4) tail++;
  const ends = (length: number, at: (offset: number) => readonly [number, number]): AlignedStep[] => Array.from({ length }, (_, offset) => pairOf(a, b, ...at(offset)));
  return [
    ...ends(head, (offset) => [offset, offset]),
    ...middleSteps(a, b, head, a.length - tail, b.length - tail),
    ...ends(tail, (offset) => [a.length - tail + offset, b.length - tail + offset]),
  ];
}

const [pair, skipA, skipB] = [1, 2, 3] as const;

/** Fills the table of the best worth of all ends, row by row from the last, and keeps of each place only where it leads on to. */
function middleSteps(a: readonly AlignedCall[], b: readonly AlignedCall[], head: number, endA: number, endB: number): AlignedStep[] {
  const [rows, columns] = [endA - head, endB - head];
  const ways = new Uint8Array((rows + 1) * (columns + 1));
  let below = new Uint32Array(columns + 1);
  for (let j = 0; j < columns; j++) ways[rows * (columns + 1) + j] = skipB;
  for (let i = rows - 1; i >= 0; i--) {
    const line = new Uint32Array(columns + 1);
    ways[i * (columns + 1) + columns] = skipA;
    for (let j = columns - 1; j >= 0; j--) {
      const gain = worth(a[head + i], b[head + j]);
      const [both, down, right] = [gain === 0 ? -1 : (below[j + 1] ?? 0) + gain, below[j] ?? 0, line[j + 1] ?? 0];
      const best = Math.max(both, down, right);
      line[j] = best;
      ways[i * (columns + 1) + j] = best === both ? pair : best === down ? skipA : skipB;
    }
    below = line;
  }
  return walk(ways, a, b, head, rows, columns);
}

function walk(ways: Uint8Array, a: readonly AlignedCall[], b: readonly AlignedCall[], head: number, rows: number, columns: number): AlignedStep[] {
  const steps: AlignedStep[] = [];
  for (let [i, j] = [0, 0]; i < rows || j < columns; ) {
    const way = ways[i * (columns + 1) + j];
    if (way === pair) steps.push(pairOf(a, b, head + i++, head + j++));
    else if (way === skipB) steps.push({ kind: "only_b", a: null, b: head + j++ });
    else steps.push({ kind: "only_a", a: head + i++, b: null });
  }
  return steps;
}

function pairOf(a: readonly AlignedCall[], b: readonly AlignedCall[], i: number, j: number): AlignedStep {
  const gain = worth(a[i], b[j]);
  return { kind: gain === 4 ? "same" : gain === 3 ? "alike" : "changed", a: i, b: j };
}

/** The first step in which the runs part: not the same, and not only ids and times that differ. Null where they never do. */
export function firstDivergence(steps: readonly AlignedStep[]): number | null {
  const at = steps.findIndex(({ kind }) => kind !== "same" && kind !== "alike");
  return at < 0 ? null : at;
}
