import type { DeclaredEnd } from "../audit/chainContext.ts";
import type { LogEntries } from "../audit/logEntries.ts";
import { LogJudge, type LogVerdict } from "../audit/logJudge.ts";
import type { LogShape } from "../audit/logShape.ts";
import type { AuditedLog } from "../audit/verifyLog.ts";
import { blockReports, type BlockReports, type EntryBlock } from "./blockReports.ts";
import { elementBlocks } from "./elementBlocks.ts";
import { lineBlocks } from "./lineBlocks.ts";
import { nodeCrypto } from "./nodeCrypto.ts";
import { VerificationCancelled, type VerifyOptions } from "./verifyOptions.ts";
import { VerifyPool, workerCount } from "./verifyPool.ts";

/** A longer line is one entry that cannot be read. */
const lineBytesMax = 64 * 1_048_576;
const blockBytesUsual = 1 << 19;

type Piece = { readonly block: EntryBlock | null; readonly bytes: number; readonly openEnd: boolean; readonly declared: DeclaredEnd | null };
type Underway = { readonly reports: Promise<BlockReports> | BlockReports; readonly piece: Piece };

async function* piecesOf(path: string, by: LogShape["by"], blockBytes: number): AsyncGenerator<Piece> {
  if (by === "elements") {
    for await (const { texts, ...piece } of elementBlocks(path, blockBytes)) yield { ...piece, block: { texts } };
    return;
  }
  for await (const piece of lineBlocks(path, lineBytesMax, blockBytes)) {
    const isRead = "bytes" in piece;
    yield { block: isRead ? { bytes: piece.bytes } : null, bytes: isRead ? piece.bytes.length : piece.tooLong, openEnd: piece.openEnd, declared: null };
  }
}

/** Verifies a log of any length in bounded memory: blocks of entries go through other threads, and come back in order. */
export async function verifyStream(path: string, { by, profile }: LogShape, options: VerifyOptions): Promise<AuditedLog> {
  const { keys, workerScript, signal } = options;
  const judging = new StreamedJudging(new LogJudge(profile, nodeCrypto), options);
  const pool = workerScript === null ? null : new VerifyPool(workerScript, { format: profile.format, keys });
  const underway: Underway[] = [];
  try {
    for await (const piece of piecesOf(path, by, options.blockBytes ?? blockBytesUsual)) {
      if (signal?.aborted) throw new VerificationCancelled();
      const reports = piece.block === null ? tooLongReport : (pool?.judge(piece.block) ?? blockReports(piece.block, profile, keys));
      // A rejection is met when its turn comes; until then it must not count as unhandled.
      if (reports instanceof Promise) reports.catch(() => undefined);
      underway.push({ reports, piece });
      // A few blocks ahead keep every thread busy and memory bounded.
      while (underway.length > workerCount * 2) await judging.takeFirst(underway);
    }
    while (underway.length > 0) await judging.takeFirst(underway);
  } finally {
    await pool?.close();
  }
  const container: LogEntries["container"] = by === "elements" ? "array" : profile.format === "jws.compact" ? "tokens" : "lines";
  return { profile, container, ...judging.finish() };
}

const tooLongReport: BlockReports = {
  digests: new Uint8Array(32), uncovered: [],
  reports: [{ fault: { class: "malformed", message: `the line is longer than ${lineBytesMax} bytes` }, beneath: null, holding: { by: "none" }, isSigned: false, isCutOff: true, links: [], eventId: null, time: null, endorses: [] }],
};

/** Puts the reports of blocks together in the order of the file. */
class StreamedJudging {
  readonly #judge: LogJudge;
  readonly #options: VerifyOptions;
  #bytesDone = 0;
  #tornLast = false;
  #openEnd = false;
  #declared: DeclaredEnd | null = null;

  constructor(judge: LogJudge, options: VerifyOptions) {
    this.#judge = judge;
    this.#options = options;
  }

  async takeFirst(underway: Underway[]): Promise<void> {
    const first = underway.shift();
    if (first) this.#take(await first.reports, first.piece);
  }

  #take({ digests, reports, uncovered }: BlockReports, piece: Piece): void {
    reports.forEach((report, place) => {
      this.#judge.add(report, digests.subarray(place * 32, place * 32 + 32), place === 0 ? uncovered : []);
      this.#tornLast = report.isCutOff;
    });
    this.#openEnd = piece.openEnd;
    this.#declared ??= piece.declared;
    this.#bytesDone += piece.bytes;
    this.#options.onProgress?.(this.#bytesDone, this.#judge.entries);
  }

  finish(): LogVerdict {
    return this.#judge.finish({ declared: this.#options.declared ?? this.#declared, tornLast: this.#tornLast && this.#openEnd });
  }
}
