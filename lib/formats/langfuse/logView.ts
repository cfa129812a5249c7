import { isObject, type JsonObject, type JsonValue, textMember } from "../../base/json.ts";
import type { SpanDraft } from "../../trace/model.ts";
import { observationDraft } from "./observation.ts";
import { type Complaint, malformed, noParents } from "./problems.ts";

/**
 * The Log View writes one array for the whole trace: no parents but a `depth`, and the start of the id behind each
 * name. In tree order the parent is the last row that lies one step higher; otherwise only the roots are known.
 * Source: langfuse/langfuse 4.16.
 */
export function logViewDrafts(rows: readonly JsonValue[], note: (complaint: Complaint) => void): SpanDraft[] {
  const objects = rows.filter(isObject);
  if (objects.length < rows.length) note({ ...malformed("a row is no object"), count: rows.length - objects.length });
  const parents = parentsByDepth(objects);
  if (parents === null) note(noParents);
  return rows.flatMap((row, index) => {
    if (!isObject(row)) return [];
    const { depth, ...plain } = row;
    const parent = parents ? (parents.get(row) ?? null) : depth === 0 ? null : undefined;
    const named = { ...plain, ...(textMember(row, "name") === null ? {} : { name: withoutIdSuffix(row) }) };
    const draft = observationDraft(named, { at: `/${index}`, heading: null, parentAbsent: undefined, parent, note });
    if (draft === null) note(malformed("a row has neither id nor name nor time"));
    return draft === null
      ? []
      : [{ ...draft, metadata: depth === undefined ? draft.metadata : { ...draft.metadata, depth } }];
  });
}

/** The parent id of each row, null where the rows are not in tree order. */
function parentsByDepth(rows: readonly JsonObject[]): Map<JsonObject, string | null> | null {
  const parents = new Map<JsonObject, string | null>();
  const open: (string | null)[] = [];
  for (const row of rows) {
    const depth = row["depth"];
    if (typeof depth !== "number" || !Number.isInteger(depth) || depth < 0 || depth > open.length) return null;
    open.length = depth;
    const above = depth === 0 ? null : (open[depth - 1] ?? null);
    if (depth > 0 && above === null) return null;
    parents.set(row, above);
    open.push(textMember(row, "id"));
  }
  return parents;
}

function withoutIdSuffix(row: JsonObject): string {
  const name = textMember(row, "name") ?? "";
  const suffix = ` (${(textMember(row, "id") ?? "").slice(0, 8)})`;
  return suffix.length > 3 && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
}
