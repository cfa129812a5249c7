import type { TimelineRow } from "@/lib/timeline/row.ts";

/** A row as the API gives it: an executed tool call two seconds long, 43 seconds in. */
export const timelineRow = (more: Partial<TimelineRow> = {}): TimelineRow => ({
  id: 1, order: 4, place: 4, through: 4, depth: 0, subtree: 0, type: "span", kind: "TOOL", name: "run_sql", preview: "DROP TABLE users", tool: "run_sql",
  call: "c1", callState: "executed", status: "ok", trace: "t", thread: null, exhibit: "x1", model: null, agent: null, entersAgent: false,
  tokensIn: null, tokensOut: null, cost: null, startUs: 43_000_000, endUs: 45_000_000, context: false, collapsed: false, hidden: { rows: 0, flagged: 0 }, marks: null, effect: null, origin: null, read: null,
  ...more,
});
