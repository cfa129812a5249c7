import { CsvError, parse } from "csv-parse/sync";
import { rowRanges, type RowRange } from "./csvRows.ts";
import type { ReadableExhibit } from "./exhibit.ts";
import { decodeText } from "./textView.ts";

/** What the first row says about a table. */
export type CsvHeader = {
  readonly columns: readonly string[];
  /** The separator as a character. */
  readonly delimiter: string;
  /** Names that stood there twice; the later ones got a number. */
  readonly repeated: readonly string[];
  /** The row itself. */
  readonly range: RowRange;
};

const delimiters = [",", ";", "\t", "|"];
const headerUnitsMax = 1024 * 1024;

/** Reads the header row, or null where the first row cannot be one. */
export function csvHeader(exhibit: ReadableExhibit): CsvHeader | null {
  const { view, limits } = exhibit;
  const head = decodeText(view.bytes(view.start, Math.min(65_536, view.units.size - view.start)), view.encoding).text;
  const delimiter = likeliestDelimiter(head);
  for (const range of rowRanges(view, limits, delimiter.charCodeAt(0))) {
    if (!range.closed || range.length > headerUnitsMax) return null;
    const cells = parseRows(decodeText(view.bytes(range.offset, range.length), view.encoding).text, delimiter)?.[0];
    return cells ? { ...uniqueNames(cells), delimiter, range } : null;
  }
  return null;
}

/** The rows of a text as cells, or null where its quotes are not those of RFC 4180. */
export function parseRows(text: string, delimiter: string): string[][] | null {
  try {
    return parse(text, { delimiter, relax_column_count: true, skip_empty_lines: true, bom: false, cast: false });
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

/** The separator that occurs most often in the first line, outside quotes. */
function likeliestDelimiter(head: string): string {
  const first = head.replace(/"(?:[^"]|"")*"/g, "").split(/\r?\n/, 1)[0] ?? "";
  const counts = delimiters.map((delimiter) => first.split(delimiter).length - 1);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ",";
}

function uniqueNames(cells: readonly string[]): Pick<CsvHeader, "columns" | "repeated"> {
  const seen = new Map<string, number>();
  const repeated: string[] = [];
  const columns = cells.map((cell) => {
    const count = (seen.get(cell) ?? 0) + 1;
    seen.set(cell, count);
    if (count === 1) return cell;
    repeated.push(cell);
    return `${cell} (${count})`;
  });
  return { columns, repeated };
}
