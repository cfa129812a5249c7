import { setImmediate } from "node:timers/promises";
import type { DeclaredEnd } from "../audit/chainContext.ts";
import { LogJudge } from "../audit/logJudge.ts";
import type { Profile } from "../audit/profile.ts";
import type { AuditedLog } from "../audit/verifyLog.ts";
import { blockReports, type BlockJudging, type BlockReport, type BlockReports, type EntryBlock } from "./blockReports.ts";
import { nodeCrypto } from "./nodeCrypto.ts";
import { lineBytesMax, type EntryPlaces, type Piece } from "./pieces.ts";
import { VerificationCancelled, type VerifyOptions } from "./verifyOptions.ts";
import { VerifyPool, workerCount } from "./verifyPool.ts";

/** A judged entry takes about 170 bytes of memory that no heap limit counts: a file of empty lines must not take all there is. */
const entriesUsualMax = 5_000_000;

type Underway = { readonly reports: Promise<BlockReports> | BlockReports; readonly piece: Piece };

/** Verifies a log of any length in bounded memory: blocks of entries go through other threads where there are some, and come back in order. */
export async function judgePieces(pieces: Iterable<Piece>, profile: Profile, options: VerifyOptions): Promise<AuditedLog> {
  const { keys, workerScript, withClaims = false, answersOthers = false } = options;
  const judging = new PieceJudging(profile, options);
  const how = { profile, keys, withClaims };
  const pool = workerScript === null ? null : new VerifyPool(workerScript, { format: profile.format, keys, withClaims });
  const underway: Underway[] = [];
  try {
    for (const piece of pieces) {
      judging.goOn();
      if (judging.isFull) break;
      const reports = piece.block === null ? { later: tooLongReport } : await reportsOf(piece.block, how, pool, answersOthers);
      // A rejection is met when its turn comes; until then it must not count as unhandled.
      if (reports.later instanceof Promise) reports.later.catch(() => undefined);
      underway.push({ reports: reports.later, piece });
      // A few blocks ahead keep every thread busy and memory bounded.
      while (underway.length > (pool === null ? 0 : aheadMax)) await judging.takeFirst(underway);
    }
    while (underway.length > 0) await judging.takeFirst(underway);
    return judging.finish();
  } finally {
    await pool?.close();
  }
}

/** So many blocks wait for a thread, and so many for their turn. */
const queuedMax = workerCount * 2;
const aheadMax = workerCount * 4;

type Later = { readonly later: Promise<BlockReports> | BlockReports };

/** Gives a block to another thread; while all of them have enough to do, this one, which would only wait, judges it itself. */
async function reportsOf(block: EntryBlock, how: BlockJudging, pool: VerifyPool | null, answersOthers: boolean): Promise<Later> {
  if (pool !== null && (answersOthers || pool.queued < queuedMax)) return { later: pool.judge(block) };
  const later = blockReports(block, how);
  // What the others finished meanwhile is heard, so that they get their next block.
  if (pool !== null) await setImmediate();
  return { later };
}

const tooLongReport: BlockReports = {
  digests: new Uint8Array(32), uncovered: [], shown: [], places: null,
  reports: [{ fault: { class: "malformed", message: `the line is longer than ${lineBytesMax} bytes` }, beneath: null, holding: { by: "none" }, isSigned: false, isCutOff: true, links: [], eventId: null, time: null, endorses: [], claims: null }],
};

/** Puts the reports of blocks together in the order of the file. */
class PieceJudging {
  readonly #judge: LogJudge;
  readonly #profile: Profile;
  readonly #options: VerifyOptions;
  readonly #entriesMax: number;
  #bytesDone = 0;
  #tornLast = false;
  #openEnd = false;
  #declared: DeclaredEnd | null = null;
  #container: Piece["container"] = "lines";
  #list = "";
  #isCut = false;

  constructor(profile: Profile, options: VerifyOptions) {
    this.#judge = new LogJudge(profile, nodeCrypto);
    this.#profile = profile;
    this.#options = options;
    this.#entriesMax = options.entriesMax ?? entriesUsualMax;
  }

  get isFull(): boolean {
    return this.#isCut;
  }

  /** Throws where the reading was called off. */
  goOn(): void {
    if (this.#options.signal?.aborted) throw new VerificationCancelled();
  }

  async takeFirst(underway: Underway[]): Promise<void> {
    const first = underway.shift();
    if (first) this.#take(await first.reports, first.piece);
    this.goOn();
  }

  #take({ digests, reports, uncovered, shown, places: own }: BlockReports, piece: Piece): void {
    const places = piece.places ?? own;
    const isOwn = piece.places === null;
    const before = this.#judge.entries;
    for (const [place, report] of reports.entries()) {
      if (this.#judge.entries >= this.#entriesMax) this.#isCut = true;
      if (this.#isCut) return;
      const digest = digests.subarray(place * 32, place * 32 + 32);
      this.#judge.add(report, digest, place === 0 ? uncovered : []);
      this.#tornLast = report.isCutOff;
      if (places !== null) this.#tell({ report, digest }, places, place, isOwn ? piece.from : { byte: 0, line: 0 });
    }
    for (const { place, ...key } of shown) this.#options.sink?.key(key, before + place + 1);
    [this.#openEnd, this.#container, this.#list] = [piece.openEnd, piece.container, piece.list];
    this.#declared ??= piece.declared;
    this.#bytesDone += piece.bytes;
    this.#options.onProgress?.(this.#bytesDone, this.#judge.entries);
  }

  #tell(judged: { readonly report: BlockReport; readonly digest: Uint8Array }, { offsets, lengths, numbers }: EntryPlaces, place: number, from: Piece["from"]): void {
    const entry = this.#judge.entries;
    const offset = offsets[place] ?? NaN;
    const isPlaced = !Number.isNaN(offset);
    this.#options.sink?.entry(entry, {
      ...judged, key: this.#judge.keyAt(entry), number: (numbers[place] ?? 0) + from.line,
      offset: isPlaced ? offset + from.byte : null, length: isPlaced ? (lengths[place] ?? 0) : null,
    });
  }

  finish(): AuditedLog {
    const { declared, sink } = this.#options;
    const outside = typeof declared === "function" ? declared(this.#judge, this.#profile) : declared;
    const cut = this.#isCut ? `there are more than ${this.#entriesMax} entries; those behind were not judged` : null;
    // What is declared of the end says nothing of a file that was not read to its end.
    const verdict = this.#judge.finish({ declared: this.#isCut ? null : (outside ?? this.#declared), tornLast: this.#tornLast && this.#openEnd, cut });
    const log: AuditedLog = { profile: this.#profile, container: this.#container, list: this.#list, ...verdict };
    sink?.finish(this.#judge, log);
    return log;
  }
}
