import type { History } from "@/lib/api/stepContract.ts";

type ChangedLine = Extract<History["changes"][number], { type: "changed" }>["lines"][number];
/** A line of a changed message, or how many unchanged ones are left out. */
export type DiffRow = { readonly type: "line"; readonly line: ChangedLine } | { readonly type: "left_out"; readonly count: number };

/** The lines with what is left out between them. A removed line counts in the message before, others in the one after. */
export function diffRows(lines: readonly ChangedLine[]): DiffRow[] {
  const rows: DiffRow[] = [];
  let before = 1;
  let after = 1;
  for (const line of lines) {
    const count = line.number - (line.sign === "-" ? before : after);
    if (count > 0) {
      rows.push({ type: "left_out", count });
      before += count;
      after += count;
    }
    if (line.sign !== "+") before += 1;
    if (line.sign !== "-") after += 1;
    rows.push({ type: "line", line });
  }
  return rows;
}
