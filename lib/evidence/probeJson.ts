import { isObject, type JsonValue } from "../base/json.ts";
import { parseJson, parseJsonPrefix, type JsonFailure } from "../base/losslessJson.ts";
import { Cursor } from "./cursor.ts";
import { outlined } from "./envelope.ts";
import type { ReadableExhibit } from "./exhibit.ts";
import { JsonScanner } from "./jsonScanner.ts";
import { skipValue, ValueFacts } from "./jsonSkip.ts";
import { lineRecords } from "./lineRecords.ts";
import { beginsWithWholeObject } from "./lines.ts";
import { notes } from "./notes.ts";
import { outlineAt } from "./outline.ts";
import { ProblemLog, type ProblemNote } from "./problem.ts";
import type { Probe } from "./record.ts";
import { decodeText } from "./textView.ts";

export type JsonLook = Pick<Probe, "shape" | "top" | "keys" | "outline" | "samples">;
export type JsonVerdict = { readonly look: JsonLook | null; readonly notes: readonly ProblemNote[] };

const samplesMax = 20;
const samplesBytesMax = 8 * 1024 * 1024;

/** Takes a text that begins like JSON for one document or for lines, and looks into it. `look` null: it is neither. */
export function probeJson(exhibit: ReadableExhibit, start: number): JsonVerdict {
  const first = exhibit.view.units.read(start, 1)[0];
  if (first !== 0x7b && first !== 0x5b) return probeScalar(exhibit, start);
  if (holdsSeveral(exhibit, start)) return { look: linesLook(exhibit), notes: [] };
  return first === 0x5b ? probeArray(exhibit, start) : probeObject(exhibit, start);
}

/** True where a second document follows the first, or a damaged first line is followed by a sound one. */
function holdsSeveral(exhibit: ReadableExhibit, start: number): boolean {
  const { view, limits } = exhibit;
  const head = view.units.read(start, limits.outlineBytesMax);
  const cursor = Cursor.over(head);
  const outcome = skipValue(cursor, new ValueFacts());
  const lineEnd = head.indexOf(0x0a);
  if (outcome !== "whole") return head[0] === 0x7b && lineEnd >= 0 && beginsWithWholeObject(head.subarray(lineEnd + 1));
  const valueEnd = cursor.offset;
  const next = cursor.peekNonSpace();
  if (next === 0x7b || next === 0x5b) return true;
  const isNextLine = lineEnd >= valueEnd && lineEnd < cursor.offset;
  return next > 0 && isNextLine && head[0] === 0x7b;
}

function linesLook(exhibit: ReadableExhibit): JsonLook {
  const samples: JsonValue[] = [];
  const start = { done: 0 };
  for (const { record, bytesDone } of lineRecords(exhibit, new ProblemLog())) {
    if (record) samples.push(record.value);
    start.done = bytesDone;
    if (samples.length >= samplesMax || bytesDone > samplesBytesMax) break;
  }
  return { shape: "jsonLines", top: "array", keys: [], outline: null, samples };
}

function probeArray(exhibit: ReadableExhibit, start: number): JsonVerdict {
  const { view, limits } = exhibit;
  const scanner = new JsonScanner(view, ["/*"], { chunkBytes: Math.min(limits.chunkBytes, 65_536), offset: start });
  const samples: JsonValue[] = [];
  let failure: JsonFailure | null = null;
  let failureUnit = start;
  for (let event = scanner.next(), seen = 0; event && seen < samplesMax; event = scanner.next()) {
    if (event.kind !== "record") continue;
    seen++;
    if (event.offset - start > samplesBytesMax || event.length > limits.outlineBytesMax) {
      samples.push(outlineAt(view, limits, event.offset, event.length).value);
      continue;
    }
    const read = parseJson(decodeText(view.bytes(event.offset, event.length), view.encoding).text, {
      depthMax: limits.nestingMax,
    });
    if (read.ok) samples.push(read.value);
    else if (failure === null) [failure, failureUnit] = [read, event.offset];
  }
  const { end } = scanner;
  if (samples.length === 0 && end?.kind === "cut" && end.insideRecord)
    samples.push(outlineAt(view, limits, end.at, null).value);
  const look: JsonLook = { shape: "json", top: "array", keys: [], outline: samples.slice(0, 5).map(outlined), samples };
  if (samples.length > 0) return { look, notes: [] };
  if (failure) return { look: null, notes: [brokenNote(exhibit, failureUnit, failure)] };
  if (end?.kind === "broken") return { look: null, notes: [brokenNote(exhibit, start, null)] };
  return { look, notes: [] };
}

function probeObject(exhibit: ReadableExhibit, start: number): JsonVerdict {
  const { view, limits } = exhibit;
  const units = view.units.size - start;
  const small = units * view.unitBytes <= limits.outlineBytesMax;
  const text = small ? decodeText(view.bytes(start, units), view.encoding).text.replace(/\0+\s*$/, "") : "";
  const { value, failure } = small
    ? parseJsonPrefix(text, { depthMax: limits.nestingMax })
    : { value: null, failure: null };
  if (failure && isFatal(failure) && !holdsRecords(value, 4))
    return { look: null, notes: [brokenNote(exhibit, start, failure)] };
  const stepped = small ? null : outlineAt(view, limits, start, null);
  if (stepped?.end?.kind === "trailing" && stepped.end.what === "document")
    return { look: linesLook(exhibit), notes: [] };
  const outline = stepped ? stepped.value : outlined(value);
  const keys = isObject(outline) ? Object.keys(outline).slice(0, 1000) : [];
  return { look: { shape: "json", top: "object", keys, outline, samples: [] }, notes: [] };
}

/** A fault that is neither the end of the text, nor its depth, nor what follows a whole document. */
function isFatal(failure: JsonFailure): boolean {
  return !failure.truncated && !failure.message.startsWith("nested") && !failure.message.startsWith("text follows");
}

/** True where at least one whole object lies in an array before the fault: then there are records to be saved. */
function holdsRecords(value: JsonValue, levels: number): boolean {
  if (Array.isArray(value)) return value.length > 1 && isObject(value[0]);
  return isObject(value) && levels > 0 && Object.values(value).some((item) => holdsRecords(item, levels - 1));
}

function brokenNote(exhibit: ReadableExhibit, unit: number, failure: JsonFailure | null): ProblemNote {
  const { view, limits } = exhibit;
  const head = view.bytes(view.start, Math.min(view.units.size - view.start, limits.outlineBytesMax));
  const whole = parseJson(decodeText(head, view.encoding).text, { depthMax: limits.nestingMax });
  const fault = whole.ok ? failure : whole;
  if (fault === null) return notes.broken(`byte ${view.byteOffset(unit)}`, "it stops making sense");
  return notes.broken(`line ${fault.line}, column ${fault.column}`, fault.message);
}

/** A text, number or word alone in the file. Only a whole one is taken for JSON: prose may begin with a digit or a quote. */
function probeScalar(exhibit: ReadableExhibit, start: number): JsonVerdict {
  const { view, limits } = exhibit;
  const units = view.units.size - start;
  if (units * view.unitBytes > limits.outlineBytesMax) return { look: null, notes: [] };
  const read = parseJson(decodeText(view.bytes(start, units), view.encoding).text);
  if (!read.ok) return { look: null, notes: [] };
  return { look: { shape: "json", top: "scalar", keys: [], outline: outlined(read.value), samples: [] }, notes: [] };
}
