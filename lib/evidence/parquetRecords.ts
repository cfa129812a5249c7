import { parquetMetadataAsync, parquetReadObjects, type AsyncBuffer, type FileMetaData } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import type { JsonObject, JsonValue } from "../base/json.ts";
import { setMember } from "../base/jsonParser.ts";
import type { ReadableExhibit } from "./exhibit.ts";
import type { Step } from "./jsonRecords.ts";
import { notes, sizeText } from "./notes.ts";
import { CellReader, cellParsers } from "./parquetCells.ts";
import { ProblemLog } from "./problem.ts";
import type { RawRecord } from "./record.ts";
import { noteSecrets } from "./recordValue.ts";
import type { ByteSource } from "./source.ts";

/** Rows are read in slices that unpack to about so much. */
const sliceShare = 0.5;
const columnsMax = 10_000;

/** The names of the top columns in file order; null where the footer cannot be read. */
export async function parquetColumns(
  exhibit: ReadableExhibit,
): Promise<{ readonly metadata: FileMetaData; readonly columns: string[] } | null> {
  try {
    const metadata = await parquetMetadataAsync(asyncBuffer(exhibit.source), { geoparquet: false });
    return { metadata, columns: new CellReader(metadata.schema).columns.slice(0, columnsMax) };
  } catch (error) {
    // The library throws plain errors (and range errors of DataView) at whatever is no Parquet.
    if (error instanceof Error) return null;
    throw error;
  }
}

/** Yields one record per row: an object by column name. Row groups are unpacked slice by slice. */
export async function* parquetRecords(
  exhibit: ReadableExhibit,
  log: ProblemLog,
  rows?: { readonly start: number; readonly end: number },
): AsyncGenerator<Step> {
  const table = await parquetColumns(exhibit);
  if (table === null) {
    log.add(
      notes.container(
        "The footer of the Parquet file cannot be read.",
        "Fetch the file again and compare its size with the source: the footer stands at its end.",
      ),
    );
    return;
  }
  let first = 0;
  for (const group of table.metadata.row_groups) {
    const count = Number(group.num_rows);
    const perRow = Math.max(1, Number(group.total_byte_size) / Math.max(1, count));
    const step = Math.max(1, Math.floor((exhibit.limits.memoryBytesMax * sliceShare) / perRow));
    for (let at = first; at < first + count; at += step) {
      const slice = {
        start: Math.max(at, rows?.start ?? 0),
        end: Math.min(at + step, first + count, rows?.end ?? Number.POSITIVE_INFINITY),
      };
      if (slice.start < slice.end) yield* readSlice(exhibit, table.metadata, slice, log);
    }
    first += count;
  }
}

/** One row again by its number; null where it cannot be read. */
export async function parquetRecordAt(exhibit: ReadableExhibit, number: number): Promise<RawRecord | null> {
  for await (const { record } of parquetRecords(exhibit, new ProblemLog(), { start: number, end: number + 1 }))
    return record;
  return null;
}

async function* readSlice(
  exhibit: ReadableExhibit,
  metadata: FileMetaData,
  slice: { readonly start: number; readonly end: number },
  log: ProblemLog,
): AsyncGenerator<Step> {
  const reader = new CellReader(metadata.schema);
  const total = Math.max(1, Number(metadata.num_rows));
  const rows = await readRows(exhibit, metadata, slice);
  if (rows === null) log.add(notes.malformedTable(`row ${slice.start + 1}`));
  for (let number = slice.start; number < slice.end; number++) {
    const bytesDone = Math.round((exhibit.bytes * (number + 1)) / total);
    const cells = rows?.[number - slice.start];
    yield { record: cells ? readRow(reader, cells, number, exhibit, log) : null, bytesDone };
  }
}

async function readRows(
  exhibit: ReadableExhibit,
  metadata: FileMetaData,
  slice: { readonly start: number; readonly end: number },
): Promise<Record<string, unknown>[] | null> {
  try {
    return await parquetReadObjects({
      file: asyncBuffer(exhibit.source),
      metadata,
      compressors,
      parsers: cellParsers,
      geoparquet: false,
      rowStart: slice.start,
      rowEnd: slice.end,
    });
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

function readRow(
  reader: CellReader,
  cells: Record<string, unknown>,
  number: number,
  exhibit: ReadableExhibit,
  log: ProblemLog,
): RawRecord | null {
  const at = `row ${number + 1}`;
  const value: JsonObject = {};
  let size = 0;
  reader.odd.clear();
  for (const column of reader.columns) {
    const cell: JsonValue = reader.read(column, cells[column]);
    if (typeof cell === "string") size += cell.length;
    if (typeof cell === "string") noteSecrets(cell, at, log);
    setMember(value, column, cell);
  }
  if (size > exhibit.limits.recordBytesMax) {
    log.add(notes.recordTooLong(at, sizeText(exhibit.limits.recordBytesMax)));
    return null;
  }
  if (reader.odd.has("number")) log.add(notes.bigInteger(at));
  if (reader.odd.has("word")) log.add(notes.nonFinite(at));
  if (reader.odd.has("text")) log.add(notes.invalidUtf8(at));
  return { number, offset: null, length: null, at, value, path: [] };
}

function asyncBuffer(source: ByteSource): AsyncBuffer {
  return {
    byteLength: source.size,
    slice(start, end = source.size) {
      const target = new Uint8Array(Math.max(0, end - start));
      source.readInto(target, start);
      return target.buffer;
    },
  };
}
