// What other systems and people said, as a file beside the trace: time, kind, source and text of each.
import { instant, zuluMs } from "../clock.mjs";

const cell = (value) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
const names = ["time", "kind", "source", "text"];

/** The file of a story's external events, none where it has none: CSV or JSON Lines, as its name says. */
export function eventFiles({ events }) {
  if (!events) return [];
  const zero = instant(events.zero);
  const rows = events.rows.map(({ us, kind, source, text }) => ({ time: zuluMs(zero + us), kind, source, text }));
  const lines = events.name.endsWith(".csv")
    ? [names.join(","), ...rows.map((row) => names.map((name) => cell(row[name])).join(","))]
    : rows.map((row) => JSON.stringify(row));
  return [[events.name, `${lines.join("\n")}\n`]];
}
