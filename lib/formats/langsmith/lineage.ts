import type { JsonObject } from "../../base/json.ts";
import type { RunFields } from "./schema.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** LangSmith's ids are UUIDs; scripts and redaction tools leave others. */
export const isUuid = (id: string): boolean => uuid.test(id);

/** An id as it stands, without the quotes of Parquet cells; null for what the writers use in place of "none". */
export function idText(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const text = value.trim().replace(/^"(.*)"$/s, "$1");
  return text === "" || text === "None" || text === "null" ? null : text;
}

/**
 * The way from the root to a run: segments `20260105T164601068924Z<run id>` joined by dots; the digits of the fraction
 * vary (3 in old exports, 6 now). Null for what is not of this form: scripts write `1.4` or an ISO time.
 */
export function readDottedOrder(text: string | null | undefined): DottedOrder | null {
  if (!text) return null;
  const ids: string[] = [];
  let stamp = "";
  for (const segment of text.split(".")) {
    const match = /^(\d{8}T\d{6,12}Z)(.{36})$/.exec(segment);
    if (!match) return null;
    [, stamp = ""] = match;
    ids.push(match[2] ?? "");
  }
  return { text, ids, stamp };
}

export type DottedOrder = {
  readonly text: string;
  /** Run ids from the root to the run itself. */
  readonly ids: readonly string[];
  /** The run's own start, `20260105T164601068924Z`. */
  readonly stamp: string;
};

/** What the place of a run in its file says about its family. */
export type Surroundings = {
  /** The run whose `child_runs` holds it; undefined where it is not nested. */
  readonly enclosingId?: string | null;
  /** The trace that the wrapper names. */
  readonly traceId?: string | null;
  /** True where a record that names no parent has none (bodies that open a run). */
  readonly silentMeansRoot?: boolean;
};

export type Lineage = {
  readonly id: string | null;
  readonly traceId: string | null;
  /** null: a root. undefined: the export does not say. */
  readonly parentId: string | null | undefined;
  readonly dotted: DottedOrder | null;
  /** `dotted_order` and `parent_run_id` name different parents; the former is followed. */
  readonly disagrees: boolean;
};

/** Resolves id, trace and parent: `dotted_order` first, then the parent fields, then nesting. */
export function readLineage(raw: JsonObject, fields: RunFields, around: Surroundings): Lineage {
  const read = readDottedOrder(fields.dotted_order);
  const stated = idText(fields.id) ?? idText(fields.run_id);
  const own = read?.ids.at(-1) ?? null;
  const dotted = stated === null || own === stated ? read : null;
  const id = stated ?? own;
  const traceId = idText(fields.trace_id) ?? dotted?.ids[0] ?? around.traceId ?? null;
  const named = idText(fields.parent_run_id);
  const parentId = dotted
    ? (dotted.ids.at(-2) ?? null)
    : parentOf(raw, fields, around, named, id !== null && id === traceId);
  return { id, traceId, parentId, dotted, disagrees: dotted !== null && named !== null && named !== parentId };
}

function parentOf(
  raw: JsonObject,
  fields: RunFields,
  around: Surroundings,
  named: string | null,
  isItsTrace: boolean,
): string | null | undefined {
  const listed = fields.parent_run_ids;
  const known = named ?? idText(listed?.at(-1)) ?? around.enclosingId;
  if (known) return known;
  const saysNone =
    Object.hasOwn(raw, "parent_run_id") && (raw["parent_run_id"] === null || typeof raw["parent_run_id"] === "string");
  if (saysNone || listed?.length === 0 || fields.is_root === true || isItsTrace || around.silentMeansRoot) return null;
  return undefined;
}
