import { utf8 } from "../base/encodings.ts";
import { judgeFacts, judgeRecord } from "./judgeRecord.ts";
import { logEntries, type LogEntries } from "./logEntries.ts";
import type { DeclaredEnd } from "./chainContext.ts";
import { LogJudge, type LogVerdict } from "./logJudge.ts";
import type { AuditCrypto, Profile } from "./profile.ts";
import { readJws } from "./profiles/jws.ts";
import { jwsProfile, noteProfile } from "./profiles/registry.ts";
import type { EntryReport } from "./report.ts";
import { readNote } from "./signedNote.ts";
import type { KeySet } from "./trustedKeys.ts";

export type AuditedLog = LogVerdict & { readonly profile: Profile; readonly container: LogEntries["container"] };

/**
 * Verifies a whole log that is at hand as text: any text in, a verdict out; null where nothing in it is a signed record.
 * `onProgress` is told every few hundred entries. The same bytes and keys give the same verdict.
 */
export function verifyLog(text: string, keys: KeySet, crypto: AuditCrypto, options: { readonly declared?: DeclaredEnd | null; readonly onProgress?: (entries: number) => void } = {}): AuditedLog | null {
  const log = logEntries(text);
  if (log === null) return null;
  const judge = new LogJudge(log.profile, crypto);
  let tornLast = false;
  for (const entry of log.entries) {
    const report = reportOf(entry.text, log.profile, keys, crypto);
    judge.add(report);
    tornLast = report.fault?.class === "malformed";
    if (judge.entries % 500 === 0) options.onProgress?.(judge.entries);
  }
  return { profile: log.profile, container: log.container, ...judge.finish({ declared: options.declared ?? log.declared, tornLast: tornLast && log.openEnd }) };
}

/** One entry, whatever its format. */
export function reportOf(text: string, profile: Profile, keys: KeySet, crypto: AuditCrypto): EntryReport {
  if (profile !== jwsProfile && profile !== noteProfile) return judgeRecord(text, profile, keys, crypto);
  const digest = crypto.sha256(utf8(text));
  const facts = profile === jwsProfile ? readJws(text) : readNote(text);
  if (facts.ok) return judgeFacts(digest, null, facts, profile, keys, crypto);
  return { digest, fault: { class: "malformed", message: facts.reason }, contradiction: null, holding: { by: "none" }, links: [], eventId: null, time: null, endorses: [], uncovered: [] };
}
