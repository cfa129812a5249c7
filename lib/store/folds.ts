/** Rows `first` to `last` of the tree order are hidden behind the collapsed row `first - 1`. */
export type Fold = { readonly first: number; readonly last: number };

/** The collapsed rows as disjoint ranges in tree order: what lies inside another collapsed row adds nothing. */
export function outermostFolds(collapsed: readonly { readonly order: number; readonly subtree: number }[]): Fold[] {
  const folds: Fold[] = [];
  for (const { order, subtree } of collapsed.toSorted((a, b) => a.order - b.order)) {
    const around = folds.at(-1);
    if (subtree === 0 || (around && order <= around.last)) continue;
    folds.push({ first: order + 1, last: order + subtree });
  }
  return folds;
}

/** How many of `rows` rows stay visible. */
export function visibleRows(rows: number, folds: readonly Fold[]): number {
  return folds.reduce((left, { first, last }) => left - (last - first + 1), rows);
}

/** Where a row of the tree order lies among the visible ones, or the fold that hides it. */
export function visiblePosition(order: number, folds: readonly Fold[]): number | Fold {
  let hidden = 0;
  for (const fold of folds) {
    if (order < fold.first) break;
    if (order <= fold.last) return fold;
    hidden += fold.last - fold.first + 1;
  }
  return order - hidden;
}

/** The tree orders of the visible rows `from` to `from + count - 1`, cut at the end of the `rows` rows. */
export function visibleOrders(rows: number, folds: readonly Fold[], from: number, count: number): number[] {
  const orders: number[] = [];
  let order = from;
  let next = 0;
  // Each fold that ends before the wanted row moves it down by its size.
  for (let fold = folds[next]; fold && fold.first <= order; fold = folds[++next]) order += fold.last - fold.first + 1;
  while (order < rows && orders.length < count) {
    orders.push(order++);
    const fold = folds[next];
    if (fold?.first === order) {
      order = fold.last + 1;
      next++;
    }
  }
  return orders;
}
