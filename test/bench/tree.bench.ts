import { buildTree, type TreeColumns } from "../../lib/trace/tree.ts";
import { quantile } from "./quantiles.ts";
import { lcg } from "./syntheticIndex.ts";

/** Building the tree of 200,000 and of 1,000,000 rows in every shape a file may claim, beside sorting as many numbers. */
const budgetMs = 1_000;

type Shape = { readonly name: string; readonly parentOf: (row: number, rows: number) => number; readonly startOf: (row: number, rows: number) => number; readonly order?: (row: number) => string };

const nested = (row: number): number => (row === 0 ? -1 : row % 40 === 1 ? Math.max(0, row - 41) : row - (row % 40 === 0 ? 39 : (row % 40) - 1));
const heap = (row: number): number => (row === 0 ? -1 : Math.floor((row - 1) / 7));
const shapes: readonly Shape[] = [
  { name: "agents below agents", parentOf: nested, startOf: (row) => row * 40_000 },
  { name: "a chain", parentOf: (row) => row - 1, startOf: (row) => row * 1_000 },
  { name: "a chain, children first", parentOf: (row, rows) => (row === rows - 1 ? -1 : row + 1), startOf: (row, rows) => (rows - row) * 1_000 },
  { name: "one parent of all", parentOf: (row) => (row === 0 ? -1 : 0), startOf: (row) => row * 1_000 },
  { name: "one parent of all, shuffled", parentOf: (row) => (row === 0 ? -1 : 0), startOf: (row, rows) => ((row * 7_919) % rows) * 1_000 },
  { name: "one start for all", parentOf: heap, startOf: () => 5_000, order: (row) => `${"20260307T090000".repeat(8)}${row}` },
  { name: "no clock", parentOf: heap, startOf: () => NaN },
  { name: "one loop", parentOf: (row, rows) => (row + 1) % rows, startOf: (row) => row * 1_000 },
];

let worstMs = 0;
for (const rows of [200_000, 1_000_000]) {
  const floorMs = sortMs(rows);
  console.log(`${rows} rows; sorting as many numbers: ${floorMs.toFixed(0)} ms`);
  for (const shape of shapes) {
    const columns = columnsOf(rows, shape);
    const ms = quantile([0, 1, 2].map(() => timeOf(() => buildTree(columns))), 0.5);
    if (rows === 200_000) worstMs = Math.max(worstMs, ms);
    console.log(`  ${shape.name.padEnd(30)} ${ms.toFixed(0).padStart(6)} ms  ${(ms / floorMs).toFixed(1)} x floor`);
  }
}
console.log(`worst of 200,000 rows: ${worstMs.toFixed(0)} ms (bar ${budgetMs})`);
process.exitCode = worstMs > budgetMs ? 1 : 0;

function columnsOf(rows: number, { parentOf, startOf, order }: Shape): TreeColumns {
  return {
    parent: Int32Array.from({ length: rows }, (_, row) => parentOf(row, rows)),
    startUs: Float64Array.from({ length: rows }, (_, row) => startOf(row, rows)),
    orderKey: (row) => order?.(row) ?? "",
    position: Float64Array.from({ length: rows }, (_, row) => row),
  };
}

function sortMs(rows: number): number {
  const random = lcg(3);
  return quantile([0, 1, 2].map(() => {
    const numbers = Float64Array.from({ length: rows }, random);
    return timeOf(() => numbers.sort());
  }), 0.5);
}

function timeOf(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}
