import type { DeclaredEnd } from "./chainContext.ts";
import { genericEntries } from "./genericLog.ts";
import { genericProfile, type GenericChoice } from "./genericProfile.ts";
import { judgeRecord } from "./judgeRecord.ts";
import { logEntries, type LogEntries, type LogEntry } from "./logEntries.ts";
import { LogJudge, type LogVerdict } from "./logJudge.ts";
import type { AuditCrypto, Profile } from "./profile.ts";
import type { EntryReport } from "./report.ts";
import type { KeySet } from "./trustedKeys.ts";

export type AuditedLog = LogVerdict & { readonly profile: Profile; readonly container: LogEntries["container"]; /** JSON pointer of the list that holds the entries. */ readonly list: string };

export type LogOptions = {
  readonly declared?: DeclaredEnd | null;
  /** Told every few hundred entries. */
  readonly onProgress?: (entries: number) => void;
  /** Told of every entry, in the order of the file. */
  readonly onEntry?: (entry: LogEntry, report: EntryReport) => void;
  /** The payload of a JWS that lies beside it. */
  readonly detached?: Uint8Array | null;
  /** How the records of an unknown shape are signed, as the responder chose it (`genericCandidates`). */
  readonly generic?: GenericChoice | null;
};

/**
 * Verifies a whole log that is at hand as text: any text in, a verdict out; null where nothing in it is a signed record.
 * The same bytes and keys give the same verdict.
 */
export function verifyLog(text: string, keys: KeySet, crypto: AuditCrypto, options: LogOptions = {}): AuditedLog | null {
  const steps = verifySteps(text, keys, crypto, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same, entry by entry: yields where in the text it has come to, so that a page can rest or stop in between. */
export function* verifySteps(text: string, keys: KeySet, crypto: AuditCrypto, options: LogOptions = {}): Generator<number, AuditedLog | null> {
  const generic = options.generic ?? null;
  const log = generic === null ? logEntries(text) : genericEntries(text, genericProfile(generic));
  if (log === null) return null;
  const judge = new LogJudge(log.profile, crypto);
  let tornLast = false;
  for (const entry of log.entries) {
    const report = judgeRecord(entry.text, log.profile, keys, crypto, options.detached);
    judge.add(report, report.digest, report.uncovered);
    options.onEntry?.(entry, report);
    tornLast = report.isCutOff;
    if (judge.entries % 500 === 0) options.onProgress?.(judge.entries);
    yield entry.start + entry.text.length;
  }
  return { profile: log.profile, container: log.container, list: log.list, ...judge.finish({ declared: options.declared ?? log.declared, tornLast: tornLast && log.openEnd }) };
}
