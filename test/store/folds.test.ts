import fc from "fast-check";
import { expect, test } from "vitest";
import { outermostFolds, visibleOrders, visiblePosition, visibleRows } from "../../lib/store/folds.ts";

type Node = { readonly order: number; readonly subtree: number };

/** A forest in tree order, from the number of children each row takes. */
function forest(children: readonly number[]): Node[] {
  const nodes: { order: number; subtree: number }[] = [];
  let next = 0;
  const grow = (): number => {
    const order = next++;
    const node = { order, subtree: 0 };
    nodes.push(node);
    for (let child = children[order] ?? 0; child > 0 && next < children.length; child--) node.subtree += grow() + 1;
    return node.subtree;
  };
  while (next < children.length) grow();
  return nodes;
}

/** What the arithmetic must agree with: walk every row and ask whether a collapsed one is above it. */
function naiveVisible(nodes: readonly Node[], collapsed: readonly Node[]): number[] {
  const hidden = (order: number) => collapsed.some((node) => order > node.order && order <= node.order + node.subtree);
  return nodes.map(({ order }) => order).filter((order) => !hidden(order));
}

const cases = fc.record({
  children: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 60 }),
  collapse: fc.array(fc.nat(59), { maxLength: 8 }),
  from: fc.nat(60),
  count: fc.integer({ min: 1, max: 20 }),
});

test("windows over collapsed rows equal walking every row", () => {
  fc.assert(
    fc.property(cases, ({ children, collapse, from, count }) => {
      const nodes = forest(children);
      const collapsed = collapse.flatMap((order) => nodes[order] ?? []);
      const folds = outermostFolds(collapsed);
      const visible = naiveVisible(nodes, collapsed);
      expect(visibleRows(nodes.length, folds)).toBe(visible.length);
      expect(visibleOrders(nodes.length, folds, from, count)).toEqual(visible.slice(from, from + count));
      for (const { order } of nodes) {
        const position = visiblePosition(order, folds);
        const expected = visible.indexOf(order);
        if (typeof position === "number") expect(position).toBe(expected);
        else expect(expected).toBe(-1);
      }
    }),
  );
});

test("a row inside a collapsed one names the outermost collapsed row", () => {
  const folds = outermostFolds([{ order: 2, subtree: 3 }, { order: 1, subtree: 6 }]);
  expect(folds).toEqual([{ first: 2, last: 7 }]);
  expect(visiblePosition(4, folds)).toEqual({ first: 2, last: 7 });
});
