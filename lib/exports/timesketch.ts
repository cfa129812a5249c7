import { csvLine } from "../base/csv.ts";
import { formatInstant } from "../base/time.ts";

/** One event as Timesketch takes it: `message`, `datetime` and `timestamp_desc` are what it insists on. */
export type TimesketchEvent = {
  readonly message: string;
  /** Microseconds since the epoch. */
  readonly atUs: number;
  readonly timestamp_desc: string;
  readonly data_type: "aftertrace:step" | "aftertrace:event" | "aftertrace:note";
  readonly duration_us: number | null;
  readonly kind: string | null; readonly tool: string | null; readonly call: string | null; readonly state: string | null; readonly status: string | null;
  readonly effect: string | null; readonly harm: string | null; readonly origin: string | null;
  readonly model: string | null; readonly agent: string | null; readonly trace_id: string | null; readonly span_id: string | null; readonly thread: string | null;
  readonly exhibit: string | null; readonly exhibit_sha256: string | null; readonly exhibit_at: string | null;
  readonly author: string | null;
};

const extra = [
  "data_type", "duration_us", "kind", "tool", "call", "state", "status", "effect", "harm", "origin", "model", "agent", "trace_id", "span_id", "thread", "exhibit", "exhibit_sha256", "exhibit_at", "author",
] as const satisfies readonly (keyof TimesketchEvent)[];

/** The first line of the CSV. */
export const timesketchHeader: string = csvLine(["message", "timestamp", "datetime", "timestamp_desc", ...extra]);

/** One event as a line of CSV; texts that a spreadsheet would take for a formula are defused. */
export function timesketchCsvLine(event: TimesketchEvent): string {
  return csvLine([event.message, event.atUs, formatInstant(event.atUs), event.timestamp_desc, ...extra.map((name) => event[name])]);
}

/** One event as a line of JSON; what is not known is left out. */
export function timesketchJsonLine({ message, atUs, timestamp_desc, ...event }: TimesketchEvent): string {
  const known = Object.fromEntries(extra.flatMap((name) => (event[name] === null ? [] : [[name, event[name]]])));
  return `${JSON.stringify({ message, timestamp: atUs, datetime: formatInstant(atUs), timestamp_desc, ...known })}\n`;
}
