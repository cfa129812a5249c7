import { lineProfile } from "../audit/logEntries.ts";
import { judgeRecord } from "../audit/judgeRecord.ts";
import { LogJudge } from "../audit/logJudge.ts";
import type { Profile } from "../audit/profile.ts";
import type { AuditedLog } from "../audit/verifyLog.ts";
import { nodeCrypto } from "./nodeCrypto.ts";
import { VerificationCancelled, type VerifyOptions } from "./verifyOptions.ts";

/** How many rows are kept back until one shows what the table holds. */
const rowsTried = 1_000;

/** Verifies receipts that a producer keeps in a table. Only the text of each receipt counts: the columns beside it were written by nobody who signs. */
export function verifyTable(texts: Iterable<string> | null, { keys, declared, onProgress, signal }: VerifyOptions): AuditedLog | null {
  let judge: { readonly log: LogJudge; readonly profile: Profile } | null = null;
  const early: string[] = [];
  const take = (text: string): void => {
    if (judge === null) return;
    const report = judgeRecord(text, judge.profile, keys, nodeCrypto);
    judge.log.add(report, report.digest, report.uncovered);
  };
  for (const text of texts ?? []) {
    if (judge === null) {
      early.push(text);
      const profile = lineProfile(text);
      if (profile === null && early.length >= rowsTried) return null;
      if (profile === null) continue;
      judge = { log: new LogJudge(profile, nodeCrypto), profile };
      early.splice(0).forEach(take);
    } else take(text);
    if (judge.log.entries % 500 === 0) {
      if (signal?.aborted) throw new VerificationCancelled();
      onProgress?.(0, judge.log.entries);
    }
  }
  return judge === null ? null : { profile: judge.profile, container: "sqlite", ...judge.log.finish({ declared, tornLast: false }) };
}
