import { readTime, type ReadTime } from "../../base/time.ts";
import { type Cell, type Cells, namesUtc, partOf, textOf } from "./columns.ts";

const dayOnly = /^\s*\d{4}-\d\d-\d\d\s*$/;
const clockOnly = /^\s*\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?\s*(?:Z|UTC|[+-]\d\d:?\d\d)?\s*$/;
const toTheMinute = /^(\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d)(\s?(?:Z|z|UTC|[+-]\d\d:?\d\d))?$/;

/**
 * The time of an event: of the first column for it that holds something. Times to the minute are taken at its beginning; a day and a
 * clock time in two columns belong together. Null where that column holds no time that can be read: another column's time is another
 * thing's, and days written with their month in unknown order are not guessed.
 */
export function eventTime(cells: Cells): (ReadTime & { readonly cell: Cell }) | null {
  const cell = partOf(cells, "time");
  if (cell === null) return null;
  const text = textOf(cell.value) ?? "";
  const whole = clockOnly.test(text) || dayOnly.test(text) ? together(cells, cell, text) : text;
  const time = readTime(withSeconds(whole.trim()));
  return time === null ? null : { ...time, text: whole, zoneAssumed: time.zoneAssumed && !namesUtc(cell.name), cell };
}

function withSeconds(text: string): string {
  const match = toTheMinute.exec(text);
  return match === null ? text : `${match[1] ?? ""}:00${match[2] ?? ""}`;
}

/** A clock time with the day of its neighbour column, or the other way round. */
function together(cells: Cells, cell: Cell, text: string): string {
  const wanted = clockOnly.test(text) ? dayOnly : clockOnly;
  const other = ["date", "day", "time", "hour", "clock"].flatMap((name) => cells.get(name) ?? []).find((one) => one !== cell && wanted.test(textOf(one.value) ?? ""));
  const others = textOf(other?.value ?? null);
  if (others === null) return text;
  return wanted === dayOnly ? `${others.trim()} ${text.trim()}` : `${text.trim()} ${others.trim()}`;
}
