import { isObject, type JsonObject, type JsonValue } from "../../base/json.ts";
import type { Probe } from "../../evidence/record.ts";
import type { Detection } from "../adapter.ts";
import { cellsOf, columnsOf, hasPart, isForeign } from "./columns.ts";
import { isEvent } from "./map.ts";

/** Members under which tools wrap the list that they answer with. */
const wrappers = ["events", "incidents", "alerts", "deployments", "annotations", "log_entries", "messages", "items", "data", "results", "records", "value"];

/**
 * Recognises a list of events by shape: a column of times that can be read, a column of words, and nothing that traces,
 * transcripts and signed logs have. Asked last, because many things have a time and a text.
 */
export function detect(probe: Probe): Detection | null {
  switch (probe.shape) {
    case "csv":
      return ofColumns(probe);
    case "jsonLines":
      return areEvents(probe.samples) ? { format: "events.jsonl", why: `lines with ${said(probe.samples)}`, plan: { kind: "jsonLines" } } : null;
    case "json":
      return probe.top === "array" ? ofList(probe.samples, "") : ofWrapper(probe.outline);
    default:
      return null;
  }
}

function ofColumns({ columns, samples }: Probe): Detection | null {
  if (isForeign(columns) || !hasPart("time", columns) || !hasPart("text", columns) || !mostlyEvents(samples)) return null;
  return { format: "events.csv", why: `a table with ${columns.slice(0, 6).join(", ").slice(0, 120)}, no trace`, plan: { kind: "csv", cells: "plain" } };
}

function ofWrapper(document: JsonValue): Detection | null {
  if (!isObject(document) || isForeign(Object.keys(document).filter((name) => !wrappers.includes(name)))) return null;
  if (isEvent(cellsOf(document)) && hasPart("kind", Object.keys(document)) && hasPart("source", Object.keys(document)) && !isForeign(columnsOf(document)))
    return { format: "events.json", why: `one object with ${said([document])}`, plan: { kind: "json", patterns: [""] } };
  const lists = Object.entries(document).filter(([, value]) => Array.isArray(value));
  const [only, ...others] = lists;
  if (only === undefined || others.length > 0 || !wrappers.includes(only[0]) || !Array.isArray(only[1])) return null;
  return ofList(only[1], `/${only[0]}`);
}

function ofList(elements: readonly JsonValue[], pointer: string): Detection | null {
  if (!areEvents(elements)) return null;
  return { format: "events.json", why: `${pointer === "" ? "a list" : `${pointer.slice(1)}[]`} of objects with ${said(elements)}`, plan: { kind: "json", patterns: [`${pointer}/*`] } };
}

function areEvents(samples: readonly JsonValue[]): boolean {
  const objects = samples.filter(isObject);
  return objects.length > 0 && !objects.some((one) => isForeign(columnsOf(one))) && mostlyEvents(samples);
}

/** At least half of the first records have a readable time and words. */
function mostlyEvents(samples: readonly JsonValue[]): boolean {
  const fit = samples.filter((one) => isObject(one) && isEvent(cellsOf(one))).length;
  return fit > 0 && fit * 2 >= samples.length;
}

/** The names of the first record's members, for the reader. */
function said(samples: readonly JsonValue[]): string {
  const first: JsonObject = samples.find(isObject) ?? {};
  return `${Object.keys(first).slice(0, 6).join(", ").slice(0, 120)}, no trace`;
}
