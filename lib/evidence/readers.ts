import { assertNever } from "../base/assert.ts";
import { csvRecords } from "./csvRecords.ts";
import type { ReadableExhibit } from "./exhibit.ts";
import { jsonRecords, type Step } from "./jsonRecords.ts";
import { lineRecords } from "./lineRecords.ts";
import { multipartRecords } from "./multipartRecords.ts";
import { parquetRecords } from "./parquetRecords.ts";
import type { ProblemLog } from "./problem.ts";
import type { RawRecord, RecordPlan } from "./record.ts";

export { readEnvelope } from "./envelope.ts";
export { pointerRange, readRecordAt, recordBytes } from "./recordAt.ts";

/** `read` counts every line, row, element or part met; `skipped` those of them that gave no record. */
export type RecordCounts = { read: number; skipped: number };
export type RecordBatch = { readonly records: RawRecord[]; readonly bytesDone: number };

const batchRecordsMax = 1000;
const batchBytesMax = 512 * 1024;

/**
 * Reads an exhibit record by record, in file order, in batches of at most 1,000 records or some 4 MB. What is no record
 * is counted as skipped and reported in `log`; reading goes on behind it.
 * @throws the reason of `signal` between two batches when it is aborted.
 */
export async function* readRecords(
  exhibit: ReadableExhibit,
  plan: RecordPlan,
  log: ProblemLog,
  counts: RecordCounts,
  signal?: AbortSignal,
): AsyncGenerator<RecordBatch> {
  let records: RawRecord[] = [];
  let begun = 0;
  let bytesDone = 0;
  for await (const step of stepsOf(exhibit, plan, log)) {
    counts.read++;
    if (step.record) records.push(step.record);
    else counts.skipped++;
    bytesDone = step.bytesDone;
    if (records.length < batchRecordsMax && bytesDone - begun < batchBytesMax) continue;
    signal?.throwIfAborted();
    yield { records, bytesDone };
    records = [];
    begun = bytesDone;
  }
  signal?.throwIfAborted();
  if (records.length > 0 || bytesDone > begun) yield { records, bytesDone: exhibit.bytes };
}

function stepsOf(exhibit: ReadableExhibit, plan: RecordPlan, log: ProblemLog): Iterable<Step> | AsyncIterable<Step> {
  switch (plan.kind) {
    case "json":
      return jsonRecords(exhibit, plan.patterns, log);
    case "jsonLines":
      return lineRecords(exhibit, log);
    case "csv":
      return csvRecords(exhibit, plan.cells, log);
    case "parquet":
      return parquetRecords(exhibit, log);
    case "multipart":
      return multipartRecords(exhibit, log);
    case "none":
      return [];
    default:
      return assertNever(plan);
  }
}
