import { fromHex, utf8 } from "../base/encodings.ts";
import type { DeclaredEnd } from "./chainContext.ts";
import { ChainGraph } from "./chainGraph.ts";
import { NameTable, NumberColumn } from "./columns.ts";
import { FindingList, type AuditFinding } from "./findingList.ts";
import { toolkitRoot } from "./merkle.ts";
import type { AuditCrypto, Profile } from "./profile.ts";
import { RepeatedEntries } from "./repeatedEntries.ts";
import { contentClasses, type ContentClass, type EntryReport } from "./report.ts";
import { statusOf, type AuditStatus } from "./auditStatus.ts";

export type LogVerdict = {
  readonly status: AuditStatus;
  readonly entries: number;
  /** Entries whose signature holds under a trusted key that was good. */
  readonly verified: number;
  readonly findings: readonly AuditFinding[];
  readonly keys: readonly { readonly fingerprint: string; readonly trusted: boolean; readonly entries: number; readonly how: "pinned" | "endorsed" | "embedded" }[];
  readonly uncovered: readonly string[];
  readonly unsupported: string | null;
  /** The first and the last entry that claim a time. */
  readonly first: ClaimedTime | null;
  readonly last: ClaimedTime | null;
  /** The hash of the last record, as a successor would name it; null where the format has no chain. */
  readonly head: string | null;
  /** What was taken for its end. */
  readonly declared: DeclaredEnd | null;
  /** Why the file was not read to its end; null where it was. */
  readonly cut: string | null;
};
export type ClaimedTime = { readonly entry: number; readonly timeUs: number };

/** What the file came to an end with. `tornLast`: the last entry is cut off in the middle. `cut`: why it was not read to its end. */
export type FileEnd = { readonly declared: DeclaredEnd | null; readonly tornLast: boolean; readonly cut?: string | null };

/** What the judge needs of a report; the rest may come apart from it. */
export type JudgedReport = Omit<EntryReport, "digest" | "contradiction" | "uncovered" | "shown" | "claims">;

/** How an entry is held, as a number in a column. */
export const held = { trusted: 0, endorsed: 1, embedded: 2, none: 3, unsupported: 4, vouched: 5 } as const;
export type Held = (typeof held)[keyof typeof held];

/**
 * Judges a whole log: entries come in the order of the file, each with its own report; the rest is decided when all are
 * there. Links go through a table of all hashes of the file, so that one edit does not make every later entry look wrong.
 */
export class LogJudge {
  readonly faults = new NumberColumn("tiny");
  readonly holds = new NumberColumn("tiny");
  readonly times = new NumberColumn();
  readonly graph = new ChainGraph();
  readonly #repeated = new RepeatedEntries();
  readonly #keys = new NameTable();
  readonly #keyOf = new NumberColumn("int");
  readonly #named = new Set<number>();
  readonly #limited = new Map<number, "revoked" | "outside">();
  readonly #messages = new Map<number, string>();
  readonly #beneath = new Map<number, string>();
  readonly #endorses: { readonly entry: number; readonly key: number }[] = [];
  readonly #uncovered = new Set<string>();
  readonly #profile: Profile;
  readonly #crypto: AuditCrypto;
  #unsupported: string | null = null;
  #anySigned = false;
  #entries = 0;
  #classes: Int8Array = new Int8Array();
  #anyTrusted = false;

  constructor(profile: Profile, crypto: AuditCrypto) {
    this.#profile = profile;
    this.#crypto = crypto;
  }

  get entries(): number {
    return this.#entries;
  }

