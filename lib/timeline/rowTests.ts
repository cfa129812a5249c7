import type { AxisWindow } from "./axisRange.ts";
import type { CodedColumn, Codes, TimelineStructure } from "./structure.ts";

/** One condition on rows: `accepts[codes[row]]` is 1 where the row meets it. */
export type RowTest = { readonly codes: Codes; readonly accepts: Uint8Array };

/** Stands in `failedTests` for a row that fails more than one test, and for one that is left out whatever it is. */
export const failsMany = 255;

/**
 * Which tests each row fails: 0 for none (it passes), n for the n-th alone (from 1), `failsMany` for several.
 * One array answers two questions: which rows there are, and how many more there would be without one of the tests.
 */
export function failedTests(rows: number, tests: readonly RowTest[], leftOut: Uint8Array | null = null): Uint8Array {
  if (tests.length >= failsMany) throw new Error(`No more than ${failsMany - 1} tests.`);
  const fails = new Uint8Array(rows);
  if (leftOut !== null) for (let row = 0; row < rows; row++) fails[row] = leftOut[row] === 1 ? failsMany : 0;
  for (const [at, test] of tests.entries()) markFailing(fails, test, at + 1);
  return fails;
}

function markFailing(fails: Uint8Array, { codes, accepts }: RowTest, number: number): void {
  for (let row = 0; row < fails.length; row++) {
    if (accepts[codes[row] ?? 0] !== 1) fails[row] = fails[row] === 0 ? number : failsMany;
  }
}

/** Rows whose value is one of these. A row without a value has none of them. */
export function valueTest({ codes, names }: CodedColumn, wanted: readonly string[]): RowTest {
  const values = new Set(wanted);
  values.delete("");
  return { codes, accepts: Uint8Array.from(names, (name) => (values.has(name) ? 1 : 0)) };
}

/** Rows that are marked with 1. */
export function flagTest(flags: Uint8Array): RowTest {
  return { codes: flags, accepts: Uint8Array.of(0, 1) };
}

/**
 * Rows that run in a stretch of the axis. By the clock, a row without an end counts with its start, and one without a start
 * not at all; by position, a row that is no step runs as long as what it heads.
 */
export function windowTest(structure: TimelineStructure, { axis, from, to }: AxisWindow): RowTest {
  const flags = new Uint8Array(structure.rows);
  const { start, end, place, through, heading } = structure;
  for (let row = 0; row < flags.length; row++) {
    const begins = axis === "time" ? (start[row] ?? NaN) : (place[row] ?? 0);
    const last = axis === "time" ? (end[row] ?? NaN) : heading[row] === 1 ? (through[row] ?? 0) : begins;
    if (begins <= to && (begins >= from || last >= from)) flags[row] = 1;
  }
  return flagTest(flags);
}
