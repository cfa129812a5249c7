import { statSync } from "node:fs";
import { indexPath } from "./dataFolder.ts";
import type { ClockShifts } from "../timeline/alignClocks.ts";
import { openTraceIndex, traceIndexVersion, type TraceIndexDatabase } from "./openDatabase.ts";
import { ResultCache } from "./resultCache.ts";
import { loadTimelineColumns, type TimelineColumns } from "./timelineColumns.ts";

/** How many incidents stay open; a million rows take about 60 MB each, and results nearly as much again. */
const openIndexesMax = 4;

/**
 * The open index of one incident. Use it only until the next `await`: another request may close it in between,
 * because the incident was analysed again or deleted.
 */
export type IncidentIndex = {
  readonly db: TraceIndexDatabase;
  readonly columns: TimelineColumns;
  readonly results: ResultCache;
  /** Of the index as the timeline shows it (`alignedIndex`): by how much the times in `columns` were moved. Missing: they are as recorded. */
  readonly shifts?: ClockShifts | undefined;
};
type Entry = { readonly identity: string; readonly index: IncidentIndex };

declare global {
  var aftertraceIndexes: Map<string, Entry> | undefined;
}
const entries = (): Map<string, Entry> => (globalThis.aftertraceIndexes ??= new Map());

/** The index of an incident, or null where it has none or one of another version: then it must be analysed again. */
export function incidentIndex(dataDir: string, incident: string, root = process.cwd()): IncidentIndex | null {
  const path = indexPath(dataDir, incident);
  const stat = statSync(path, { throwIfNoEntry: false });
  const identity = stat ? `${stat.ino} ${stat.mtimeMs} ${stat.size}` : "";
  const known = entries().get(path);
  if (known && known.identity !== identity) closeIndex(path);
  if (!stat) return null;
  const entry = known?.identity === identity ? known : openEntry(path, identity, root);
  if (entry === null) return null;
  entries().delete(path);
  entries().set(path, entry);
  for (const oldest of entries().keys()) {
    if (entries().size <= openIndexesMax) break;
    closeIndex(oldest);
  }
  return entry.index;
}

function openEntry(path: string, identity: string, root: string): Entry | null {
  const db = openTraceIndex(path, "readonly");
  if (db.pragma("user_version", { simple: true }) !== traceIndexVersion(root)) {
    db.close();
    return null;
  }
  let columns: TimelineColumns | null = null;
  const index: IncidentIndex = {
    db,
    get columns() {
      return (columns ??= loadTimelineColumns(db));
    },
    results: new ResultCache(),
  };
  return { identity, index };
}

/** Closes an index file where it is open: before it is replaced or deleted. */
export function closeIndex(path: string): void {
  entries().get(path)?.index.db.close();
  entries().delete(path);
}
