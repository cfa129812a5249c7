export type CsvCell = string | number | boolean | null;

/** What a spreadsheet takes for the start of a formula, also behind blanks; the last four are the full-width forms. */
const formulaStart = /^[\t\r\n]|^[\s\u200b\ufeff]*[=+\-@＝＋－＠]/;

/** Would a spreadsheet take this text for a formula? Also where it is pasted out of a table. */
export const startsFormula = (text: string): boolean => formulaStart.test(text);

/** One value for a spreadsheet, quoted as RFC 4180 says. A text that would start a formula is defused: evidence is written by attackers. */
export function csvCell(value: CsvCell): string {
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const text = value === null ? "" : String(value);
  const defused = startsFormula(text) ? `'${text}` : text;
  return /[",\r\n;]|^\s|\s$/.test(defused) ? `"${defused.replaceAll('"', '""')}"` : defused;
}

/** One line with its ending. */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

/** A CSV file: a header line, then one line per row. */
export function csvText(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return [header, ...rows].map(csvLine).join("");
}
