/** Where a step from row to row ends: the row as tree order (null: there is none any more), its number among all, and how many there are. */
export type Stop = { readonly row: number | null; readonly number: number; readonly of: number };

type Direction = "next" | "previous";

/**
 * The next or previous of the rows that `stops` names, in this order of rows. `from` is a tree order; null, or a row that is
 * not in the order, stands for the edge that the way leads away from.
 */
export function nextStop(order: Uint32Array, stops: (row: number) => boolean, from: number | null, direction: Direction): Stop {
  const at = from === null ? -1 : order.indexOf(from);
  const here = at >= 0 ? at : direction === "next" ? -1 : order.length;
  let found: Omit<Stop, "of"> = { row: null, number: 0 };
  let of = 0;
  for (let position = 0; position < order.length; position++) {
    const row = order[position] ?? 0;
    if (!stops(row)) continue;
    of++;
    const isNext = direction === "next" ? position > here && found.row === null : position < here;
    if (isNext) found = { row, number: of };
  }
  return { ...found, of };
}
