import { isObject, type JsonValue } from "../../base/json.ts";
import type { ProblemLog, ProblemNote } from "../../evidence/problem.ts";
import type { RawRecord } from "../../evidence/record.ts";
import type { SpanDraft } from "../../trace/model.ts";
import type { Mapper, MapResult } from "../adapter.ts";
import { advice } from "./advice.ts";
import type { Surroundings } from "./fields.ts";
import { mapSpan, type SpanNotes } from "./map.ts";
import { otlpSpan } from "./schema.ts";
import { spansOf, surroundingsAt } from "./walk.ts";

/** Model and tool spans of one exhibit, and those of them without any content. */
type Tally = { steps: number; bare: number; firstBare: string };

/** Reads the records of one exhibit: single spans of a document, or whole export requests, one per line. */
export function openMapper(envelope: JsonValue, lines: boolean, log: ProblemLog): Mapper {
  const tally: Tally = { steps: 0, bare: 0, firstBare: "file" };
  const one = (span: JsonValue, around: Surroundings, at: string, place: string): SpanDraft | null => {
    if (!isObject(span) || !otlpSpan.safeParse(span).success) return null;
    const { draft, notes } = mapSpan(span, around, at);
    report(notes, place, log);
    count(draft, place, tally);
    return draft;
  };
  return {
    map: (record) => (lines ? mapLine(record, one, log) : mapSingle(record, envelope, one)),
    finish: () => finish(tally, log),
  };
}

type MapOne = (span: JsonValue, around: Surroundings, at: string, place: string) => SpanDraft | null;

function mapSingle(record: RawRecord, envelope: JsonValue, one: MapOne): MapResult {
  const draft = one(record.value, surroundingsAt(envelope, record.at), "", record.at);
  return draft === null ? { skip: malformed(record.at) } : { drafts: [draft] };
}

function mapLine(record: RawRecord, one: MapOne, log: ProblemLog): MapResult {
  const { value, at } = record;
  if (!isObject(value)) return { skip: malformed(at) };
  const found = spansOf(value);
  if (found.length === 0) return { skip: withoutSpans(value, at) };
  const drafts = found.map(({ span, around, at: inside }) => one(span, around, inside, at));
  const bad = drafts.filter((draft) => draft === null).length;
  if (bad > 0) log.add({ ...malformed(at), count: bad });
  return { drafts: drafts.filter((draft) => draft !== null) };
}

/** A collector writes its logs and metrics into the same file; they are other evidence, not damage. */
function withoutSpans(value: JsonValue, at: string): ProblemNote {
  const names = isObject(value) ? Object.keys(value) : [];
  const kind = names.some((name) => /^resource_?logs$/i.test(name))
    ? "logs"
    : names.some((name) => /^resource_?metrics$/i.test(name))
      ? "metrics"
      : null;
  if (kind === null) return malformed(at);
  const fix =
    "Nothing to do for the trace. Logs of a coding agent are read when they are given as a file of their own.";
  return { code: "not_a_trace", at, message: `The line holds ${kind}, no spans.`, fix };
}

function malformed(at: string): ProblemNote {
  return {
    code: "record_malformed",
    at,
    message: "No OTLP span: it has no span id.",
    fix: "Export the trace again; the other records were read.",
  };
}

function report(notes: SpanNotes, at: string, log: ProblemLog): void {
  const add = (code: keyof typeof advice, message: string, count: number) => {
    if (count > 0) log.add({ code, at, message, fix: advice[code], count });
  };
  add("odd_id", "An id is neither hex, base64 nor a number of the right length; it is kept as text.", notes.oddIds);
  add(
    "embedded_json_invalid",
    "An attribute begins like JSON and does not parse; it is kept as text.",
    notes.invalidJson,
  );
  add("content_withheld", "A marker stands in the place of a value.", notes.withheld);
  add("content_stored_elsewhere", "An attribute points to content that is not in the file.", notes.storedElsewhere);
  for (const complaint of notes.complaints) log.add({ ...complaint, at });
  if (notes.documentsWithoutText > 0) {
    const fix = "Fetch the documents by their ids, in the state of that time.";
    const message = "The retrieved documents are named, not stored.";
    log.add({ code: "content_not_captured", at, message, fix, count: notes.documentsWithoutText });
  }
}

function count(draft: SpanDraft, at: string, tally: Tally): void {
  if (draft.kind !== "LLM" && draft.kind !== "TOOL") return;
  tally.steps += 1;
  if (draft.input.state !== "not_captured" || draft.output.state !== "not_captured") return;
  if (draft.inputMessages.length > 0) return;
  if (tally.bare === 0) tally.firstBare = at;
  tally.bare += 1;
}

function finish({ steps, bare, firstBare }: Tally, log: ProblemLog): void {
  if (bare === 0) return;
  const share =
    bare === steps ? `None of the ${steps} model and tool spans` : `${bare} of ${steps} model and tool spans`;
  const message = bare === steps ? `${share} carries content.` : `${share} carry no content.`;
  log.add({ code: "content_not_captured", at: firstBare, message, fix: advice.content_not_captured, count: bare });
}
