import { isObject, type JsonObject, type JsonValue } from "../../base/json.ts";
import { readTime } from "../../base/time.ts";
import type { Instant } from "../../trace/model.ts";
import type { DottedOrder } from "./lineage.ts";
import type { RunFields } from "./schema.ts";

export type RunTimes = {
  readonly start: Instant | null;
  readonly end: Instant | null;
  /** A time stood without zone and was read as UTC. */
  readonly zoneAssumed: boolean;
  /** The JavaScript SDK made them: no finer than milliseconds. */
  readonly milliseconds: boolean;
  /** The record has a place for times and something stands in it. */
  readonly carried: boolean;
  /** Fields in which something stands that is no time. */
  readonly unread: readonly string[];
};

/**
 * Reads start and end. The JavaScript SDK writes a counter into the last three digits of the start, so that a child
 * sorts after its parent; taken for microseconds it would lie behind the end, therefore it is cut from the number
 * and stays in the text.
 */
export function readTimes(raw: JsonObject, fields: RunFields, dotted: DottedOrder | null, isIngest = false): RunTimes {
  const startText = fields.start_time ?? null;
  const endText = fields.end_time ?? null;
  const start = readTime(startText) ?? (startText === null && dotted ? readTime(dotted.stamp) : null);
  const end = readTime(endText);
  const milliseconds = isEpoch(startText) || isEpoch(endText) || madeByJavaScript(raw, isIngest);
  return {
    start: start && { us: milliseconds ? Math.floor(start.us / 1000) * 1000 : start.us, text: start.text },
    end: end && { us: end.us, text: end.text },
    zoneAssumed: start?.zoneAssumed === true || end?.zoneAssumed === true,
    milliseconds,
    carried: start !== null || end !== null,
    unread: [
      ...(isSaid(startText) && readTime(startText) === null ? ["start_time"] : []),
      ...(isSaid(endText) && end === null ? ["end_time"] : []),
    ],
  };
}

const isSaid = (value: JsonValue): boolean => value !== null && value !== "";

/** Milliseconds since the epoch; the other writers give text, Parquet whole microseconds. */
const isEpoch = (value: JsonValue): boolean => typeof value === "number" && value < 1e14;

/** The runtime says so; in ingestion bodies only JavaScript writes `child_runs: []`. */
function madeByJavaScript(raw: JsonObject, isIngest: boolean): boolean {
  if (isIngest && Array.isArray(raw["child_runs"])) return true;
  const runtime = isObject(raw["extra"]) ? raw["extra"]["runtime"] : undefined;
  return isObject(runtime) && runtime["sdk"] === "langsmith-js";
}
