import fc from "fast-check";
import { lastPlaces, treeShape, type TimelineStructure } from "../../lib/timeline/structure.ts";

/** Sizes of the subtrees of a forest in tree order, from the number of children that each row takes. */
export function subtreesOf(children: readonly number[]): Uint32Array {
  const subtree = new Uint32Array(children.length);
  let next = 0;
  const grow = (): number => {
    const row = next++;
    for (let child = children[row] ?? 0; child > 0 && next < children.length; child--) subtree[row] = (subtree[row] ?? 0) + grow() + 1;
    return subtree[row] ?? 0;
  };
  while (next < children.length) grow();
  return subtree;
}

export type Drawn = { readonly children: number; readonly start: number | null; readonly lasts: number | null; readonly failed: boolean; readonly heading: boolean };

/** The structure of rows drawn at random: places follow the starts, rows without a clock come last. */
export function structureOf(rows: readonly Drawn[]): TimelineStructure {
  const subtree = subtreesOf(rows.map(({ children }) => children));
  const { parent, depth } = treeShape(subtree);
  const treeAtTime = Uint32Array.from(rows.keys()).sort((a, b) => (rows[a]?.start ?? Infinity) - (rows[b]?.start ?? Infinity) || a - b);
  const place = new Uint32Array(rows.length);
  treeAtTime.forEach((row, at) => (place[row] = at));
  return {
    rows: rows.length, subtree, parent, depth, place, through: lastPlaces(place, parent), treeAtTime,
    start: Float64Array.from(rows, ({ start }) => start ?? NaN),
    end: Float64Array.from(rows, ({ start, lasts }) => (start === null || lasts === null ? NaN : start + lasts)),
    heading: Uint8Array.from(rows, ({ heading }) => Number(heading)), failed: Uint8Array.from(rows, ({ failed }) => Number(failed)),
  };
}

export const drawnRows = (maxLength = 60): fc.Arbitrary<Drawn[]> =>
  fc.array(fc.record({
    children: fc.integer({ min: 0, max: 4 }), start: fc.option(fc.nat(1_000_000), { freq: 8 }), lasts: fc.option(fc.nat(200_000), { freq: 8 }),
    failed: fc.boolean(), heading: fc.boolean(),
  }), { maxLength });

/** Tree orders of the rows below a row. */
export function below({ subtree }: Pick<TimelineStructure, "subtree">, row: number): number[] {
  return Array.from({ length: subtree[row] ?? 0 }, (_, at) => row + 1 + at);
}