  /** The next entry of the file. The digest and what is not covered may come apart from the report, once for many. */
  add(report: JudgedReport, digest: Uint8Array, uncovered: readonly string[]): void {
    const entry = ++this.#entries;
    this.faults.push(report.fault === null ? -1 : contentClasses.indexOf(report.fault.class));
    if (report.fault !== null) this.#messages.set(entry, report.fault.message);
    if (report.beneath !== null) this.#beneath.set(entry, report.beneath);
    this.#hold(entry, report.holding);
    this.times.push(report.time ?? NaN);
    this.#anySigned ||= report.isSigned;
    this.#repeated.add(digest, report.eventId === null ? null : this.#crypto.sha256(utf8(report.eventId)));
    for (const link of report.links) this.graph.add(entry, link, (text) => hashBytes(text, this.#crypto));
    for (const fingerprint of report.endorses) this.#endorses.push({ entry, key: this.#keys.numberOf(fingerprint) });
    for (const path of uncovered) this.#uncovered.add(path);
  }

  #hold(entry: number, holding: EntryReport["holding"]): void {
    this.holds.push(held[holding.by]);
    this.#keyOf.push(holding.by === "trusted" || holding.by === "embedded" ? this.#keys.numberOf(holding.fingerprint) : -1);
    if (holding.by === "embedded" && holding.named) this.#named.add(entry);
    if (holding.by === "trusted" && holding.limit !== null) this.#limited.set(entry, holding.limit);
    if (holding.by === "unsupported") this.#unsupported ??= holding.why;
  }

  /** The verdict on the log as a whole. */
  finish({ declared, tornLast, cut = null }: FileEnd): LogVerdict {
    this.#followEndorsements();
    if (!this.#anySigned) this.#tellBeneath();
    const anyTrusted = this.#some((entry) => this.faultAt(entry) < 0 && this.heldAt(entry) <= held.endorsed);
    const findings = new FindingList();
    const classes = this.#contentClasses(anyTrusted);
    [this.#classes, this.#anyTrusted] = [classes, anyTrusted];
    if (cut !== null) this.#unsupported ??= cut;
    const sound = (entry: number): boolean => this.isSound(entry);
    for (let entry = 1; entry <= this.#entries; entry++) this.#tellContent(findings, entry, classes[entry] ?? -1);
    const copies = this.#repeated.tellCopies(findings, sound);
    const isCopy = (entry: number): boolean => copies.has(entry);
    const { isAside } = this.graph.judge({
      entries: this.#entries, findings, declared, sound, isCopy, keeps: this.#profile.keeps ?? null,
      trusted: (entry) => !anyTrusted ? false : this.heldAt(entry) <= held.endorsed || this.heldAt(entry) === held.vouched,
      neverSigned: this.#profile.neverSigned, time: (entry) => this.times.at(entry - 1),
      isUnreadable: (entry) => (classes[entry] ?? -1) === contentClasses.indexOf("malformed"),
      hashOf: (text) => hashBytes(text, this.#crypto), sha256: this.#crypto.sha256,
    });
    this.#repeated.tellEvents(findings, { sound, isCopy, isAside });
    const list = findings.list();
    const verified = this.#count((entry) => (classes[entry] ?? -1) < 0 && this.heldAt(entry) <= held.endorsed);
    return {
      entries: this.#entries, verified, findings: list, keys: this.#keyList(), uncovered: [...this.#uncovered].sort(), unsupported: this.#unsupported,
      first: this.#claimedTime(1, 1), last: this.#claimedTime(this.#entries, -1), head: this.graph.head, declared, cut,
      status: statusOf({ findings: list, entries: this.#entries, tornLast, neverSigned: this.#profile.neverSigned, anySigned: this.#anySigned, unsupported: this.#unsupported !== null }),
    };
  }

  faultAt(entry: number): number {
    return this.faults.at(entry - 1);
  }

  heldAt(entry: number): number {
    return this.holds.at(entry - 1);
  }

  /** The key of an entry, as a number; -1 for none. */
  keyAt(entry: number): number {
    return this.#keyOf.at(entry - 1);
  }

  /** Fingerprints by the numbers of `keyAt`. */
  get fingerprints(): readonly string[] {
    return this.#keys.names;
  }

  /** Once finished: entries that repeat an earlier one, with that one. */
  repeats(): Iterable<readonly [entry: number, first: number]> {
    return this.#repeated.firsts;
  }

  /** Does a record of this hash stand in the log? */
  holdsHead(head: string): boolean {
    return this.graph.holds(hashBytes(head, this.#crypto));
  }

  /** Does this Merkle root stand over the records, as the governance toolkit makes it? */
  hasRoot(root: string): boolean {
    return toolkitRoot(this.graph.ownHashes(), this.#crypto.sha256) === root.toLowerCase();
  }

  /** Once finished: is there nothing wrong with the entry by itself that would make what it says mean nothing? */
  isSound(entry: number): boolean {
    const name = contentClasses[this.#classes[entry] ?? -1];
    if (name === undefined || name === "revoked_key") return true;
    if (name === "not_signed") return this.#profile.neverSigned || !this.#anySigned;
    return name === "unknown_key" && !this.#anyTrusted;
  }

  #claimedTime(from: number, step: 1 | -1): ClaimedTime | null {
    for (let entry = from; entry >= 1 && entry <= this.#entries; entry += step) {
      const timeUs = this.times.at(entry - 1);
      if (!Number.isNaN(timeUs)) return { entry, timeUs };
    }
    return null;
  }

  /** In a file without any signature its hashes are all there is to judge it by. */
  #tellBeneath(): void {
    for (const [entry, message] of this.#beneath) {
      this.faults.set(entry - 1, contentClasses.indexOf("altered_entry"));
      this.#messages.set(entry, message);
    }
  }

  /**
   * What a signer endorses whose key is good at that point is trusted from there on: in the entries behind it in the file, and
   * in those that the links put behind it. Again as long as an endorsed key endorses another one.
   */
  #followEndorsements(): void {
    const since = new Map<number, number>();
    let left = this.#endorses;
    for (let count = -1; count !== left.length;) {
      count = left.length;
      left = left.filter(({ entry, key }) => {
        const isGood = this.faultAt(entry) < 0 && this.heldAt(entry) <= held.endorsed && !this.#limited.has(entry);
        if (isGood && (since.get(key) ?? Infinity) > entry) this.#endorse(key, entry);
        if (isGood) since.set(key, Math.min(since.get(key) ?? entry, entry));
        return !isGood;
      });
    }
  }

  #endorse(key: number, from: number): void {
    const isHeld = (entry: number): boolean => this.heldAt(entry) === held.embedded && this.#keyOf.at(entry - 1) === key;
    let after: ReadonlySet<number> | null = null;
    for (let entry = 1; entry <= this.#entries; entry++) {
      if (!isHeld(entry)) continue;
      if (entry < from) after ??= this.graph.after(from);
      if (entry > from || after?.has(entry) === true) this.holds.set(entry - 1, held.endorsed);
    }
  }

  /** The content class of each entry, -1 for none. Numbers index `contentClasses`; place 0 is unused. */
  #contentClasses(anyTrusted: boolean): Int8Array {
    const classes = new Int8Array(this.#entries + 1).fill(-1);
    const claimed = anyTrusted ? this.graph.claimsOf((entry) => this.faultAt(entry) < 0 && this.heldAt(entry) <= held.endorsed, (entry) => this.faultAt(entry) < 0 && this.heldAt(entry) === held.embedded) : new Set<number>();
    for (let entry = 1; entry <= this.#entries; entry++) classes[entry] = this.faultAt(entry) >= 0 ? this.faultAt(entry) : this.#trustClass(entry, claimed);
    return classes;
  }

  #trustClass(entry: number, claimed: ReadonlySet<number>): number {
    const code = (name: ContentClass): number => contentClasses.indexOf(name);
    switch (this.heldAt(entry)) {
      case held.trusted: return this.#limited.has(entry) ? code("revoked_key") : -1;
      case held.endorsed: case held.unsupported: case held.vouched: return -1;
      case held.embedded: return this.#named.has(entry) || claimed.has(entry) ? code("wrong_key") : code("unknown_key");
      default: return this.#profile.neverSigned ? code("not_signed") : code("unknown_key");
    }
  }

  #tellContent(findings: FindingList, entry: number, code: number): void {
    const name = contentClasses[code];
    if (name !== undefined) findings.add(name, entry, this.#messages.get(entry) ?? this.#words(name, entry));
  }

  #words(name: ContentClass, entry: number): string {
    const key = this.#keys.names[this.#keyOf.at(entry - 1)] ?? "";
    switch (name) {
      case "wrong_key": return this.#named.has(entry) ? `signed by ${key}, though it names the id of another key that is trusted` : `signed by ${key}, which nobody vouches for, in a chain that has a trusted signer`;
      case "unknown_key": return key === "" ? "no key is known that could check it" : `it holds under the key that it brings, ${key}; nobody vouches for that key`;
      case "revoked_key": return this.#limited.get(entry) === "revoked" ? `valid under ${key}, which is revoked` : `valid under ${key}, which was not valid at the time that the entry claims`;
      case "not_signed": return "this format carries no signature";
      case "malformed": case "duplicate_json_key": case "altered_entry": return "";
    }
  }

  #keyList(): LogVerdict["keys"] {
    const uses = new Map<number, { entries: number; how: number }>();
    for (let entry = 1; entry <= this.#entries; entry++) {
      const key = this.#keyOf.at(entry - 1);
      const known = uses.get(key) ?? { entries: 0, how: held.embedded };
      if (key >= 0) uses.set(key, { entries: known.entries + 1, how: Math.min(known.how, this.heldAt(entry)) });
    }
    return [...uses].map(([key, { entries, how }]) => ({
      fingerprint: this.#keys.names[key] ?? "", entries, trusted: how <= held.endorsed, how: how === held.trusted ? "pinned" : how === held.endorsed ? "endorsed" : "embedded",
    }));
  }

  #some(test: (entry: number) => boolean): boolean {
    for (let entry = 1; entry <= this.#entries; entry++) if (test(entry)) return true;
    return false;
  }

  #count(test: (entry: number) => boolean): number {
    let count = 0;
    for (let entry = 1; entry <= this.#entries; entry++) if (test(entry)) count++;
    return count;
  }
}

/** A hash as 32 bytes; whatever else a chain uses as a name goes by its own hash. */
function hashBytes(text: string, { sha256 }: AuditCrypto): Uint8Array {
  return (text.length === 64 ? fromHex(text, 32) : null) ?? sha256(utf8(text));
}
