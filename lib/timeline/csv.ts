import { csvLine, type CsvCell } from "../base/csv.ts";
import { formatInstant } from "../base/time.ts";
import type { TimelineRow } from "./row.ts";

type CsvColumn = { readonly name: string; readonly cell: (row: TimelineRow) => CsvCell };

const instant = (us: number | null): string | null => (us === null ? null : formatInstant(us));

/** One per fact, named with its unit. An empty cell: the evidence does not say. */
const columns: readonly CsvColumn[] = [
  { name: "row", cell: ({ id }) => id },
  { name: "position", cell: ({ place }) => place + 1 },
  { name: "level", cell: ({ depth }) => depth + 1 },
  { name: "start_utc", cell: ({ startUs }) => instant(startUs) },
  { name: "end_utc", cell: ({ endUs }) => instant(endUs) },
  { name: "duration_us", cell: ({ startUs, endUs }) => (startUs === null || endUs === null ? null : endUs - startUs) },
  { name: "type", cell: ({ type }) => type },
  { name: "kind", cell: ({ kind }) => kind },
  { name: "name", cell: ({ name }) => name },
  { name: "preview", cell: ({ preview }) => preview },
  { name: "tool", cell: ({ tool }) => tool },
  { name: "call", cell: ({ call }) => call },
  { name: "state", cell: ({ callState }) => callState },
  { name: "status", cell: ({ status }) => status },
  { name: "model", cell: ({ model }) => model },
  { name: "agent", cell: ({ agent }) => agent },
  { name: "exhibit", cell: ({ exhibit }) => exhibit },
  { name: "trace", cell: ({ trace }) => trace },
  { name: "thread", cell: ({ thread }) => thread },
  { name: "tokens_in", cell: ({ tokensIn }) => tokensIn },
  { name: "tokens_out", cell: ({ tokensOut }) => tokensOut },
  { name: "cost", cell: ({ cost }) => cost },
  { name: "effect", cell: ({ effect }) => effect?.class ?? null },
  { name: "destructive", cell: ({ effect }) => effect?.destructive ?? null },
  { name: "reversible", cell: ({ effect }) => effect?.reversible ?? null },
  { name: "shared", cell: ({ effect }) => effect?.shared ?? null },
  { name: "harm", cell: ({ effect }) => effect?.harm ?? null },
  { name: "origin", cell: ({ origin }) => origin },
  { name: "read", cell: ({ read }) => read },
  { name: "starred", cell: ({ marks }) => marks?.star ?? false },
  { name: "notes", cell: ({ marks }) => marks?.notes ?? 0 },
  { name: "tags", cell: ({ marks }) => (marks?.tags ?? []).join(", ") },
  { name: "called", cell: ({ marks }) => marks?.decided ?? null },
];

/** The first line of the timeline as CSV. */
export const timelineCsvHeader: string = csvLine(columns.map(({ name }) => name));

/** One row of the timeline as a line: texts defused, instants in ISO 8601 and UTC, numbers as plain digits. */
export function timelineCsvLine(row: TimelineRow): string {
  return csvLine(columns.map(({ cell }) => cell(row)));
}
