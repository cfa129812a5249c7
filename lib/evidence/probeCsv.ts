import type { JsonValue } from "../base/json.ts";
import { csvRecords } from "./csvRecords.ts";
import { csvHeader, parseRows, type CsvHeader } from "./csvTable.ts";
import { rowRanges } from "./csvRows.ts";
import type { ReadableExhibit } from "./exhibit.ts";
import { ProblemLog } from "./problem.ts";
import { decodeText } from "./textView.ts";

const samplesMax = 20;
const probedUnitsMax = 4 * 1024 * 1024;
/** What a column is called by programs: words, dots, brackets, percent signs; no sentence. pandas leaves the first one empty. */
const columnName = /^[\p{L}_$][\p{L}\p{N}_ .:\-/()%#[\]$]{0,99}$/u;
const plainName = /^[\p{L}_$][\p{L}\p{N}_.:\-/]{0,99}$/u;

/** Takes a text for CSV when its first row names at least two columns and the next rows have as many cells. */
export function probeCsv(
  exhibit: ReadableExhibit,
): { readonly columns: readonly string[]; readonly samples: readonly JsonValue[] } | null {
  const header = csvHeader(exhibit);
  if (header === null || !isHeader(header) || !rowsFit(exhibit, header)) return null;
  const samples: JsonValue[] = [];
  let left = samplesMax;
  for (const { record, bytesDone } of csvRecords(exhibit, "plain", new ProblemLog())) {
    if (record) samples.push(record.value);
    if (--left === 0 || bytesDone > probedUnitsMax) break;
  }
  return { columns: header.columns, samples };
}

function isHeader({ columns, repeated }: CsvHeader): boolean {
  if (columns.length < 2 || repeated.length * 4 > columns.length) return false;
  // Two or three words with commas between them may be prose; there every name must be a plain one.
  const pattern = columns.length < 4 ? plainName : columnName;
  return columns.every(
    (name, index) => pattern.test(name.replace(/ \(\d+\)$/, "")) || (index === 0 && name === "" && columns.length > 2),
  );
}

/** At least half of the first rows have the header's width; a header alone is a table without rows. */
function rowsFit(exhibit: ReadableExhibit, header: CsvHeader): boolean {
  const { view, limits } = exhibit;
  let fit = 0;
  let seen = 0;
  for (const range of rowRanges(view, limits, header.delimiter.charCodeAt(0), header.range.offset)) {
    if (range.offset === header.range.offset) continue;
    if (seen >= samplesMax || range.offset > probedUnitsMax) break;
    const isCut = !range.closed || range.length > probedUnitsMax;
    const cells = isCut
      ? null
      : parseRows(decodeText(view.bytes(range.offset, range.length), view.encoding).text, header.delimiter)?.[0];
    seen++;
    if (isCut || cells?.length === header.columns.length) fit++;
  }
  return fit * 2 >= seen;
}
