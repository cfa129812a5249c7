import { writeJson } from "./base/jsonWriter.ts";
import type { JsonObject, JsonValue } from "./base/json.ts";
import { formatInstant } from "./base/time.ts";
import type { Effect } from "./effects/effect.ts";
import type { Cite } from "./findings.ts";
import { documentFindingJson, originFindings } from "./injectionFindings.ts";
import type { CallOrigin, DocumentVerdict, Passage } from "./injection/runFindings.ts";
import { type DraftSource, loadSighting, type SightingPlace } from "./trace/loadSighting.ts";
import type { SummaryKey } from "./trace/traceIndex.ts";

/** What the document needs to know of an index. `lib/store/findingsReader.ts` reads it from one. */
export type FindingsReader = {
  summary(key: SummaryKey): JsonValue;
  traces(): Iterable<{ id: string; exhibit: number; name: string | null; thread: string | null; startUs: number | null; endUs: number | null; spans: number }>;
  calls(): Iterable<CallRow>;
  documents(): Iterable<DocumentRow>;
  /** The signed logs in the order of their exhibits. */
  audits(): Iterable<AuditRow>;
  /** Null where trace and logs were not lined up. */
  crossCheck(): CrossCheckRows | null;
  /** What the calls come to: `head` before the list of harmful calls, `middle` and the recovery plan after it. */
  incident(): { readonly head: JsonObject; harmful(): Iterable<string>; readonly middle: JsonObject; recovery(): Iterable<JsonObject> };
};

/** What stands before and behind the findings of one log. */
export type AuditRow = { readonly head: JsonObject; readonly tail: JsonObject; findings(): Iterable<JsonObject> };
/** `numbers` and the lists, row by row: each may be as long as the log or the trace. */
export type CrossCheckRows = {
  readonly matched: number; readonly clockOffsetUs: number | null; readonly by: JsonObject;
  inTraceNotInLog(): Iterable<string>;
  inLogNotInTrace(): Iterable<JsonObject>;
  differs(): Iterable<JsonObject>;
  outsideWindow(): Iterable<string>;
};

export type CallRow = {
  readonly number: number; readonly callId: string | null; readonly trace: string; readonly span: string | null; readonly tool: string;
  readonly state: string; readonly result: string; readonly timeUs: number | null; readonly argumentsFrom: string; readonly cites: readonly Cite[];
  readonly argumentsAt: SightingPlace | null; readonly effects: readonly Effect[]; readonly origin: CallOrigin | null;
};

export type DocumentRow = {
  readonly number: number; readonly trace: string; readonly span: string | null; readonly callId: string | null; readonly origin: string;
  readonly source: string | null; readonly length: number; readonly appearances: number; readonly cites: readonly Cite[];
  /** `read`: how much of it was read for passages, in UTF-16 units; null where the evidence does not have the text. */
  readonly verdict: DocumentVerdict | null; readonly read: number | null; readonly passages: readonly Passage[];
};

/**
 * The findings document as JSON text, in pieces: calls of a large incident are never all in memory.
 * `input` is the path where each file is an incident of its own; `separator` stands between list elements
 * (a line feed makes the document greppable; nothing makes it one line).
 */
export async function* findingsDocument(reader: FindingsReader, source: DraftSource, options: { readonly input?: string; readonly separator: "" | "\n" }): AsyncGenerator<string> {
  const { input, separator } = options;
  yield `{"schema":"aftertrace.findings/1"`;
  if (input !== undefined) yield `,"input":${JSON.stringify(input)}`;
  for (const key of ["exhibits", "counts", "capture"] as const) yield `,${separator}"${key}":${writeJson(reader.summary(key))}`;
  yield* list("traces", separator, traceTexts(reader));
  yield* list("calls", separator, callTexts(reader, source));
  yield* list("documents", separator, documentTexts(reader));
  yield* auditTexts(reader, separator);
  yield* crossCheckTexts(reader, separator);
  yield* incidentTexts(reader, separator);
  yield "}\n";
}

/** Harmful calls and what there is to be done may be as many as there are calls. */
function* incidentTexts(reader: FindingsReader, separator: "" | "\n"): Generator<string> {
  const { head, harmful, middle, recovery } = reader.incident();
  yield `,${separator}"incident":${writeJson(head).slice(0, -1)},"harmful":[`;
  yield* commaed(harmful());
  yield `],${writeJson(middle).slice(1, -1)},"recovery":[`;
  yield* commaed(recovery());
  yield "]}";
}

