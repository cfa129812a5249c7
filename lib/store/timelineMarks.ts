import { prefixSums } from "../timeline/structure.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import type { MarkedRows } from "./rowMarks.ts";

declare global {
  /** Each route handler is a bundle of its own; they share the open indexes and the results kept with them. */
  var aftertraceMarksVersions: { readonly of: WeakMap<MarkedRows, number>; last: number } | undefined;
}

/** A number for these marks, as long as they are the same object: what was made of others must not be taken for theirs. */
export function marksVersion(marks: MarkedRows): number {
  const versions = (globalThis.aftertraceMarksVersions ??= { of: new WeakMap(), last: 0 });
  const version = versions.of.get(marks) ?? ++versions.last;
  versions.of.set(marks, version);
  return version;
}

/** Tree orders of the rows that were decided to be harmful. */
export function harmfulRows({ columns }: IncidentIndex, marks: MarkedRows): number[] {
  const rows: number[] = [];
  for (const [id, { decided }] of marks) {
    const tree = columns.treeOfId[id] ?? 0;
    if (decided === "harmful" && tree > 0) rows.push(tree - 1);
  }
  return rows;
}

/** 1 for rows that deserve a look (`isFlagged` of `timeline/row.ts`), by tree order. */
export function flaggedRows(index: IncidentIndex, marks: MarkedRows): Uint8Array {
  const { columns, results } = index;
  const harmful = harmfulRows(index, marks);
  if (harmful.length === 0) return columns.failed;
  return results.bytes(`flagged ${marksVersion(marks)}`, () => {
    const flagged = Uint8Array.from(columns.failed);
    for (const row of harmful) flagged[row] = 1;
    return flagged;
  });
}

/** The same number for marks that flag the same rows. */
export function flaggedKey(index: IncidentIndex, marks: MarkedRows): number {
  return flaggedRows(index, marks) === index.columns.failed ? 0 : marksVersion(marks);
}

/** Flagged rows before each tree order. */
export function flaggedBefore(index: IncidentIndex, marks: MarkedRows): Uint32Array {
  return index.results.numbers(`flagged before ${flaggedKey(index, marks)}`, () => prefixSums(flaggedRows(index, marks)));
}
