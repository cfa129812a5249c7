import { utf8 } from "./base/encodings.ts";
import { ActionLog } from "./audit/actionLog.ts";
import { crossCheck, type ReadArguments } from "./audit/crossCheck.ts";
import { keySetDigest, scopedKeySetDigest } from "./audit/keySetDigest.ts";
import type { LogJudge } from "./audit/logJudge.ts";
import { CallBook } from "./audit/tracedCalls.ts";
import { keysOf, type ScopedKeySet } from "./audit/trustedKeys.ts";
import type { AuditedLog } from "./audit/verifyLog.ts";
import { Cancelled } from "./cancelled.ts";
import type { AuditFindings } from "./findings.ts";
import type { Evidence, ExhibitShelf } from "./formats/exhibitShelf.ts";
import { logFileOf } from "./readAudited.ts";
import type { ExhibitRead } from "./readExhibit.ts";
import { auditFindings } from "./audit/auditFindings.ts";
import type { AuditHead, AuditIndexWriter, CrossCheckNumbers } from "./verification/auditIndex.ts";
import { auditLogRecord } from "./verification/auditLogRecord.ts";
import { endsAmong, type DeclaredEnds } from "./verification/declaredEnds.ts";
import type { EntrySink, SeenEntry } from "./verification/entrySink.ts";
import { embeddedKey, keysInCompanion } from "./verification/foundKeys.ts";
import { entryAt } from "./verification/entryPlace.ts";
import { nodeCrypto } from "./verification/nodeCrypto.ts";
import type { RecognisedLog } from "./verification/recogniseLog.ts";
import { verifyRecognised } from "./verification/verifyFile.ts";
import { VerificationCancelled, type TableReader } from "./verification/verifyOptions.ts";

/** `done` of `total` bytes of all logs are verified. */
export type AuditProgress = { readonly number: number | null; readonly done: number; readonly total: number; readonly bytesDone: number; readonly records: number; readonly format: string | null };

export type AuditOptions = {
  /** What the responder trusts. Keys in the evidence are offered, never used. */
  readonly keys: ScopedKeySet;
  /** The bundled thread of the verification; null: everything in this one. */
  readonly workerScript: string | null;
  /** As in `VerifyOptions`. */
  readonly answersOthers?: boolean;
  readonly readTable: TableReader | undefined;
  readonly onProgress: (progress: AuditProgress) => void;
  readonly signal: { readonly aborted: boolean };
  /** An end that is known of a log and that no exhibit declares. */
  readonly endOf?: (number: number) => ReturnType<DeclaredEnds["find"]>;
};

/** Where the verdicts go. `index` keeps entries and the cross-check; `onLog` hears of each verdict as a whole. */
export type AuditTarget = { readonly index: AuditIndexWriter | null; readonly onLog: (findings: AuditFindings) => void };

/** What the cross-check needs of the trace; null where there is none, or where it was made before. */
export type TracedEvidence = { readonly readArguments: ReadArguments } | null;

/**
 * Verifies every signed log among exhibits that were read, offers the keys that lie in the evidence, and lines the logs up with the
 * trace. A pure function of bytes and keys. Answers what lists show; `reads` then hold the records of each log and their problems.
 */
export async function auditExhibits(evidence: readonly Evidence[], reads: ExhibitRead[], shelf: ExhibitShelf, trace: TracedEvidence, target: AuditTarget, options: AuditOptions): Promise<AuditHead> {
  const audit = new Audit(evidence, reads, target, options);
  const book = trace === null || target.index === null || !audit.hasLogs ? null : new CallBook([...target.index.tracedCalls()]);
  const heads = await audit.verifyAll(shelf, book);
  const crossChecked = book === null || trace === null ? null : await audit.crossCheck(book, trace.readArguments);
  return { keySet: { digest: audit.keySet, keys: options.keys.keys.length }, logs: heads, crossCheck: crossChecked };
}

type LogRead = { readonly read: ExhibitRead; readonly log: RecognisedLog; readonly evidence: Evidence };

class Audit {
  readonly keySet: string;
  readonly #logs: readonly LogRead[];
  readonly #reads: ExhibitRead[];
  readonly #target: AuditTarget;
  readonly #options: AuditOptions;
  readonly #ends: DeclaredEnds;
  /** Entries that speak of calls, by format. */
  readonly #actions = new Map<string, ActionLog>();
  readonly #keysSeen = new Set<string>();

