import { rowHarms } from "../timeline/row.ts";
import { prefixSums } from "../timeline/structure.ts";
import { judgedColumn } from "./judgedColumn.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import { marksVersion } from "./marksVersion.ts";
import type { MarkedRows } from "./rowMarks.ts";

const harmfulCode = rowHarms.indexOf("harmful") + 1;
/** Stands for the machine's verdicts alone; versions of marks count from 1. */
const machineOnly = -1;

/** Tree orders of the rows that did harm: by the machine's verdict, and by a person's word before it. */
export function harmfulRows(index: IncidentIndex, marks: MarkedRows): number[] {
  const { codes } = judgedColumn(index, marks, "harm");
  const rows: number[] = [];
  for (let row = 0; row < codes.length; row++) if (codes[row] === harmfulCode) rows.push(row);
  return rows;
}

/** 1 for rows that deserve a look (`isFlagged` of `timeline/row.ts`), by tree order. */
export function flaggedRows(index: IncidentIndex, marks: MarkedRows): Uint8Array {
  const { columns, results } = index;
  const harmful = harmfulRows(index, marks);
  if (harmful.length === 0) return columns.failed;
  return results.bytes(`flagged ${harmKey(index, marks)}`, () => {
    const flagged = Uint8Array.from(columns.failed);
    for (const row of harmful) flagged[row] = 1;
    return flagged;
  });
}

/** The same number for marks that flag the same rows. */
export function flaggedKey(index: IncidentIndex, marks: MarkedRows): number {
  return flaggedRows(index, marks) === index.columns.failed ? 0 : harmKey(index, marks);
}

function harmKey(index: IncidentIndex, marks: MarkedRows): number {
  return judgedColumn(index, marks, "harm") === index.columns.coded("harm") ? machineOnly : marksVersion(marks);
}

/** Flagged rows before each tree order. */
export function flaggedBefore(index: IncidentIndex, marks: MarkedRows): Uint32Array {
  return index.results.numbers(`flagged before ${flaggedKey(index, marks)}`, () => prefixSums(flaggedRows(index, marks)));
}
