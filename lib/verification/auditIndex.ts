import type { CrossCheck } from "../audit/crossCheck.ts";
import type { held, LogJudge } from "../audit/logJudge.ts";
import type { RecordClaims } from "../audit/profile.ts";
import type { FindingClass } from "../audit/report.ts";
import type { TracedCall } from "../audit/tracedCalls.ts";
import type { AuditedLog } from "../audit/verifyLog.ts";
import type { AuditFindings, ExhibitFindings } from "../findings.ts";
import type { SightingPlace } from "../trace/loadSighting.ts";
import type { SeenEntry } from "./entrySink.ts";

/** In the order in which the index numbers them. */
export const holdings = ["trusted", "endorsed", "embedded", "none", "unsupported", "vouched"] as const satisfies readonly (keyof typeof held)[];
export const loggedDecisions = ["allow", "deny", "other"] as const satisfies readonly NonNullable<RecordClaims["decision"]>[];

const entriesPerExhibit = 2 ** 32;

/** One number for an entry of an exhibit: those of a log lie together. */
export function entryId(exhibit: number, entry: number): number {
  return exhibit * entriesPerExhibit + entry;
}

export function entryOfId(id: number): { readonly exhibit: number; readonly entry: number } {
  return { exhibit: Math.floor(id / entriesPerExhibit), entry: id % entriesPerExhibit };
}

/** A verdict without its list of findings, which may be as long as the log, and what the pages show beside it. */
export type AuditLogRecord = Omit<AuditFindings, "findings"> & {
  readonly container: AuditedLog["container"];
  readonly list: string;
  readonly findings: number;
  readonly classes: readonly { readonly class: FindingClass; readonly entries: number; readonly runs: number }[];
  readonly first: { readonly entry: number; readonly timeUs: number } | null;
  readonly last: { readonly entry: number; readonly timeUs: number } | null;
  readonly head: string | null;
  readonly unsupported: string | null;
  /** `exhibit`: who declares it; null for the log itself. */
  readonly declaredEnd: { readonly count: number | null; readonly head: string | null; readonly root: string | null; readonly exhibit: string | null } | null;
};

/** A key that lies in the evidence. */
export type FoundKey = {
  readonly exhibit: number;
  readonly at: string;
  readonly fingerprint: string;
  readonly key: Uint8Array;
  readonly ids: readonly string[];
  readonly name: string | null;
  readonly form: string;
};

/** What lists of incidents show of the signed logs. */
export type AuditHead = {
  readonly keySet: { readonly digest: string; readonly keys: number };
  readonly logs: readonly { readonly exhibit: string; readonly format: string; readonly status: AuditFindings["status"]; readonly entries: number; readonly verified: number; readonly findings: number; readonly fingerprints: readonly string[]; readonly fingerprintsOf: number }[];
  readonly crossCheck: CrossCheckNumbers | null;
};

export type CrossCheckNumbers = {
  readonly calls: number; readonly entries: number; readonly matched: number; readonly inTraceNotInLog: number; readonly inLogNotInTrace: number; readonly differs: number; readonly outsideWindow: number;
  readonly clockOffsetUs: number | null; readonly clocks: readonly { readonly exhibit: string; readonly offsetUs: number; readonly pairs: number }[];
  readonly by: { readonly id: number; readonly arguments: number; readonly order: number };
};

/** The part of an incident's index that keeps what was found of its signed logs. Everything is synchronous. */
export type AuditIndexWriter = {
  /** Takes out what an earlier verification found; the cross-check, which depends on no key, stays. */
  clearVerification(): void;
  /** Once, in the order of the file, before the log is settled. */
  addAuditEntry(exhibit: number, entry: number, seen: SeenEntry): void;
  settleLog(record: AuditLogRecord, judge: LogJudge, log: AuditedLog): void;
  addFoundKey(key: FoundKey): void;
  /** In order of their numbers. */
  tracedCalls(): Iterable<TracedCall>;
  /** Where the arguments of a call stand; null where the export did not capture them. */
  argumentsPlace(call: number): SightingPlace | null;
  putCrossCheck(result: CrossCheck): CrossCheckNumbers;
  /** What the last analysis said of the exhibits, and of trace and logs beside each other. */
  exhibitFindings(): ExhibitFindings[];
  crossCheckNumbers(): CrossCheckNumbers | null;
};
