import type { JsonObject, JsonValue } from "../base/json.ts";
import { setMember } from "../base/jsonParser.ts";
import { parseJson } from "../base/losslessJson.ts";
import { rowRanges, type RowRange } from "./csvRows.ts";
import { csvHeader, parseRows, type CsvHeader } from "./csvTable.ts";
import type { ReadableExhibit } from "./exhibit.ts";
import type { Step } from "./jsonRecords.ts";
import { notes, sizeText } from "./notes.ts";
import type { ProblemLog } from "./problem.ts";
import type { RawRecord } from "./record.ts";
import { noteOddities, noteSecrets } from "./recordValue.ts";
import { findSecrets } from "./secrets.ts";
import { decodeText } from "./textView.ts";

export type CsvCells = "plain" | "json";
type Row = RowRange & { readonly number: number };
type Table = {
  readonly exhibit: ReadableExhibit;
  readonly header: CsvHeader;
  readonly cells: CsvCells;
  readonly log: ProblemLog;
};

const batchRowsMax = 256;
const batchUnitsMax = 1024 * 1024;

/** Yields one record per row under the header: an object by column name. Ragged and over-long rows are skipped by name. */
export function* csvRecords(exhibit: ReadableExhibit, cells: CsvCells, log: ProblemLog): Generator<Step> {
  const header = csvHeader(exhibit);
  if (header === null) return;
  for (const name of header.repeated) log.add(notes.repeatedColumn(name));
  const table = { exhibit, header, cells, log };
  const { view, limits } = exhibit;
  let rows: Row[] = [];
  let number = 0;
  for (const range of rowRanges(view, limits, header.delimiter.charCodeAt(0), header.range.offset)) {
    if (range.offset === header.range.offset) continue;
    const row = { ...range, number: number++ };
    const isLong = row.length * view.unitBytes > limits.recordBytesMax;
    const begun = rows[0]?.offset ?? row.offset;
    if (isLong || rows.length >= batchRowsMax || row.offset + row.length - begun > batchUnitsMax) {
      yield* readRows(table, rows);
      rows = [];
    }
    if (isLong) yield skippedRow(table, row);
    else rows.push(row);
  }
  yield* readRows(table, rows);
}

/** Reads one row again by its place; null where it is no record. */
export function csvRecordAt(table: Table, offset: number, length: number, number: number): RawRecord | null {
  const { view } = table.exhibit;
  const range = { offset: offset / view.unitBytes, length: length / view.unitBytes, closed: true, number };
  for (const step of readRows(table, [range])) return step.record;
  return null;
}

function skippedRow({ exhibit, log }: Table, row: Row): Step {
  const { view, limits } = exhibit;
  log.add(row.closed ? notes.recordTooLong(atRow(row), sizeText(limits.recordBytesMax)) : notes.cutRecord(atRow(row)));
  return { record: null, bytesDone: view.byteOffset(row.offset + row.length) };
}

function atRow(row: Row): string {
  return `row ${row.number + 1}`;
}

function* readRows(table: Table, rows: readonly Row[]): Generator<Step> {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return;
  const {
    exhibit: { view },
    header,
    log,
  } = table;
  const { text, firstBad } = decodeText(
    view.bytes(first.offset, last.offset + last.length - first.offset),
    view.encoding,
  );
  if (firstBad >= 0) log.add(notes.invalidUtf8(`byte ${view.byteOffset(first.offset) + firstBad}`));
  const together = parseRows(text, header.delimiter);
  const isSound = together?.length === rows.length;
  const hasSecret = findSecrets(text).length > 0;
  const hasZeros = text.includes("\0");
  for (const [index, row] of rows.entries()) {
    const isOdd = !isSound || hasSecret || hasZeros;
    const own = isOdd ? decodeText(view.bytes(row.offset, row.length), view.encoding).text : "";
    if (hasSecret) noteSecrets(own, atRow(row), log);
    if (own.includes("\0")) log.add(notes.zeroBytes(atRow(row)));
    const cells = isSound ? together[index] : parseRows(own, header.delimiter)?.[0];
    yield { record: recordOf(table, row, cells), bytesDone: view.byteOffset(row.offset + row.length) };
  }
}

function recordOf(
  { exhibit, header, cells: dialect, log }: Table,
  row: Row,
  cells: readonly string[] | undefined,
): RawRecord | null {
  const { view, limits } = exhibit;
  const at = atRow(row);
  if (!row.closed) log.add(notes.cutRecord(at));
  else if (cells === undefined || cells.length !== header.columns.length) log.add(notes.malformedRow(at));
  else if (cells.length > limits.rowCellsMax) log.add(notes.tooMany(at, "cells in a row", String(limits.rowCellsMax)));
  else {
    const value: JsonObject = {};
    for (const [index, column] of header.columns.entries()) {
      setMember(value, column, cellValue(cells[index] ?? "", dialect, at, log));
    }
    const place = { offset: view.byteOffset(row.offset), length: row.length * view.unitBytes };
    return { number: row.number, ...place, at, value, path: [] };
  }
  return null;
}

function cellValue(cell: string, dialect: CsvCells, at: string, log: ProblemLog): JsonValue {
  if (dialect === "plain") return cell;
  if (cell === "") return null;
  const read = parseJson(cell);
  if (read.ok) noteOddities(read.notes, at, log);
  else log.add(notes.malformedCell(at));
  return read.ok ? read.value : cell;
}
