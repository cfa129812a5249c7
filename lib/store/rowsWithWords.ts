import type { IncidentIndex } from "./incidentIndex.ts";
import { ftsExpression } from "./searchWords.ts";

/** Texts of a step's other appearances are indexed under minus the appearance's row id. */
const stepOfHit = "iif(hits.rowid > 0, hits.rowid, (select a.step from appearances a where a.rowid = -hits.rowid))";

/** One byte per row of the tree order: 1 where it holds the words. */
export function rowsWithWords({ columns, db }: IncidentIndex, q: string): Uint8Array {
  const found = new Uint8Array(columns.rows);
  const expression = ftsExpression(q);
  if (expression === null) return found;
  // One text of all ids: a million rows fetched one by one would take four times as long.
  const ids = db.prepare<[string], string | null>(`select group_concat(${stepOfHit}) from hits where hits match ?`).pluck().get(expression);
  forEachNumber(ids ?? "", (id) => {
    const tree = columns.treeOfId[id] ?? 0;
    if (tree > 0) found[tree - 1] = 1;
  });
  return found;
}

/** Reads `1,22,333` without making a million small texts of it. */
function forEachNumber(list: string, use: (value: number) => void): void {
  const comma = 44;
  const zero = 48;
  let value = 0;
  for (let place = 0; place < list.length; place++) {
    const unit = list.charCodeAt(place);
    if (unit !== comma) {
      value = value * 10 + unit - zero;
      continue;
    }
    use(value);
    value = 0;
  }
  if (list !== "") use(value);
}
