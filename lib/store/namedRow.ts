import type { IncidentIndex } from "./incidentIndex.ts";

/** The row that an id means: `7` itself, the row of call `c7`, or the row that holds document `d3`. Null where there is none. */
export function namedRow({ db, columns }: IncidentIndex, name: string): number | null {
  const number = Number(name.replace(/^[cd]/, ""));
  switch (name.charAt(0)) {
    case "c": return db.prepare<[number], number | null>("select row from calls where number = ?").pluck().get(number) ?? null;
    // What a tool answered came out of its call; everything else stands in the step that read it.
    case "d": return db.prepare<[number], number | null>(
      "select coalesce(c.row, d.step) from documents d left join calls c on c.number = d.call where d.number = ?",
    ).pluck().get(number) ?? null;
    default: return (columns.treeOfId[number] ?? 0) > 0 ? number : null;
  }
}