  constructor(evidence: readonly Evidence[], reads: ExhibitRead[], target: AuditTarget, options: AuditOptions) {
    this.keySet = scopedKeySetDigest(options.keys, nodeCrypto);
    this.#reads = reads;
    this.#target = target;
    this.#options = options;
    const byNumber = new Map(evidence.map((one) => [one.number, one]));
    this.#logs = reads.flatMap((read): LogRead[] => {
      const of = byNumber.get(read.number);
      return read.audit?.kind === "log" && of ? [{ read, log: read.audit.log, evidence: of }] : [];
    });
    const companions = reads.flatMap(({ number, audit }) => (audit?.kind === "companion" ? [{ number, name: byNumber.get(number)?.name ?? "", companion: audit.companion }] : []));
    this.#ends = endsAmong(companions, this.#logs.map(({ evidence: { number, name }, log }) => ({ number, name, format: log.profile.format })), options.keys);
    for (const { number, companion } of companions) for (const key of keysInCompanion(number, companion)) target.index?.addFoundKey(key);
  }

  get #bytes(): number {
    return this.#logs.reduce((sum, { read }) => sum + read.bytes, 0);
  }

  get hasLogs(): boolean {
    return this.#logs.length > 0;
  }

  /** In an order that does not depend on how the exhibits were given, so that what is alike in time is paired the same way. */
  async verifyAll(shelf: ExhibitShelf, book: CallBook | null): Promise<AuditHead["logs"]> {
    const heads: (AuditHead["logs"][number] & { readonly number: number })[] = [];
    const ordered = this.#logs.toSorted((a, b) => (a.evidence.sha256 < b.evidence.sha256 ? -1 : 1));
    let done = 0;
    for (const one of ordered) {
      const log = await this.#verify(shelf, one, book, done);
      done += one.read.bytes;
      const findings = auditFindings(`x${one.read.number}`, log, this.#digestFor(one.read.number));
      this.#target.onLog(findings);
      heads.push({ number: one.read.number, ...headOf(findings) });
    }
    return heads.sort((a, b) => a.number - b.number).map(({ number: _, ...head }) => head);
  }

  #digestFor(exhibit: number): string {
    return keySetDigest(keysOf(this.#options.keys, exhibit), nodeCrypto);
  }

  async #verify(shelf: ExhibitShelf, { read, log }: LogRead, book: CallBook | null, done: number): Promise<AuditedLog> {
    const { keys, workerScript, answersOthers = false, readTable, signal, onProgress, endOf } = this.#options;
    const { bytes } = read;
    const report = (bytesDone: number, records: number): void => onProgress({ number: read.number, done: done + Math.min(bytesDone, bytes), total: this.#bytes, bytesDone, records, format: read.format });
    report(0, 0);
    const watch = new EntryWatch(read.number, this.#actionsOf(log.profile.format, book), this.#isAlone(log), this.#target.index, this.#keysSeen);
    try {
      const verdict = await verifyRecognised(logFileOf(await shelf.exhibit(read.number)), log, {
        keys: keysOf(keys, read.number), workerScript, answersOthers, signal, sink: watch, withClaims: this.#target.index !== null, onProgress: report, ...(readTable === undefined ? {} : { readTable }),
        declared: (judge) => this.#ends.find(read.number, judge) ?? endOf?.(read.number) ?? null,
      });
      this.#settle(read, verdict, watch);
      return verdict;
    } catch (error) {
      if (error instanceof VerificationCancelled) throw new Cancelled();
      throw error;
    }
  }

  #actionsOf(format: string, book: CallBook | null): ActionLog | null {
    if (book === null) return null;
    const known = this.#actions.get(format) ?? new ActionLog(book, nodeCrypto);
    this.#actions.set(format, known);
    return known;
  }

  #isAlone({ profile }: RecognisedLog): boolean {
    return this.#logs.filter(({ log }) => log.profile === profile).length === 1;
  }

  #settle(read: ExhibitRead, verdict: AuditedLog, { judge, firstUnreadable }: EntryWatch): void {
    const { entries, findings, cut } = verdict;
    const unreadable = findings.filter((one) => one.class === "malformed").reduce((sum, { entry, last = entry }) => sum + last - entry + 1, 0);
    if (unreadable > 0) {
      read.log.add({
        code: "record_malformed", at: firstUnreadable === null ? "file" : entryAt(verdict, firstUnreadable), count: unreadable,
        message: "An entry of the log cannot be read; the others were verified.", fix: "See what the verification says of this log.",
      });
    }
    if (cut !== null) read.log.add({ code: "limit_exceeded", at: "file", message: `The log was not verified to its end: ${cut}.`, fix: "Split the log, for example by time, and add the parts." });
    const place = this.#reads.indexOf(read);
    this.#reads[place] = { ...read, records: { read: entries, kept: entries - unreadable, skipped: unreadable } };
    if (judge !== null) this.#target.index?.settleLog(auditLogRecord(`x${read.number}`, verdict, this.#digestFor(read.number), this.#ends.exhibitOf(read.number)), judge, verdict);
  }

  async crossCheck(book: CallBook, readArguments: ReadArguments): Promise<CrossCheckNumbers | null> {
    const logs = [...this.#actions.values()].filter(({ length }) => length > 0);
    const { index } = this.#target;
    if (logs.length === 0 || index === null) return null;
    const { signal, onProgress } = this.#options;
    const result = await crossCheck(book, logs, async (call) => {
      if (signal.aborted) throw new Cancelled();
      onProgress({ number: null, done: this.#bytes, total: this.#bytes, bytesDone: 0, records: 0, format: null });
      return readArguments(call);
    }, nodeCrypto);
    return index.putCrossCheck(result);
  }
}

/** Whoever makes a log can make a key for each of its entries: so many of all logs together are offered. */
const keysSeenMax = 10_000;

/** Hands each entry on to those who keep something of it. */
class EntryWatch implements EntrySink {
  readonly #exhibit: number;
  readonly #actions: ActionLog | null;
  readonly #isAlone: boolean;
  readonly #index: AuditIndexWriter | null;
  readonly #keysSeen: Set<string>;
  /** Line, element or row of the first entry that cannot be read. */
  firstUnreadable: number | null = null;
  judge: LogJudge | null = null;

  constructor(exhibit: number, actions: ActionLog | null, isAlone: boolean, index: AuditIndexWriter | null, keysSeen: Set<string>) {
    this.#exhibit = exhibit;
    this.#actions = actions;
    this.#isAlone = isAlone;
    this.#index = index;
    this.#keysSeen = keysSeen;
  }

  entry(entry: number, seen: SeenEntry): void {
    const { report, number } = seen;
    if (report.fault?.class === "malformed") this.firstUnreadable ??= number;
    this.#index?.addAuditEntry(this.#exhibit, entry, seen);
    if (report.claims !== null) this.#actions?.add({ exhibit: this.#exhibit, entry, timeUs: report.time, claims: report.claims, identity: this.#isAlone ? null : identityOf(seen) });
  }

  key(key: Parameters<EntrySink["key"]>[0], entry: number): void {
    const name = `${this.#exhibit} ${key.fingerprint}`;
    if (this.#keysSeen.has(name) || this.#keysSeen.size >= keysSeenMax) return;
    this.#keysSeen.add(name);
    this.#index?.addFoundKey(embeddedKey(this.#exhibit, key, entry));
  }

  finish(judge: LogJudge): void {
    this.judge = judge;
    for (const [entry, first] of judge.repeats()) this.#actions?.repeats(this.#exhibit, entry, first);
  }
}

/** Equal for the same record in two files, however its white space was changed. */
function identityOf({ report: { eventId, links }, digest }: SeenEntry): Uint8Array {
  const [link] = links;
  if (eventId !== null) return nodeCrypto.sha256(utf8(`event ${eventId}`));
  return link === undefined ? digest.slice() : nodeCrypto.sha256(utf8(`record ${link.chain} ${link.own}`));
}

/** Enough to tell by whom a log is signed. */
const fingerprintsShown = 5;

function headOf({ exhibit, format, status, entries, verified, findings, keys }: AuditFindings): AuditHead["logs"][number] {
  return { exhibit, format, status, entries, verified, findings: findings.length, fingerprints: keys.slice(0, fingerprintsShown).map(({ fingerprint }) => fingerprint), fingerprintsOf: keys.length };
}
