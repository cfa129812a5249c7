import type { JsonObject, JsonValue } from "../../../lib/base/json.ts";
import { openBytes } from "../../../lib/evidence/openExhibit.ts";
import { type Problem, ProblemLog } from "../../../lib/evidence/problem.ts";
import { readEnvelope, readRecords } from "../../../lib/evidence/readers.ts";
import type { Probe, RawRecord, RecordPlan } from "../../../lib/evidence/record.ts";
import type { Detection } from "../../../lib/formats/adapter.ts";
import { langsmith } from "../../../lib/formats/langsmith/langsmith.ts";
import { mergeSpans } from "../../../lib/trace/mergeSpans.ts";
import type { ConversationDraft, Draft, SpanDraft } from "../../../lib/trace/model.ts";

export type Reading = {
  readonly detection: Detection | null;
  readonly drafts: readonly Draft[];
  readonly spans: readonly SpanDraft[];
  readonly problems: readonly Problem[];
  readonly codes: readonly string[];
};

/** Reads a text as the pipeline does: probe, detection, envelope, records, drafts, problems of the whole file. */
export async function readText(text: string): Promise<Reading> {
  const log = new ProblemLog();
  const exhibit = await openBytes(new TextEncoder().encode(text));
  const detection = langsmith.detect(exhibit.probe);
  const records: RawRecord[] = [];
  if (detection === null) return reading(null, [], log);
  const envelope = await readEnvelope(exhibit, detection.plan, log);
  for await (const batch of readRecords(exhibit, detection.plan, log, { read: 0, skipped: 0 }))
    records.push(...batch.records);
  exhibit.close();
  return mapRecords(detection, envelope, records, log);
}

export const readJson = (value: JsonValue): Promise<Reading> => readText(JSON.stringify(value));

/** Maps records that stand for those of a reader. */
export function mapRecords(
  detection: Detection,
  envelope: JsonValue,
  records: readonly RawRecord[],
  log = new ProblemLog(),
): Reading {
  for (const note of detection.problems ?? []) log.add(note);
  const mapper = langsmith.open(detection, envelope, log);
  const drafts: Draft[] = [];
  for (const record of records) {
    const result = mapper.map(record);
    if ("skip" in result) log.add(result.skip);
    else if ("drafts" in result) drafts.push(...result.drafts);
  }
  if (detection.plan.kind !== "none") mapper.finish();
  return reading(detection, drafts, log);
}

function reading(detection: Detection | null, drafts: readonly Draft[], log: ProblemLog): Reading {
  const problems = log.list();
  return { detection, drafts, spans: settled(drafts, detection), problems, codes: problems.map(({ code }) => code) };
}

/** The spans as the trace step sees them in the end: parts of one span merged and completed. */
function settled(drafts: readonly Draft[], detection: Detection | null): SpanDraft[] {
  const groups = new Map<string, [SpanDraft, ...SpanDraft[]]>();
  for (const [index, draft] of drafts.entries()) {
    if (draft.type !== "span") continue;
    const key = draft.spanId ?? `no id ${index}`;
    const known = groups.get(key);
    if (known) known.push(draft);
    else groups.set(key, [draft]);
  }
  return [...groups.values()].map((group) => {
    const merged = mergeSpans(group);
    return group.every(({ part }) => part === "whole") || detection === null
      ? merged
      : (langsmith.complete?.(merged, detection) ?? merged);
  });
}

export function records(
  values: readonly JsonValue[],
  at: (index: number) => string = (index) => `row ${index + 1}`,
): RawRecord[] {
  return values.map((value, number) => ({ number, offset: null, length: null, at: at(number), path: [], value }));
}

export const blankProbe: Probe = {
  bytes: null,
  shape: "empty",
  top: null,
  keys: [],
  outline: null,
  samples: [],
  columns: [],
  head: "",
};
export const detectionOf = (format: string, plan: RecordPlan): Detection => ({ format, why: "test", plan });

/** One run of type chain with the given fields, read as an SDK dump. */
export async function readRuns(...fields: readonly JsonObject[]): Promise<Reading> {
  const base = {
    id: "0190aaaa-0000-7000-8000-000000000001",
    trace_id: "0190aaaa-0000-7000-8000-000000000001",
    parent_run_id: null,
    run_type: "chain",
    name: "step",
    start_time: "2026-04-02T08:00:00Z",
    end_time: "2026-04-02T08:00:01Z",
  };
  return readJson(fields.map((more, index) => ({ ...base, id: base.id.replace(/1$/, String(index + 1)), ...more })));
}

export const onlySpan = ({ spans }: Reading): SpanDraft => {
  const [span, ...more] = spans;
  if (span === undefined || more.length > 0) throw new Error(`expected one span, got ${spans.length}`);
  return span;
};

export const onlyConversation = ({ drafts }: Reading): ConversationDraft => {
  const [draft] = drafts;
  if (draft?.type !== "conversation") throw new Error("expected a conversation");
  return draft;
};