/** A log may have as many findings as entries, a cross-check as many differences as calls: they are written a few at a time. */
function* auditTexts(reader: FindingsReader, separator: "" | "\n"): Generator<string> {
  yield `,${separator}"audit":[`;
  let comma = "";
  for (const { head, tail, findings } of reader.audits()) {
    yield `${comma}${separator}${writeJson(head).slice(0, -1)},"findings":[`;
    yield* commaed(findings());
    yield `],${writeJson(tail).slice(1)}`;
    comma = ",";
  }
  yield "]";
}

function* crossCheckTexts(reader: FindingsReader, separator: "" | "\n"): Generator<string> {
  const rows = reader.crossCheck();
  if (rows === null) return yield `,${separator}"crossCheck":null`;
  yield `,${separator}"crossCheck":{"matched":${rows.matched}`;
  const lists = { inTraceNotInLog: rows.inTraceNotInLog(), inLogNotInTrace: rows.inLogNotInTrace(), differs: rows.differs(), outsideWindow: rows.outsideWindow() };
  for (const [name, items] of Object.entries(lists)) {
    yield `,"${name}":[`;
    yield* commaed(items);
    yield "]";
  }
  yield `,"clockOffsetUs":${rows.clockOffsetUs},"by":${writeJson(rows.by)}}`;
}

const itemsAtOnce = 500;

function* commaed(items: Iterable<JsonValue>): Generator<string> {
  let parts: string[] = [];
  let comma = "";
  for (const item of items) {
    parts.push(`${comma}${writeJson(item)}`);
    comma = ",";
    if (parts.length < itemsAtOnce) continue;
    yield parts.join("");
    parts = [];
  }
  yield parts.join("");
}

async function* list(name: string, separator: string, items: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  yield `,${separator}"${name}":[`;
  let first = true;
  for await (const item of items) {
    yield `${first ? "" : ","}${separator}${item}`;
    first = false;
  }
  yield "]";
}

const instant = (us: number | null): string | null => (us === null ? null : formatInstant(us));

function* traceTexts(reader: FindingsReader): Generator<string> {
  for (const { id, exhibit, name, thread, startUs, endUs, spans } of reader.traces())
    yield writeJson({ id, exhibit: `x${exhibit}`, name, thread, start: instant(startUs), end: instant(endUs), spans });
}

async function* callTexts(reader: FindingsReader, source: DraftSource): AsyncGenerator<string> {
  for (const row of reader.calls()) yield writeJson(await callFindings(row, source));
}

/** One call as the findings document has it; the arguments are read from the exhibit. */
export async function callFindings(row: CallRow, source: DraftSource): Promise<{ [key: string]: JsonValue }> {
  const { number, callId, trace, span, tool, state, result, timeUs, argumentsFrom, cites, argumentsAt, effects, origin } = row;
  const sighting = argumentsAt === null ? null : await loadSighting(source, argumentsAt);
  const args = sighting?.arguments ?? null;
  const captured = args !== null && (args.state === "present" || args.state === "empty" || args.state === "cut");
  return {
    id: `c${number}`, callId, trace, span, tool, arguments: captured ? args.value : null, argumentsFrom: captured ? argumentsFrom : "none",
    state, result, time: instant(timeUs), effects: effects.map(effectFindings), origin: originFindings(origin), cites: [...cites],
  };
}

/** An effect as the findings document has it. */
function effectFindings({ class: name, destructive, reversible, shared, environment, targets, magnitude, rule, why }: Effect): JsonObject {
  const stated = magnitude === null ? null : Object.fromEntries(Object.entries(magnitude).filter((one): one is [string, number | string] => one[1] !== undefined));
  return { class: name, destructive, reversible, shared, environment, targets: targets.map(({ kind, name: target }) => ({ kind, name: target })), magnitude: stated, rule, why };
}

function* documentTexts(reader: FindingsReader): Generator<string> {
  for (const row of reader.documents()) yield writeJson(documentFindings(row));
}

/** One document as the findings document has it. */
export function documentFindings(row: DocumentRow): { [key: string]: JsonValue } {
  const { number, trace, span, callId, origin, source, length, appearances, cites, ...found } = row;
  return { id: `d${number}`, trace, span, callId, origin, source, length, appearances, ...documentFindingJson(found), cites: [...cites] };
}
