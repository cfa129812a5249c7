import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildTree, type TreeColumns } from "../../lib/trace/tree.ts";

type Row = { parent: number; start: number | null; order?: string };

const columnsOf = (rows: readonly Row[]): TreeColumns => ({
  parent: Int32Array.from(rows, (row) => row.parent),
  startUs: Float64Array.from(rows, (row) => row.start ?? NaN),
  orderKey: (at) => rows[at]?.order ?? "",
  position: Float64Array.from(rows, (_, at) => at),
});
const many = 200_000;
const sequence = (order: Int32Array): number[] => [...order.keys()].sort((a, b) => (order[a] ?? 0) - (order[b] ?? 0));

describe("rows of the timeline in tree order", () => {
  test("children follow their parent, siblings by time, whatever the order in the file", () => {
    const rows: Row[] = [{ parent: 2, start: 30_000 }, { parent: 2, start: 20_000 }, { parent: -1, start: 10_000 }, { parent: 1, start: 25_000 }];
    const tree = buildTree(columnsOf(rows));
    expect(sequence(tree.treeOrder)).toEqual([2, 1, 3, 0]);
    expect([...tree.depth]).toEqual([1, 1, 0, 2]);
    expect([...tree.subtree]).toEqual([0, 1, 3, 0]);
  });

  test("inside one millisecond the vendor's own order decides, not the counted digits", () => {
    const rows: Row[] = [{ parent: -1, start: 1_000_900, order: "b" }, { parent: -1, start: 1_000_100, order: "c" }, { parent: -1, start: 1_000_500, order: "a" }];
    expect(sequence(buildTree(columnsOf(rows)).treeOrder)).toEqual([2, 0, 1]);
  });

  test("rows without a clock keep the order of the file", () => {
    const rows: Row[] = [{ parent: -1, start: null }, { parent: 0, start: null }, { parent: 0, start: null }];
    expect(sequence(buildTree(columnsOf(rows)).treeOrder)).toEqual([0, 1, 2]);
    expect(sequence(buildTree(columnsOf(rows)).timeOrder)).toEqual([0, 1, 2]);
  });

  test("a loop of parents is opened at its earliest row and named, and no row is lost", () => {
    const rows: Row[] = [{ parent: 1, start: 20_000 }, { parent: 0, start: 10_000 }, { parent: 2, start: 5_000 }];
    const tree = buildTree(columnsOf(rows));
    expect([...tree.cycles].sort((a, b) => a - b)).toEqual([0, 1, 2]);
    expect(sequence(tree.treeOrder)).toEqual([2, 1, 0]);
  });

  test.each<[string, (at: number) => number, (at: number) => number]>([
    ["a chain", (at) => at - 1, (at) => at],
    ["a chain whose children come first", (at) => (at === many - 1 ? -1 : at + 1), (at) => many - at],
    ["one parent of all", (at) => (at === 0 ? -1 : 0), (at) => at],
    ["one parent of all, in the order of the ends", (at) => (at === many - 1 ? -1 : many - 1), (at) => many - at],
    ["one start for all", (at) => (at === 0 ? -1 : Math.floor((at - 1) / 7)), () => 5],
    ["one loop of all", (at) => (at + 1) % many, (at) => at],
  ])("%s: 200,000 rows neither overflow the stack nor take long, and all have their place", (_, parentOf, startOf) => {
    const rows = Array.from({ length: many }, (_, at): Row => ({ parent: parentOf(at), start: startOf(at) * 1_000 }));
    const tree = buildTree(columnsOf(rows));
    const root = tree.treeOrder.indexOf(0);
    expect([tree.subtree[root], tree.depth[root]]).toEqual([many - 1, 0]);
    // Hundreds of thousands of expectations would take longer than the tree.
    const misplaced = rows.findIndex(({ parent }, row) => {
      if (row === root || parent < 0) return row !== root;
      const [at, top] = [tree.treeOrder[row] ?? 0, tree.treeOrder[parent] ?? 0];
      return !(at > top && at <= top + (tree.subtree[parent] ?? 0) && tree.depth[row] === (tree.depth[parent] ?? 0) + 1);
    });
    expect(misplaced).toBe(-1);
    expect(new Set(tree.treeOrder).size).toBe(many);
    expect(tree.timeOrder.every((place, row) => row === 0 || startOf(row) === startOf(row - 1) || place > (tree.timeOrder[row - 1] ?? 0) === startOf(row) > startOf(row - 1))).toBe(true);
  });

  test("for any links, every row has one place, children lie inside their parent's range, and times never run backwards", () => {
    const rowsOf = fc.array(fc.record({ parent: fc.integer({ min: -1, max: 30 }), start: fc.option(fc.integer({ min: 0, max: 9_000 })) }), { maxLength: 30 });
    fc.assert(
      fc.property(rowsOf, (drawn) => {
        const rows = drawn.map((row) => ({ ...row, parent: row.parent < drawn.length ? row.parent : -1 }));
        const tree = buildTree(columnsOf(rows));
        expect(sequence(tree.treeOrder).map((row) => tree.treeOrder[row])).toEqual(rows.map((_, at) => at));
        expect([...tree.timeOrder].sort((a, b) => a - b)).toEqual(rows.map((_, at) => at));
        const looped = new Set(tree.cycles);
        rows.forEach(({ parent }, row) => {
          if (parent < 0 || looped.has(row)) return;
          const [at, top] = [tree.treeOrder[row] ?? 0, tree.treeOrder[parent] ?? 0];
          expect(at).toBeGreaterThan(top);
          expect(at).toBeLessThanOrEqual(top + (tree.subtree[parent] ?? 0));
        });
        const timed = sequence(tree.timeOrder).flatMap((row) => rows[row]?.start ?? []);
        expect(timed).toEqual([...timed].sort((a, b) => a - b));
      }),
    );
  });
});
