import { type JsonValue, isObject } from "../../base/json.ts";
import type { Probe, RecordPlan } from "../../evidence/record.ts";
import type { Detection } from "../adapter.ts";
import { locate } from "./locate.ts";
import { type Located, ofRows } from "./located.ts";
import { holdsSteps, isEvent, keysOf, rowShape, tableShape } from "./shapes.ts";

/** Recognises Langfuse by the shape of what it writes, never by a file's name. Source: langfuse/langfuse 4.16. */
export function detect(probe: Probe): Detection | null {
  switch (probe.shape) {
    case "json":
      return fromJson(probe);
    case "jsonLines":
      return fromLines(probe);
    case "csv":
      return fromTable(probe, { kind: "csv", cells: cellsOf(probe) });
    case "parquet":
      return fromTable(probe, { kind: "parquet" });
    default:
      return null;
  }
}

function detection(found: Located, plan: RecordPlan): Detection {
  const { format, why, problems } = found;
  return {
    format,
    why,
    plan: found.patterns.length === 0 ? { kind: "none" } : plan,
    ...(problems.length > 0 ? { problems } : {}),
  };
}

function fromJson(probe: Probe): Detection | null {
  const top = probe.top === "array" && probe.samples.length > 0 ? [...probe.samples] : wholeOutline(probe);
  const found = locate(top);
  return found && detection(found, { kind: "json", patterns: found.patterns });
}

/** What stands for a member that lies behind the end of the outline: it is there, and nothing more is known. */
const unseen: Readonly<Record<string, JsonValue>> = { observations: [{}], scores: [], meta: {}, metadata: {} };

/** A long list before it pushes the rest out of the outline; the names of the members are known all the same. */
function wholeOutline(probe: Probe): JsonValue {
  const { outline } = probe;
  if (!isObject(outline)) return outline;
  const missing = probe.keys.filter((key) => !Object.hasOwn(outline, key));
  return {
    ...outline,
    ...Object.fromEntries(missing.map((key) => [key, Object.hasOwn(unseen, key) ? (unseen[key] ?? null) : null])),
  };
}

function fromLines(probe: Probe): Detection | null {
  const found = lineShape(probe.samples);
  return found && detection(found, { kind: "jsonLines" });
}

/** Lines are rows, events, or whole traces as an SDK dumps them. */
function lineShape(lines: readonly JsonValue[]): Located | null {
  const objects = lines.filter(isObject);
  const [first] = objects;
  if (!first) return null;
  const whole = { patterns: [""], problems: [] };
  if (objects.every(isEvent))
    return { ...whole, format: "langfuse.event-bucket", why: "lines with id, timestamp, type and body" };
  // A recorder writes one ingestion body per line.
  if (holdsSteps(first) || Array.isArray(first["batch"])) {
    const found = locate(first);
    return found && { ...found, patterns: [""], why: `lines, each ${found.why}` };
  }
  const shape = rowShape(keysOf(objects));
  return shape && ofRows(shape, "");
}

function fromTable(probe: Probe, plan: RecordPlan): Detection | null {
  const shape = tableShape(probe.columns);
  return shape && detection(ofRows(shape, ""), plan);
}

/** Dialect A (before version 3.157) holds JSON in each cell: every id that is there is in quotes of its own. */
function cellsOf(probe: Probe): "plain" | "json" {
  const column = probe.columns.find((name) => name.replace(/^"(.*)"$/, "$1") === "id") ?? "id";
  const ids = probe.samples.flatMap((row) => {
    const id = isObject(row) ? row[column] : undefined;
    return typeof id === "string" && id !== "" ? [id] : [];
  });
  return ids.length > 0 && ids.every((id) => id.length > 1 && id.startsWith('"') && id.endsWith('"'))
    ? "json"
    : "plain";
}
