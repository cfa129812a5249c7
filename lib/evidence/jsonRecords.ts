import { parseJson, type JsonFailure } from "../base/losslessJson.ts";
import type { ReadableExhibit } from "./exhibit.ts";
import { pointerText, wildcardPath } from "./jsonPattern.ts";
import { JsonScanner, type ScanEnd } from "./jsonScanner.ts";
import { notes, sizeText } from "./notes.ts";
import type { ProblemLog } from "./problem.ts";
import type { RawRecord } from "./record.ts";
import { readValue } from "./recordValue.ts";
import { faultPlace, lineAndColumn } from "./place.ts";
import { decodeText } from "./textView.ts";

/** What a step of a reader yields: a record or null for a skipped one, and how far the reading is. */
export type Step = { readonly record: RawRecord | null; readonly bytesDone: number };

/** Yields the records of one JSON document, in file order. Damage is reported; what lies before it is kept. */
export function* jsonRecords(exhibit: ReadableExhibit, patterns: readonly string[], log: ProblemLog): Generator<Step> {
  const { view, limits } = exhibit;
  const scanner = new JsonScanner(view, patterns, { chunkBytes: limits.chunkBytes });
  let number = 0;
  for (let event = scanner.next(); event; event = scanner.next()) {
    if (event.kind !== "record") continue;
    const offset = view.byteOffset(event.offset);
    const length = event.length * view.unitBytes;
    const at = pointerText(event.trail) || "file";
    const record = oneRecord({ exhibit, scanner, log, at, unit: event.offset, units: event.length });
    const path = wildcardPath(event.pattern, event.trail);
    yield { record: record && { number, offset, length, at, value: record.value, path }, bytesDone: offset + length };
    number++;
  }
  const end = scanner.end;
  if (end) noteEnd(exhibit, end, log);
  if (end?.kind === "cut" && end.insideRecord) yield { record: null, bytesDone: exhibit.bytes };
}

type OneRecord = {
  readonly exhibit: ReadableExhibit;
  readonly scanner: JsonScanner;
  readonly log: ProblemLog;
  readonly at: string;
  readonly unit: number;
  readonly units: number;
};

function oneRecord({ exhibit, scanner, log, at, unit, units }: OneRecord): Pick<RawRecord, "value"> | null {
  const { view, limits } = exhibit;
  if (units * view.unitBytes > limits.recordBytesMax) log.add(notes.recordTooLong(at, sizeText(limits.recordBytesMax)));
  else if (scanner.facts.depth > limits.nestingMax) log.add(notes.tooDeep(at, limits.nestingMax));
  else {
    const bytes = view.unitBytes === 1 ? scanner.cursor.bytes(unit, units) : view.bytes(unit, units);
    const context = { encoding: view.encoding, nestingMax: limits.nestingMax, log };
    const read = readValue(bytes, scanner.facts, at, view.byteOffset(unit), context);
    if (read.ok) return { value: read.value };
    if (at !== "file") log.add(notes.malformedElement(at));
    else log.add(notes.broken(faultPlace(view, unit, read.failure), read.failure.message));
  }
  return null;
}

/** Reports how a document ended, unless it ended well. */
export function noteEnd(exhibit: ReadableExhibit, end: ScanEnd, log: ProblemLog): void {
  const { view } = exhibit;
  if (end.kind === "broken") log.add(notes.broken(lineAndColumn(view, end.at), end.why));
  if (end.kind === "trailing") noteTrailing(exhibit, end, log);
  if (end.kind !== "cut") return;
  const broken = earlierFault(exhibit, end.at);
  if (broken) log.add(notes.broken(faultPlace(view, end.at, broken), broken.message));
  else
    log.add(
      end.insideRecord
        ? notes.cutRecord(`byte ${view.byteOffset(end.at)}`)
        : notes.cutDocument(`byte ${exhibit.bytes}`),
    );
}

/**
 * A value that never closes is not always cut: a quote that was lost upstream swallows the rest of the file. Then the
 * parser meets a raw line break inside a string, and that place is the fault.
 */
function earlierFault(exhibit: ReadableExhibit, unit: number): JsonFailure | null {
  const { view, limits } = exhibit;
  const head = view.bytes(unit, Math.min(limits.outlineBytesMax, view.units.size - unit));
  const read = parseJson(decodeText(head, view.encoding).text, { depthMax: limits.nestingMax });
  return read.ok || read.truncated || read.message.startsWith("nested") ? null : read;
}

function noteTrailing(exhibit: ReadableExhibit, end: ScanEnd & { kind: "trailing" }, log: ProblemLog): void {
  if (end.what === "zeros") log.add(notes.zeroBytes(`byte ${exhibit.view.byteOffset(end.at)}`));
  else
    log.add(notes.trailing(lineAndColumn(exhibit.view, end.at), end.what === "document" ? "another document" : "text"));
}
