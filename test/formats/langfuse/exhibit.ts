import { parse } from "csv-parse/sync";
import { isObject, type JsonObject, type JsonValue } from "../../../lib/base/json.ts";
import { parseJson } from "../../../lib/base/losslessJson.ts";
import { type Problem, ProblemLog, type ProblemNote } from "../../../lib/evidence/problem.ts";
import type { Probe, RawRecord, RecordPlan } from "../../../lib/evidence/record.ts";
import type { Detection } from "../../../lib/formats/adapter.ts";
import { langfuse } from "../../../lib/formats/langfuse/langfuse.ts";
import type { Draft, SpanDraft } from "../../../lib/trace/model.ts";

export type Reading = {
  readonly detection: Detection;
  readonly drafts: readonly Draft[];
  readonly spans: readonly SpanDraft[];
  readonly skipped: readonly ProblemNote[];
  readonly problems: readonly Problem[];
  readonly codes: readonly string[];
};

/** Everything of these tests' own: a stand-in for the readers, so that a format is tested alone. */
export const emptyProbe: Probe = {
  bytes: null,
  shape: "json",
  top: null,
  keys: [],
  outline: null,
  samples: [],
  columns: [],
  head: "",
};

export function probeOf(value: JsonValue): Probe {
  const top = Array.isArray(value) ? "array" : isObject(value) ? "object" : "scalar";
  return {
    ...emptyProbe,
    top,
    keys: isObject(value) ? Object.keys(value) : [],
    outline: value,
    samples: Array.isArray(value) ? value.slice(0, 20) : [],
  };
}

export function readJson(value: JsonValue): Reading {
  return read(probeOf(value), value);
}

/** Rows of JSON Lines or of a table: what the reader gives for each. */
export function readRows(rows: readonly JsonValue[], shape: "jsonLines" | "csv" | "parquet"): Reading {
  const columns = shape === "jsonLines" || !isObject(rows[0]) ? [] : Object.keys(rows[0]);
  return read({ ...emptyProbe, shape, columns, samples: rows.slice(0, 20) }, [...rows]);
}

export function readCsv(text: string): Reading {
  return readRows(parse(text, { columns: true, bom: false }) as JsonObject[], "csv");
}

export function jsonOf(text: string): JsonValue {
  const parsed = parseJson(text);
  if (!parsed.ok) throw new Error("The fixture is no JSON");
  return parsed.value;
}

export function read(probe: Probe, whole: JsonValue): Reading {
  const detection = langfuse.detect(probe);
  if (detection === null) throw new Error("Langfuse does not recognise this");
  return readAs(detection, whole);
}

export function readAs(detection: Detection, whole: JsonValue): Reading {
  const log = new ProblemLog();
  for (const problem of detection.problems ?? []) log.add(problem);
  const { records, envelope } = recordsOf(detection.plan, whole);
  const mapper = langfuse.open(detection, envelope, log);
  const drafts: Draft[] = [];
  const skipped: ProblemNote[] = [];
  for (const record of records) {
    const result = mapper.map(record);
    if ("skip" in result) skipped.push(result.skip);
    else if ("drafts" in result) drafts.push(...result.drafts);
  }
  mapper.finish();
  const problems = log.list();
  return {
    detection,
    drafts,
    spans: drafts.filter((one) => one.type === "span"),
    skipped,
    problems,
    codes: problems.map((one) => one.code),
  };
}

function recordsOf(plan: RecordPlan, whole: JsonValue): { records: RawRecord[]; envelope: JsonValue } {
  if (plan.kind === "none") return { records: [], envelope: null };
  const found: { value: JsonValue; at: string; path: (string | number)[] }[] = [];
  if (plan.kind !== "json") {
    const rows = Array.isArray(whole) ? whole : [];
    const cell = (value: JsonValue): JsonValue => (typeof value === "string" && value !== "" ? jsonOf(value) : value);
    const decode = (row: JsonValue): JsonValue =>
      plan.kind === "csv" && plan.cells === "json" && isObject(row)
        ? Object.fromEntries(Object.entries(row).map(([key, one]) => [key, cell(one)]))
        : row;
    rows.forEach((row, index) => found.push({ value: decode(row), at: `row ${index}`, path: [] }));
  } else for (const pattern of plan.patterns) collect(whole, pattern.split("/").slice(1), "", [], found);
  const records = found.map((one, number) => ({ ...one, number, offset: null, length: null }));
  return {
    records,
    envelope:
      plan.kind === "json"
        ? without(
            whole,
            plan.patterns.map((one) => one.split("/").slice(1)),
          )
        : null,
  };
}

function collect(
  value: JsonValue,
  path: string[],
  at: string,
  stars: (string | number)[],
  found: { value: JsonValue; at: string; path: (string | number)[] }[],
): void {
  const [name, ...rest] = path;
  if (name === undefined) {
    found.push({ value, at: at || "file", path: stars });
    return;
  }
  const entries: [string | number, JsonValue][] = Array.isArray(value)
    ? [...value.entries()]
    : isObject(value)
      ? Object.entries(value)
      : [];
  for (const [key, child] of entries) {
    if (name === "*") collect(child, rest, `${at}/${key}`, [...stars, key], found);
    else if (String(key) === name) collect(child, rest, `${at}/${key}`, stars, found);
  }
}

/** The document without its records: lists of records come out empty, as the reader promises. */
function without(value: JsonValue, patterns: string[][]): JsonValue {
  if (patterns.some((one) => one.length === 0)) return null;
  const into = (key: string): string[][] =>
    patterns.filter(([name]) => name === "*" || name === key).map(([, ...rest]) => rest);
  const isRecord = (key: string): boolean => into(key).some((one) => one.length === 0);
  if (Array.isArray(value))
    return value.flatMap((child, index) => (isRecord(String(index)) ? [] : [without(child, into(String(index)))]));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, child]) => (isRecord(key) ? [] : [[key, without(child, into(key))]])),
  );
}
