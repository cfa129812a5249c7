import { effectClasses, rowHarms, rowOrigins, type FacetName, type RowMarks } from "../timeline/row.ts";
import type { CodedColumn } from "../timeline/structure.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import { marksVersion } from "./marksVersion.ts";
import type { MarkedRows } from "./rowMarks.ts";

/** The facets that people judge. */
export type JudgedName = Extract<FacetName, "class" | "harm" | "origin">;

/** Class, harm or origin of every row, as the machine has them, with what people say on top. */
export function judgedColumn(index: IncidentIndex, marks: MarkedRows, name: JudgedName): CodedColumn {
  const stored = index.columns.coded(name);
  const said = Array.from(marks).flatMap(([id, row]) => {
    const code = saidCode(row, name);
    const tree = (index.columns.treeOfId[id] ?? 0) - 1;
    return code === null || tree < 0 ? [] : [[tree, code] as const];
  });
  if (said.length === 0) return stored;
  const codes = index.results.bytes(`${name} ${marksVersion(marks)}`, () => {
    const changed = new Uint8Array(index.columns.rows);
    changed.set(stored.codes);
    for (const [tree, code] of said) changed[tree] = code;
    return changed;
  });
  return { codes, names: stored.names };
}

/** The code of what people say; null where they say nothing of it. */
function saidCode({ decided, judged, origin }: RowMarks, name: JudgedName): number | null {
  if (name === "origin") return origin === undefined ? null : rowOrigins.indexOf(origin) + 1;
  if (name === "class") return judged === undefined ? null : effectClasses.indexOf(judged.class) + 1;
  if (decided !== null) return decided === "harmful" ? rowHarms.indexOf("harmful") + 1 : 0;
  return judged === undefined ? null : judged.harm === null ? 0 : rowHarms.indexOf(judged.harm) + 1;
}
