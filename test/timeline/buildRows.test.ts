import fc from "fast-check";
import { expect, test } from "vitest";
import { flaggedAmong, foldedUnder, hiddenBelow, isCollapsed, listedRows, passing, treeRows, type FoldRule } from "../../lib/timeline/buildRows.ts";
import { lastPlaces, lowerBound, prefixSums, treeShape, type TimelineStructure } from "../../lib/timeline/structure.ts";
import { below, drawnRows, structureOf, subtreesOf } from "./forest.ts";

const cases = fc.record({
  rows: drawnRows(), level: fc.option(fc.integer({ min: 0, max: 4 })), named: fc.uniqueArray(fc.nat(60), { maxLength: 10 }), passes: fc.infiniteStream(fc.boolean()),
}).map(({ rows, level, named, passes }) => ({
  tree: structureOf(rows),
  rule: { level, named: Uint32Array.from(named.filter((row) => row < rows.length)).sort() } satisfies FoldRule,
  fails: Uint8Array.from(rows, () => (passes.next().value === true ? 0 : 1)),
}));

/** What the arithmetic must agree with: every row asks everything above it. */
function naive(tree: TimelineStructure, fails: Uint8Array | null, { level, named }: FoldRule): number[] {
  const above = (row: number): number[] => (row < 0 ? [] : [...above(tree.parent[row] ?? -1), row]).filter((one) => one >= 0);
  const parents = (row: number): number[] => above(tree.parent[row] ?? -1);
  const collapsed = (row: number): boolean => (level !== null && parents(row).length >= level) !== named.includes(row);
  const kept = (row: number): boolean => fails === null || [row, ...below(tree, row)].some((one) => fails[one] === 0);
  return Array.from(tree.subtree.keys()).filter((row) => kept(row) && !parents(row).some(collapsed));
}

test("parents and levels follow from the sizes of the subtrees", () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 80 }), (children) => {
    const subtree = subtreesOf(children);
    const { parent, depth } = treeShape(subtree);
    for (const row of subtree.keys()) {
      const around = Array.from(subtree.keys()).filter((other) => other < row && other + (subtree[other] ?? 0) >= row);
      expect(depth[row]).toBe(around.length);
      expect(parent[row]).toBe(around.at(-1) ?? -1);
    }
  }));
});

test("a row runs through to the last position of all that is below it", () => {
  fc.assert(fc.property(drawnRows(), (rows) => {
    const tree = structureOf(rows);
    const through = lastPlaces(tree.place, tree.parent);
    for (const row of tree.place.keys()) expect(through[row]).toBe(Math.max(...[row, ...below(tree, row)].map((one) => tree.place[one] ?? 0)));
  }));
});

test("the tree lists what a walk over every row lists, folded and filtered in any way", () => {
  fc.assert(fc.property(cases, ({ tree, rule, fails }) => {
    expect([...treeRows(tree, fails, rule)]).toEqual(naive(tree, fails, rule));
    expect([...treeRows(tree, null, rule)]).toEqual(naive(tree, null, rule));
  }));
});

test("every row of a filtered tree stands below its parent, and every parent is there for a reason", () => {
  fc.assert(fc.property(cases, ({ tree, fails }) => {
    const list = [...treeRows(tree, fails, { level: null, named: new Uint32Array() })];
    const listed = new Set(list);
    for (const row of list) {
      const above = tree.parent[row] ?? -1;
      expect(above < 0 || listed.has(above)).toBe(true);
      expect([row, ...below(tree, row)].some((one) => fails[one] === 0)).toBe(true);
    }
    expect(list.filter((row) => fails[row] === 0)).toHaveLength(passing(fails));
    expect(list).toEqual(list.toSorted((a, b) => a - b));
  }));
});

test("what is listed below a row and what is hidden below it make up all that is below it; flagged rows likewise", () => {
  fc.assert(fc.property(cases, ({ tree, rule, fails }) => {
    const list = treeRows(tree, fails, rule);
    const flaggedBefore = prefixSums(tree.failed);
    const hiding = { list, subtree: tree.subtree, flaggedBefore, flaggedListed: flaggedAmong(list, flaggedBefore) };
    for (const [position, row] of list.entries()) {
      const hidden = below(tree, row).filter((one) => !list.includes(one));
      expect(hiddenBelow(hiding, position)).toEqual({ rows: hidden.length, flagged: hidden.filter((one) => tree.failed[one] === 1).length });
    }
  }));
});

test("naming a row folds it, naming it no longer unfolds it, and the list is as before", () => {
  fc.assert(fc.property(cases, fc.nat(59), ({ tree, rule, fails }, row) => {
    fc.pre(row < tree.rows && (tree.subtree[row] ?? 0) > 0);
    const toggled = (named: Uint32Array): Uint32Array => (named.includes(row) ? named.filter((one) => one !== row) : Uint32Array.from([...named, row]).sort());
    const other: FoldRule = { level: rule.level, named: toggled(rule.named) };
    expect(isCollapsed(tree, other, row)).toBe(!isCollapsed(tree, rule, row));
    expect(treeRows(tree, fails, { level: rule.level, named: toggled(other.named) })).toEqual(treeRows(tree, fails, rule));
  }));
});

test("a row that is not listed is hidden by the filter or by the outermost fold around it", () => {
  fc.assert(fc.property(cases, ({ tree, rule, fails }) => {
    const list = treeRows(tree, fails, rule);
    for (const row of tree.subtree.keys()) {
      const at = lowerBound(list, row);
      const kept = [row, ...below(tree, row)].some((one) => fails[one] === 0);
      const folded = foldedUnder(tree, rule, row);
      expect(list[at] === row).toBe(kept && folded === null);
      if (folded === null) continue;
      expect(isCollapsed(tree, rule, folded) && below(tree, folded).includes(row)).toBe(true);
      expect(foldedUnder(tree, rule, folded)).toBeNull();
    }
  }));
});

test("a flat list keeps the order it is given", () => {
  fc.assert(fc.property(cases, ({ tree, fails }) => {
    const list = [...listedRows(tree.treeAtTime, fails)];
    expect(list).toEqual([...tree.treeAtTime].filter((row) => fails[row] === 0));
    expect(list).toHaveLength(passing(fails));
  }));
});

test("level 0 leaves the headings, level 1 what is right below them", () => {
  const tree = structureOf([2, 1, 0, 0, 1, 0].map((children) => ({ children, start: 0, lasts: 1, failed: false, heading: false })));
  const rows = (level: number, ...named: number[]) => [...treeRows(tree, null, { level, named: Uint32Array.from(named) })];
  expect(rows(0)).toEqual([0, 4]);
  expect(rows(0, 0)).toEqual([0, 1, 2, 3, 4].filter((row) => row !== 2));
  expect(rows(1)).toEqual([0, 1, 3, 4, 5]);
  expect(rows(1, 1, 4)).toEqual([0, 1, 2, 3, 4]);
});
