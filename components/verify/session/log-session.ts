import { auditFindings } from "@/lib/audit/auditFindings.ts";
import type { AuditFinding } from "@/lib/audit/findingList.ts";
import { keySetDigest } from "@/lib/audit/keySetDigest.ts";
import { declaredEnd } from "@/lib/audit/logEntries.ts";
import type { AuditCrypto } from "@/lib/audit/profile.ts";
import { contentClasses, placeClasses, type FindingClass } from "@/lib/audit/report.ts";
import { verifySteps, type AuditedLog } from "@/lib/audit/verifyLog.ts";
import { ensure } from "@/lib/base/assert.ts";
import type { AuditEntryDetail, AuditLog } from "@/lib/api/auditContract.ts";
import type { EntryFilter, EntryWindow } from "../../evidence/verification/entry-source.ts";
import { EntryColumns } from "./entry-columns.ts";
import { entryDetail, entryRow, placeOf, type LogReading } from "./entry-reading.ts";
import { FindingIndex } from "./finding-index.ts";
import { offeredKeys } from "./offered-keys.ts";
import type { PageFindings, PageLog, VerifyProgress, VerifyRequest } from "./protocol.ts";
import type { HeldFile } from "./read-file.ts";

/** What lies beside a log, out of the other files that were given. */
export type Beside = { readonly head: HeldFile | null; readonly payload: HeldFile | null };

/** The API sends so many of a list; this page does the same, so that one panel draws both. */
const listedMax = 100;

/** One log: verified in steps, and afterwards asked for its entries. */
export class LogSession {
  readonly #file: HeldFile;
  readonly #crypto: AuditCrypto;
  #reading: LogReading | null = null;

  constructor(file: HeldFile, crypto: AuditCrypto) {
    this.#file = file;
    this.#crypto = crypto;
  }

  /** Yields how far it has come; null at the end where nothing in the file is a signed record. */
  *verify(request: VerifyRequest, { head, payload }: Beside, now: () => number): Generator<VerifyProgress, PageLog | null> {
    const began = now();
    const columns = new EntryColumns(this.#file.text);
    const declared = head === null ? null : declaredEnd(head.text, { keys: request.keys, crypto: this.#crypto });
    const steps = verifySteps(this.#file.text, request.keys, this.#crypto, { declared, detached: payload?.raw ?? null, generic: request.generic, onEntry: columns.add });
    for (;;) {
      const step = steps.next();
      if (step.done !== true) {
        yield { entries: columns.count, share: step.value / Math.max(1, this.#file.text.length) };
        continue;
      }
      if (step.value === null) return null;
      const reading = { log: step.value, columns, index: new FindingIndex(step.value.findings, step.value.entries), keys: request.keys, crypto: this.#crypto, detached: payload?.raw ?? null, name: this.#file.name, exhibit: request.exhibit };
      this.#reading = reading;
      return {
        ...auditLog(request.exhibit, this.#file, step.value, this.#digest(request)), container: step.value.container, tookMs: now() - began,
        declaredEnd: endOf(step.value, declared === null ? null : (head?.name ?? null)), headRefused: head !== null && declared === null,
        accepted: request.accepted, offered: offeredKeys(step.value, columns.shown),
      };
    }
  }

  window(from: number, count: number, filter: EntryFilter | null): EntryWindow {
    const reading = this.#need();
    const of = reading.log.entries;
    const passing = filter === null ? null : reading.index.passing(filter);
    const total = passing?.count ?? of;
    const numbers = Array.from({ length: Math.max(0, Math.min(count, total - from)) }, (_, place) => (passing === null ? from + place + 1 : passing.nth(from + place)));
    return { total, of, entries: numbers.flatMap((entry) => (entry === null ? [] : [entryRow(entry, reading)])) };
  }

  /** Null where the log has no such entry. */
  detail(entry: number, limit: number): AuditEntryDetail | null {
    const reading = this.#need();
    return entry < 1 || entry > reading.log.entries ? null : entryDetail(entry, limit, reading);
  }

  /** The whole verdict as the findings document has it, and the place of the first entry that cannot be read; null before it was reached. */
  findings(): PageFindings | null {
    if (this.#reading === null) return null;
    const { exhibit, log, keys } = this.#reading;
    const unreadable = log.findings.find((one) => one.class === "malformed");
    return { audit: auditFindings(exhibit, log, keySetDigest(keys, this.#crypto)), firstUnreadable: unreadable === undefined ? null : placeOf(unreadable.entry, this.#reading) };
  }

  #digest({ keys }: VerifyRequest): string {
    return keySetDigest(keys, this.#crypto);
  }

  #need(): LogReading {
    return ensure(this.#reading, "the verdict of this log");
  }
}

/** `by`: the head that declares it; null: the log itself. */
function endOf({ declared }: AuditedLog, by: string | null): AuditLog["declaredEnd"] {
  return declared === null ? null : { count: declared.count, head: declared.head, root: declared.root ?? null, exhibit: by };
}

function auditLog(exhibit: string, { name, sha256, bytes }: HeldFile, log: AuditedLog, keySet: string): Omit<AuditLog, "declaredEnd"> {
  const { findings, keys, uncovered, ...rest } = auditFindings(exhibit, log, keySet);
  const { first, last, head, unsupported } = log;
  return {
    ...rest, exhibitName: name, sha256, bytes, first, last, head, unsupported,
    findings: findings.slice(0, listedMax), findingsOf: findings.length, keys: keys.slice(0, listedMax), keysOf: keys.length,
    uncovered: uncovered.slice(0, listedMax), uncoveredOf: uncovered.length, classes: classCounts(log.findings),
  };
}

/** How often each class was found, in the order of gravity. */
export function classCounts(findings: readonly AuditFinding[]): AuditLog["classes"] {
  const counts = new Map<FindingClass, { entries: number; runs: number }>();
  for (const { class: name, entry, last = entry } of findings) {
    const known = counts.get(name) ?? { entries: 0, runs: 0 };
    counts.set(name, { entries: known.entries + last - entry + 1, runs: known.runs + 1 });
  }
  return [...contentClasses, ...placeClasses].flatMap((name) => {
    const count = counts.get(name);
    return count === undefined ? [] : [{ class: name, ...count }];
  });
}
