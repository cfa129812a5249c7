import { statusOf } from "../audit/auditStatus.ts";
import { NumberColumn } from "../audit/columns.ts";
import type { AuditFinding } from "../audit/findingList.ts";
import { LogJudge } from "../audit/logJudge.ts";
import type { ChainLink } from "../audit/profile.ts";
import { custodyProfile } from "../audit/profiles/custody.ts";
import type { KeySet } from "../audit/trustedKeys.ts";
import type { CustodyCheck } from "../api/contract.ts";
import { readTime } from "../base/time.ts";
import type { UnsignedCustodyCheck } from "../evidence/unsignedCustody.ts";
import type { BlockReports } from "../verification/blockReports.ts";
import { nodeCrypto } from "../verification/nodeCrypto.ts";
import type { RecordRow } from "./custodyEntry.ts";
import { readCustodyRecord } from "./custodyRecord.ts";
import { openingFaults, type LogSpan } from "./custodyOpenings.ts";

/** The last record that this process has read of a scope before. */
export type Witness = { readonly log: string; readonly seq: number; readonly head: string };
type Given = {
  readonly scope: string;
  readonly keys: KeySet;
  /** did:key of the installation, as it was then. */
  readonly signer: string;
  readonly unsigned: UnsignedCustodyCheck | null;
  readonly witness: Witness | null;
  /** SQLite's number for writing by others, as it was before the first record was read. */
  readonly dataVersion: number;
};

/**
 * The records of one scope as far as they have been verified. The engine judges each once; what is added later costs
 * only itself. What the records say of the logs and lines before them is compared with what is there.
 */
export class JudgedCustody {
  readonly #judge = new LogJudge(custodyProfile, nodeCrypto);
  readonly #given: Given;
  /** The line of each entry. */
  readonly #lines = new NumberColumn();
  readonly #own: AuditFinding[] = [];
  readonly #spans: LogSpan[] = [];
  #last: RecordRow | null = null;
  /** How what is here stands to what was read before. */
  #witnessed: "not seen" | "same" | "another" = "not seen";
  #check: CustodyCheck | null = null;

  constructor(given: Given) {
    this.#given = given;
  }

  get keys(): KeySet {
    return this.#given.keys;
  }

  /** What must not have changed for the verdict to hold. */
  get basis(): Pick<Given, "signer" | "dataVersion"> {
    return this.#given;
  }

  /** The last record that was judged. */
  get last(): RecordRow | null {
    return this.#last;
  }

  get entries(): number {
    return this.#judge.entries;
  }

  /** What this process has now read. A witness that was contradicted stays: nothing that is written later heals that. */
  get witness(): Witness | null {
    const { witness } = this.#given;
    const last = this.#spans.at(-1);
    return last === undefined || (witness !== null && this.#witnessed !== "same") ? witness : { log: last.log, seq: last.lastSeq, head: last.head };
  }

  /** The next records, with what the engine says of each by itself. */
  add(rows: readonly RecordRow[], { digests, reports, uncovered }: BlockReports): void {
    rows.forEach((row, place) => {
      const report = reports[place];
      if (report === undefined) throw new Error("a block of records came back with fewer reports");
      this.#judge.add(report, digests.subarray(place * 32, place * 32 + 32), place === 0 ? uncovered : []);
      this.#lines.push(row.number);
      this.#follow(row, report.links[0]);
    });
    this.#last = rows.at(-1) ?? this.#last;
    this.#check = null;
  }

  #follow(row: RecordRow, link: ChainLink | undefined): void {
    const entry = this.entries;
    if (link === undefined) return;
    const { witness } = this.#given;
    if (link.previous === null) {
      const record = readCustodyRecord(row.record);
      if (record !== null) for (const fault of openingFaults(record, this.#given.scope, this.#spans, this.#given.unsigned)) this.#own.push({ ...fault, entry });
      this.#spans.push({ log: link.chain, count: 0, head: "", lastEntry: entry, lastSeq: 0 });
    }
    const span = this.#spans.at(-1);
    if (span !== undefined) [span.count, span.head, span.lastEntry, span.lastSeq] = [span.count + 1, `sha256:${link.own}`, entry, link.sequence ?? span.lastSeq];
    if (link.chain !== row.log || link.sequence !== row.seq) this.#own.push({ class: "altered_entry", entry, message: "it stands at the place of another record" });
    if (witness === null || link.chain !== witness.log || link.sequence !== witness.seq) return;
    this.#witnessed = witness.head === `sha256:${link.own}` ? "same" : "another";
    if (this.#witnessed === "another") this.#own.push({ class: "altered_entry", entry, message: "this server has read another record here before" });
  }

  /** The verdict on all that was added. */
  check(): CustodyCheck {
    return (this.#check ??= this.#judged());
  }

  #judged(): CustodyCheck {
    const { unsigned } = this.#given;
    const entries = this.entries;
    const verdict = this.#judge.finish({ declared: null, tornLast: false });
    const cut = this.#cut();
    const engine = verdict.findings.filter((one) => one.class !== "tail_unproven" || !this.#isNamed(one.entry));
    // What the engine says of a record by itself says more than a comparison of ours.
    const own = this.#own.filter(({ class: name, entry }) => !engine.some((one) => one.class === name && one.entry <= entry && entry <= (one.last ?? one.entry)));
    const findings = [...engine, ...own, ...cut].sort((a, b) => a.entry - b.entry);
    const old = unsigned === null || unsigned.lines === 0 ? null : { lines: unsigned.lines, ok: unsigned.ok, head: unsigned.ok ? unsigned.head : null, line: unsigned.ok ? null : unsigned.line };
    const judged = statusOf({ findings, entries, tornLast: false, neverSigned: false, anySigned: true, unsupported: false });
    const status = entries > 0 || cut.length > 0 ? judged : old === null ? "empty" : "unsigned";
    return {
      ok: status === "verified" && old?.ok !== false, status, lines: this.#last?.number ?? old?.lines ?? 0, signed: entries, verified: verdict.verified,
      findings: findings.map((one) => ({ class: one.class, line: this.#lineOf(one.entry), last: this.#lineOf(one.last ?? one.entry), message: one.message })),
      head: this.#head(), unsigned: old, checkedUs: Date.now() * 1_000,
    };
  }

  /** Records that were read before and are no longer at the end. One that is gone from the middle the engine misses by itself. */
  #cut(): AuditFinding[] {
    const { witness } = this.#given;
    const last = this.#spans.findLast(({ log }) => log === witness?.log)?.lastSeq ?? 0;
    if (witness === null || this.#witnessed !== "not seen" || last >= witness.seq) return [];
    return [{ class: "missing_entry", entry: this.entries + 1, message: `this server has read record ${witness.seq} of the log ${witness.log} before; the last one here is record ${last}` }];
  }

  /** The log that follows names this one's end, so that its end is proven. */
  #isNamed(entry: number): boolean {
    const place = this.#spans.findIndex(({ lastEntry }) => lastEntry === entry);
    return place >= 0 && place < this.#spans.length - 1;
  }

  #head(): CustodyCheck["head"] {
    const span = this.#spans.at(-1);
    const record = this.#last === null ? null : readCustodyRecord(this.#last.record);
    return span === undefined || record === null ? null : { log: span.log, seq: record.seq, hash: span.head, atUs: readTime(record.at)?.us ?? null };
  }

  #lineOf(entry: number): number {
    return entry <= this.entries ? this.#lines.at(entry - 1) : (this.#last?.number ?? 0) + 1;
  }
}
