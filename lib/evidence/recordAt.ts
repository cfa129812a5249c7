import { csvHeader } from "./csvTable.ts";
import { csvRecordAt, type CsvCells } from "./csvRecords.ts";
import { Cursor } from "./cursor.ts";
import type { ReadableExhibit } from "./exhibit.ts";
import { advance, matched, pointerSegments, readPatterns, wildcardPath } from "./jsonPattern.ts";
import { skipValue, ValueFacts } from "./jsonSkip.ts";
import { readHeaders } from "./multipart.ts";
import { partRecord } from "./multipartRecords.ts";
import { parquetRecordAt } from "./parquetRecords.ts";
import { ProblemLog } from "./problem.ts";
import type { RawRecord, RecordAddress, RecordPlan } from "./record.ts";
import { readValue } from "./recordValue.ts";

export { pointerRange } from "./pointerRange.ts";

/** The exact original bytes of a record, or null where it has no byte range (Parquet) or lies outside the exhibit. */
export function recordBytes(exhibit: ReadableExhibit, address: RecordAddress): Uint8Array | null {
  const { offset, length } = address;
  if (offset === null || length === null || offset < 0 || length < 0 || offset + length > exhibit.bytes) return null;
  if (length > exhibit.limits.recordBytesMax) return null;
  return exhibit.source.read(offset, length);
}

/** Reads one record again by its address, without its problems, which are known. Null where nothing readable is there. */
export async function readRecordAt(
  exhibit: ReadableExhibit,
  plan: RecordPlan,
  address: RecordAddress,
): Promise<RawRecord | null> {
  const { number, offset, length, at } = address;
  if (plan.kind === "parquet") return parquetRecordAt(exhibit, number);
  const bytes = recordBytes(exhibit, address);
  if (plan.kind === "none" || bytes === null || offset === null || length === null) return null;
  if (plan.kind === "csv") return csvRow(exhibit, plan.cells, offset, length, number);
  if (plan.kind === "multipart") return part(exhibit, offset, length, number);
  const facts = new ValueFacts();
  const isWide = exhibit.view.unitBytes === 2;
  // In UTF-16 the bytes cannot be stepped through as they are; the careful parser then takes them.
  if (isWide) facts.longNumber = true;
  else skipValue(Cursor.over(bytes), facts);
  if (facts.depth > exhibit.limits.nestingMax) return null;
  const read = readValue(bytes, facts, at, offset, {
    encoding: exhibit.view.encoding,
    nestingMax: exhibit.limits.nestingMax,
    log: null,
  });
  return read.ok
    ? { number, offset, length, at, value: read.value, path: plan.kind === "json" ? pathOf(plan.patterns, at) : [] }
    : null;
}

function csvRow(
  exhibit: ReadableExhibit,
  cells: CsvCells,
  offset: number,
  length: number,
  number: number,
): RawRecord | null {
  const header = csvHeader(exhibit);
  return header && csvRecordAt({ exhibit, header, cells, log: new ProblemLog() }, offset, length, number);
}

function part(exhibit: ReadableExhibit, offset: number, length: number, number: number): RawRecord | null {
  const { headers, length: headerLength } = readHeaders(exhibit.source, offset);
  const bodyOffset = Math.min(offset + headerLength, offset + length);
  return partRecord(exhibit, { offset, length, bodyOffset, headers, closed: true }, number, null);
}

/** What the wildcards stand for, from the pointer in the address. Indexes are numbers again. */
function pathOf(patterns: readonly string[], at: string): (string | number)[] {
  const trail =
    at === "file" ? [] : pointerSegments(at).map((step) => (/^(?:0|[1-9]\d{0,14})$/.test(step) ? Number(step) : step));
  let progress = readPatterns(patterns);
  for (const step of trail) progress = advance(progress, step);
  const pattern = matched(progress);
  return pattern ? wildcardPath(pattern, trail) : [];
}
