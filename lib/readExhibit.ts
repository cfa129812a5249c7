import { Cancelled } from "./cancelled.ts";
import { readRecords } from "./evidence/readers.ts";
import { scanSecrets } from "./evidence/scanSecrets.ts";
import type { RawRecord } from "./evidence/record.ts";
import { ProblemLog } from "./evidence/problem.ts";
import type { ExhibitShelf, ReadableExhibit } from "./formats/exhibitShelf.ts";
import type { Recognised } from "./formats/registry.ts";
import type { Mapper } from "./formats/adapter.ts";
import { addDraft, type DraftSink } from "./trace/addDraft.ts";
import { unknownFormat } from "./formats/unknownFormat.ts";
import { auditedRead, recogniseAudit, type AuditRole } from "./readAudited.ts";
import type { TableReader } from "./verification/verifyOptions.ts";

/** What reading one exhibit came to. */
export type ExhibitRead = {
  readonly number: number;
  readonly bytes: number;
  readonly format: string;
  readonly why: string;
  readonly records: { readonly read: number; readonly kept: number; readonly skipped: number };
  readonly log: ProblemLog;
  readonly advice: Partial<Record<string, string>>;
  /** What it is for the verification of signed logs; null for everything else. */
  readonly audit: AuditRole | null;
};

/** What reading may use. */
export type ReadOptions = { readonly onProgress: (progress: ReadProgress) => void; readonly signal: { readonly aborted: boolean }; readonly readTable: TableReader | undefined };

export type ReadProgress = { readonly bytesDone: number; readonly records: number; readonly problems: number; readonly format: string };

/**
 * Evidence, formats, trace: reads one exhibit record by record into the index.
 * A record that cannot be read or mapped is counted and reported, and never sinks what is good beside it.
 */
export async function readExhibit(number: number, shelf: ExhibitShelf, sink: DraftSink, options: ReadOptions): Promise<ExhibitRead> {
  const readable = await shelf.exhibit(number);
  const { evidence, recognised, log } = readable;
  if (evidence.isArchive) return archiveRead(readable);
  for (const note of evidence.notes ?? []) log.add(note);
  const audit = recogniseAudit(readable, options.readTable);
  if (audit !== null) return auditedRead(readable, audit, options.signal);
  if (!recognised) {
    for (const note of unknownFormat(readable.exhibit, log)) log.add(note);
    scanSecrets(readable.exhibit, log);
    return { number, bytes: readable.fileBytes, format: "unknown", why: "no known format fits", records: { read: 0, kept: 0, skipped: 0 }, log, advice: {}, audit: null };
  }
  for (const note of recognised.detection.problems ?? []) log.add(note);
  const records = await readInto(readable, recognised, sink, options);
  return { number, bytes: readable.fileBytes, format: recognised.detection.format, why: recognised.detection.why, records, log, advice: recognised.adapter.advice, audit: null };
}

/** The same bytes again add nothing, and say so. */
export function sameBytes(number: number, first: ExhibitRead): ExhibitRead {
  const log = new ProblemLog();
  log.add({ code: "duplicate_span", at: "file", message: `These are the same bytes as x${first.number}; they were read once, there.`, fix: "Nothing to do." });
  return { ...first, number, records: { read: 0, kept: 0, skipped: 0 }, log, audit: null };
}

/** Its entries are read as exhibits; what the first look said of an unopened archive is no longer true. */
function archiveRead({ evidence, fileBytes }: ReadableExhibit): ExhibitRead {
  const log = new ProblemLog();
  for (const note of evidence.notes ?? []) log.add(note);
  const why = "zip archive; each of its entries is an exhibit of its own";
  return { number: evidence.number, bytes: fileBytes, format: "archive.zip", why, records: { read: 0, kept: 0, skipped: 0 }, log, advice: {}, audit: null };
}

async function readInto(
  { evidence, exhibit, envelope, log }: ReadableExhibit, { adapter, detection }: Recognised, sink: DraftSink, { onProgress, signal }: ReadOptions,
): Promise<ExhibitRead["records"]> {
  const mapper = adapter.open(detection, envelope, log);
  const counts = { read: 0, skipped: 0 };
  if (detection.plan.kind === "none") scanSecrets(exhibit, log);
  else {
    for await (const { records, bytesDone } of readRecords(exhibit, detection.plan, log, counts)) {
      if (signal.aborted) throw new Cancelled();
      for (const record of records) if (!(await addRecord(evidence.number, record, mapper, sink, log))) counts.skipped++;
      onProgress({ bytesDone, records: counts.read, problems: log.list().length, format: detection.format });
    }
  }
  mapper.finish();
  return { read: counts.read, kept: counts.read - counts.skipped, skipped: counts.skipped };
}

/** Returns false where the record is none of this format. */
async function addRecord(exhibit: number, record: RawRecord, mapper: Mapper, sink: DraftSink, log: ProblemLog): Promise<boolean> {
  const mapped = mapper.map(record);
  if ("skip" in mapped) {
    log.add(mapped.skip);
    return false;
  }
  const row = sink.index.addRecord(exhibit, record);
  if ("event" in mapped) {
    sink.index.addEvent(exhibit, row, mapped.event);
    return true;
  }
  for (const [draft, one] of mapped.drafts.entries()) {
    await addDraft(sink, one, { exhibit, record: row, draft }, `x${exhibit}:${record.at}${one.at}`);
  }
  return true;
}
