import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { lineProfile, linesOf, type LogEntries } from "../audit/logEntries.ts";
import type { DeclaredEnd } from "../audit/chainContext.ts";
import { LogJudge } from "../audit/logJudge.ts";
import type { Profile } from "../audit/profile.ts";
import type { KeySet } from "../audit/trustedKeys.ts";
import { verifyLog, type AuditedLog } from "../audit/verifyLog.ts";
import { blockReports, type BlockReports } from "./blockReports.ts";
import { lineBlocks } from "./lineBlocks.ts";
import { nodeCrypto } from "./nodeCrypto.ts";
import { VerifyPool, workerCount } from "./verifyPool.ts";

export type VerifyOptions = {
  readonly keys: KeySet;
  readonly declared: DeclaredEnd | null;
  /** The bundled worker; null: everything in this thread. */
  readonly workerScript: string | null;
  readonly onProgress?: (bytesDone: number, entries: number) => void;
  readonly signal?: { readonly aborted: boolean };
};

/** Up to here a file is read as a whole, whatever its shape; larger ones must be lines. */
export const wholeBytesMax = 32 * 1_048_576;
/** From here on other threads pay for their start. */
const threadedBytesMin = 4 * 1_048_576;
const lineBytesMax = 64 * 1_048_576;
const headBytes = 1_048_576;

/** The reading was called off. */
export class VerificationCancelled extends Error {}

/** Verifies a file; null where it holds no signed record of a known format. Long logs of lines are streamed through other threads. */
export async function verifyFile(path: string, options: VerifyOptions): Promise<AuditedLog | null> {
  const { size } = statSync(path);
  const profile = size > threadedBytesMin ? profileOfLines(path) : null;
  if (profile !== null) return verifyLines(path, profile, options);
  if (size > wholeBytesMax) return null;
  return verifyLog(readFileSync(path).toString("utf8"), options.keys, nodeCrypto, { declared: options.declared });
}

/** The format of a file of lines, from its beginning; null for arrays, documents and unknown shapes. */
function profileOfLines(path: string): Profile | null {
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(headBytes);
    const text = bytes.subarray(0, readSync(file, bytes, 0, headBytes, 0)).toString("utf8").replace(/^\ufeff/, "");
    if (text.trimStart().startsWith("[")) return null;
    for (const line of linesOf(text)) {
      const profile = lineProfile(line.text);
      if (profile !== null) return profile;
    }
    return null;
  } finally {
    closeSync(file);
  }
}

async function verifyLines(path: string, profile: Profile, options: VerifyOptions): Promise<AuditedLog> {
  const { keys, declared, workerScript, onProgress, signal } = options;
  const judge = new LogJudge(profile, nodeCrypto);
  const pool = workerScript === null ? null : new VerifyPool(workerScript, { format: profile.format, keys });
  const state = { bytesDone: 0, tornLast: false, openEnd: false };
  const take = ({ digests, reports }: BlockReports, bytes: number): void => {
    reports.forEach((report, place) => {
      judge.add({ ...report, digest: digests.subarray(place * 32, place * 32 + 32) });
      state.tornLast = report.fault?.class === "malformed";
    });
    state.bytesDone += bytes;
    onProgress?.(state.bytesDone, judge.entries);
  };
  try {
    const underway: { readonly reports: Promise<BlockReports> | BlockReports; readonly bytes: number }[] = [];
    for await (const block of lineBlocks(path, lineBytesMax)) {
      if (signal?.aborted) throw new VerificationCancelled();
      if ("tooLong" in block) break;
      state.openEnd = block.openEnd;
      underway.push({ reports: pool === null ? blockReports(block.bytes, profile, keys) : pool.judge(block.bytes), bytes: block.bytes.length });
      // A few blocks ahead keep every thread busy and memory bounded.
      while (underway.length > workerCount * 2) await takeFirst(underway, take);
    }
    while (underway.length > 0) await takeFirst(underway, take);
  } finally {
    await pool?.close();
  }
  const container: LogEntries["container"] = profile.format === "jws.compact" ? "tokens" : "lines";
  return { profile, container, ...judge.finish({ declared, tornLast: state.tornLast && state.openEnd }) };
}

async function takeFirst(underway: { readonly reports: Promise<BlockReports> | BlockReports; readonly bytes: number }[], take: (reports: BlockReports, bytes: number) => void): Promise<void> {
  const first = underway.shift();
  if (first) take(await first.reports, first.bytes);
}
