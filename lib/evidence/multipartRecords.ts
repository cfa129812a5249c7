import type { JsonValue } from "../base/json.ts";
import { Cursor } from "./cursor.ts";
import type { ReadableExhibit } from "./exhibit.ts";
import type { Step } from "./jsonRecords.ts";
import { skipValue, ValueFacts } from "./jsonSkip.ts";
import { findBoundary, partRanges, type PartRange } from "./multipart.ts";
import { notes, sizeText } from "./notes.ts";
import type { ProblemLog } from "./problem.ts";
import type { RawRecord } from "./record.ts";
import { noteSecrets, readValue } from "./recordValue.ts";
import { decodeText } from "./textView.ts";

/**
 * Yields one record per part of a multipart/form-data body: `{ name, contentType, headers, value }`. `headers` are
 * names only, because their values may be credentials; `value` is the JSON, the text, or `{ bytes }` for anything else.
 */
export function* multipartRecords(exhibit: ReadableExhibit, log: ProblemLog): Generator<Step> {
  const boundary = findBoundary(exhibit.source);
  if (boundary === null) return;
  let number = 0;
  for (const part of partRanges(exhibit.source, boundary)) {
    yield { record: partRecord(exhibit, part, number, log), bytesDone: part.offset + part.length };
    number++;
  }
}

/** Reads one part. `log` null: its problems are known. */
export function partRecord(
  exhibit: ReadableExhibit,
  part: PartRange,
  number: number,
  log: ProblemLog | null,
): RawRecord | null {
  const { name, contentType } = partNames(part);
  const at = `part ${name ?? number}`;
  if (!part.closed) log?.add(notes.cutRecord(at));
  else if (name === null) log?.add(notes.malformedPart(at));
  else if (part.length > exhibit.limits.recordBytesMax)
    log?.add(notes.recordTooLong(at, sizeText(exhibit.limits.recordBytesMax)));
  else {
    const value = partValue(exhibit, part, contentType, at, log);
    if (value === undefined) return null;
    const record = { name, contentType, headers: part.headers.map((header) => header.name), value };
    return { number, offset: part.offset, length: part.length, at, value: record, path: [] };
  }
  return null;
}

function partNames({ headers }: PartRange): { readonly name: string | null; readonly contentType: string | null } {
  const header = (name: string): string | null =>
    headers.find((item) => item.name.toLowerCase() === name)?.value ?? null;
  const match = /(?:^|;)\s*name=(?:"([^"]*)"|([^;\s]+))/i.exec(header("content-disposition") ?? "");
  return {
    name: match?.[1] ?? match?.[2] ?? null,
    contentType: header("content-type")?.replace(/;.*$/, "").trim() ?? null,
  };
}

/** Undefined where the part claims to be JSON and is none. */
function partValue(
  exhibit: ReadableExhibit,
  part: PartRange,
  contentType: string | null,
  at: string,
  log: ProblemLog | null,
): JsonValue | undefined {
  const length = part.offset + part.length - part.bodyOffset;
  const isJson = /\bjson\b/i.test(contentType ?? "");
  if (!isJson && !/^text\//i.test(contentType ?? "")) return { bytes: length };
  const body = exhibit.source.read(part.bodyOffset, length);
  if (!isJson) {
    const { text, firstBad } = decodeText(body, "utf-8");
    if (log) noteSecrets(text, at, log);
    if (firstBad >= 0) log?.add(notes.invalidUtf8(`byte ${part.bodyOffset + firstBad}`));
    return text;
  }
  const facts = new ValueFacts();
  skipValue(Cursor.over(body), facts);
  const read = readValue(body, facts, at, part.bodyOffset, {
    encoding: "utf-8",
    nestingMax: exhibit.limits.nestingMax,
    log,
  });
  if (read.ok) return read.value;
  log?.add(
    facts.depth > exhibit.limits.nestingMax ? notes.tooDeep(at, exhibit.limits.nestingMax) : notes.malformedPart(at),
  );
  return undefined;
}
