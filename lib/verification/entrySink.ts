import type { LogJudge } from "../audit/logJudge.ts";
import type { ShownKey } from "../audit/report.ts";
import type { AuditedLog } from "../audit/verifyLog.ts";
import type { BlockReport } from "./blockReports.ts";

/** One entry as it passes by: what can be told of it alone, and where it lies. */
export type SeenEntry = {
  readonly report: BlockReport;
  /** SHA-256 of its bytes; the array is used again. */
  readonly digest: Uint8Array;
  /** Bytes of the exhibit as it is read; null in a table. */
  readonly offset: number | null;
  readonly length: number | null;
  /** Line (from 1), element (from 0) or row (from 1). */
  readonly number: number;
  /** Its key, by the judge's number; -1 for none. */
  readonly key: number;
};

/** Who keeps something of each entry while a log is verified. Nothing is held for it. */
export type EntrySink = {
  /** In the order of the file. What neighbours decide is not known yet. */
  entry(entry: number, seen: SeenEntry): void;
  /** A key that an entry brings, told at least once. */
  key(key: ShownKey, entry: number): void;
  /** After the last entry: now everything is decided. The judge is not kept afterwards. */
  finish(judge: LogJudge, log: AuditedLog): void;
};
