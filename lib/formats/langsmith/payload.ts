import { isObject, type JsonObject, type JsonValue } from "../../base/json.ts";
import type { Payload } from "../../trace/model.ts";
import { withheldMarker } from "../chat/withheld.ts";
import type { RunFields } from "./schema.ts";

export type Side = "inputs" | "outputs";

export type PayloadSituation = {
  readonly raw: JsonObject;
  readonly fields: RunFields;
  /** The merged vendor metadata, in which the SDKs copy their settings. */
  readonly metadata: JsonObject;
  /** The record tells that the run is over. */
  readonly over: boolean;
  /** The record opens a run whose end comes in another one. */
  readonly opensOnly: boolean;
  readonly isModel: boolean;
  /** Other runs of the file carry content: the client did not hide everything. */
  readonly besideContent: boolean;
};

/**
 * Absent, null, `{}`, a marker, a preview and a link are six different things. What needs the other runs of the file to be told is decided by this record alone, and by the
 * whole file once more when its problems are raised.
 */
export function payloadOf(side: Side, situation: PayloadSituation): Payload {
  const { fields, raw } = situation;
  const value = fields[side];
  if (value === undefined || value === null) return absentPayload(side, situation);
  if (typeof value === "string") {
    const marker = withheldMarker(value);
    if (marker !== null) return { state: marker, value: null };
    return { state: value === "" ? "empty" : "present", value };
  }
  if (!isEmpty(value)) return { state: "present", value };
  if (isHidden(side, situation)) return { state: "withheld", value };
  // A run that is still open has `outputs: {}` (seen in SDK traffic): nothing was said yet.
  if (side === "outputs" && (situation.opensOnly || !situation.over)) return { state: "not_captured", value: null };
  const other = raw[side === "inputs" ? "outputs" : "inputs"];
  // A function without parameters that returns nothing; where all runs look so, the client hid what they held.
  const bothEmpty =
    situation.over && !situation.besideContent && other !== undefined && other !== null && isEmpty(other);
  return { state: bothEmpty || (situation.isModel && situation.over) ? "withheld" : "empty", value };
}

/** Nulls: a link, a preview, a failed or unfinished run's missing output, or simply not exported. */
function absentPayload(side: Side, situation: PayloadSituation): Payload {
  const { fields } = situation;
  const links = side === "inputs" ? fields.inputs_s3_urls : fields.outputs_s3_urls;
  if (isLinked(links) || isLinked(isObject(fields.s3_urls) ? fields.s3_urls[side] : undefined)) {
    return { state: "stored_elsewhere", value: null };
  }
  const preview = side === "inputs" ? fields.inputs_preview : fields.outputs_preview;
  if (preview !== undefined && preview !== null && preview !== "") return { state: "cut", value: preview };
  const inputsThere = fields.inputs !== undefined && fields.inputs !== null;
  const nullSaid = side === "outputs" && fields.outputs === null && inputsThere && !situation.opensOnly;
  return { state: nullSaid && fields.error ? "empty" : "not_captured", value: null };
}

const isLinked = (links: JsonValue | undefined): boolean =>
  (isObject(links) && Object.keys(links).length > 0) || (typeof links === "string" && links !== "");

const isEmpty = (value: JsonValue): boolean =>
  Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0;

/** The Python SDK copies `LANGSMITH_HIDE_INPUTS` and its like into the metadata of each run. */
function isHidden(side: Side, { metadata }: PayloadSituation): boolean {
  const name = side === "inputs" ? "HIDE_INPUTS" : "HIDE_OUTPUTS";
  return ["LANGSMITH", "LANGCHAIN"].some((prefix) => isOn(metadata[`${prefix}_${name}`]));
}

const isOn = (value: JsonValue | undefined): boolean =>
  value === true || value === 1 || (typeof value === "string" && /^(true|1)$/i.test(value));

/** Where a marker stands in place of a value: in a field of the run, or near the top of its inputs and outputs. */
export function markersIn(raw: JsonObject): { readonly withheld: boolean; readonly elsewhere: boolean } {
  const found = { withheld: false, elsewhere: false };
  let left = 2_000;
  const { child_runs: _nested, events: _events, ...own } = raw;
  const open: { value: JsonValue; depth: number }[] = [{ value: own, depth: 0 }];
  for (let at = open.pop(); at !== undefined && left > 0; at = open.pop(), left--) {
    if (typeof at.value === "string") {
      const marker = at.value.length < 200 ? withheldMarker(at.value) : null;
      found.withheld ||= marker === "withheld";
      found.elsewhere ||= marker === "stored_elsewhere";
    } else if (at.depth < 4 && typeof at.value === "object" && at.value !== null) {
      const items = Array.isArray(at.value) ? at.value : isObject(at.value) ? Object.values(at.value) : [];
      for (const value of items.slice(0, 200)) open.push({ value, depth: at.depth + 1 });
    }
  }
  return found;
}
