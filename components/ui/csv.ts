export type CsvCell = string | number | boolean | null;

/** One value for a spreadsheet. A leading = + - @, tab or return would start a formula, and evidence is written by attackers. */
export function csvCell(value: CsvCell): string {
  if (typeof value === "number") return String(value);
  const text = value === null ? "" : String(value);
  const defused = /^[=+\-@\t\r\n]/.test(text) || /^[＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n;]|^\s|\s$/.test(defused) ? `"${defused.replaceAll('"', '""')}"` : defused;
}

/** A CSV file: a header line, then one line per row, ended as RFC 4180 says. */
export function csvText(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return [header, ...rows].map((row) => row.map(csvCell).join(",")).join("\r\n") + "\r\n";
}
