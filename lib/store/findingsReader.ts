import { parseJson } from "../base/losslessJson.ts";
import type { FindingsReader } from "../findingsDocument.ts";
import { auditRows, crossCheckRows } from "./auditRows.ts";
import { callRows, documentRows, traceRows } from "./findingsRows.ts";
import { incidentFindings } from "./incidentFindings.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

const pageSize = 500;

/** Reads an index for the findings document, page by page: a million calls are never all in memory. */
export function findingsReader(db: TraceIndexDatabase): FindingsReader {
  return {
    summary: (key) => {
      const json = db.prepare<[string], string>("select json from summary where key = ?").pluck().get(key);
      const read = parseJson(json ?? "null");
      return read.ok ? read.value : null;
    },
    traces: () => pages((after) => traceRows(db, { after, count: pageSize })),
    calls: () => pages((after) => callRows(db, { after, count: pageSize })),
    documents: () => pages((after) => documentRows(db, { after, count: pageSize })),
    audits: () => auditRows(db),
    crossCheck: () => crossCheckRows(db),
    incident: () => incidentFindings(db),
  };
}

function* pages<T extends { readonly number: number }>(page: (after: number) => T[]): Generator<T> {
  for (let rows = page(0); rows.length > 0; rows = page(rows.at(-1)?.number ?? 0)) yield* rows;
}
