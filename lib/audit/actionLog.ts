import { fromHex, toHex, utf8 } from "../base/encodings.ts";
import { formNumber } from "./argumentDigests.ts";
import { HashColumn, IntColumn, NameTable, NumberColumn } from "./columns.ts";
import type { AuditCrypto, RecordClaims } from "./profile.ts";
import type { CallBook } from "./tracedCalls.ts";

/** An entry of a signed log, with what it claims of its action. */
export type LoggedAction = {
  /** 2 for x2. */
  readonly exhibit: number;
  readonly entry: number;
  readonly timeUs: number | null;
  readonly claims: RecordClaims;
  /** Equal for the same record in two files; null where there is one file, so that nothing can stand twice. */
  readonly identity: Uint8Array | null;
};

export type Decision = NonNullable<RecordClaims["decision"]>;
const decisions = ["allow", "deny", "other"] as const satisfies readonly Decision[];

/** No tool is named; a tool is named that the trace does not have. */
export const noTool = -2;
const idsMax = 4;
const toolLettersMax = 200;
/** Phases of one action are kept as bits. */
const phasesMax = 30;

/**
 * The entries of all logs of one format that speak of calls, in columns: a million of them need no objects. Entries of one
 * action (what was asked, what came of it, a copy in another file) have one leader, which stands for them all.
 */
export class ActionLog {
  readonly #book: CallBook;
  readonly #crypto: AuditCrypto;
  /** The first action of each file. */
  readonly #fileFrom = new Map<number, number>();
  readonly #exhibits = new IntColumn();
  readonly #entries = new IntColumn();
  readonly #times = new NumberColumn();
  readonly #tools = new IntColumn();
  readonly #sessions = new IntColumn();
  readonly #decisions = new IntColumn();
  readonly #leaders = new IntColumn();
  readonly #idFrom = new IntColumn();
  readonly #ids = new IntColumn();
  readonly #digestAt = new IntColumn();
  readonly #forms = new IntColumn();
  readonly digests = new HashColumn();
  readonly #digestOwner = new IntColumn();
  /** Digests that are not 32 bytes, as they were written. */
  readonly #oddDigests = new Map<number, string>();
  /** Tools that the trace does not have, of entries that name one of its calls. */
  readonly #strangeTools = new Map<number, string>();
  readonly #own = new HashColumn();
  readonly #ownAction = new IntColumn();
  readonly #phasesSeen = new Map<number, number>();
  readonly #phases = new NameTable();
  readonly #identities = new HashColumn();
  readonly #identityAction = new IntColumn();

  constructor(book: CallBook, crypto: AuditCrypto) {
    this.#book = book;
    this.#crypto = crypto;
  }

  get length(): number {
    return this.#entries.length;
  }

  /**
   * Entries come file by file, in the order of the file; files in an order that does not depend on how they were given. One that
   * speaks of no call is left out.
   */
  add({ exhibit, entry, timeUs, claims, identity }: LoggedAction): void {
    const { tool, callIds, session, decision, argumentsDigest } = claims;
    if (tool === null && callIds.length === 0) return;
    const action = this.#entries.length;
    if (!this.#fileFrom.has(exhibit)) this.#fileFrom.set(exhibit, action);
    this.#exhibits.push(exhibit);
    this.#entries.push(entry);
    this.#times.push(timeUs ?? NaN);
    this.#tools.push(tool === null ? noTool : this.#book.tool(tool));
    this.#sessions.push(session === null ? -1 : this.#book.session(session));
    this.#decisions.push(decision === null ? -1 : decisions.indexOf(decision));
    this.#leaders.push(action);
    this.#idFrom.push(this.#ids.length);
    const ids = callIds.slice(0, idsMax).map((id) => this.#book.id(id));
    for (const id of ids) this.#ids.push(id);
    if (tool !== null && this.toolOf(action) < 0 && ids.some((id) => id >= 0)) this.#strangeTools.set(action, tool.slice(0, toolLettersMax));
    this.#addDigest(action, argumentsDigest);
    if (!this.#isCopy(action, identity)) this.#joinPhase(action, claims);
  }

  #addDigest(action: number, digest: RecordClaims["argumentsDigest"]): void {
    this.#forms.push(digest === null ? -1 : formNumber(digest));
    const bytes = digest === null ? null : fromHex(digest.hex, digest.algorithm === "sha256" ? 32 : 64);
    this.#digestAt.push(bytes === null ? -1 : this.digests.push(bytes.subarray(0, 32)));
    if (bytes !== null) this.#digestOwner.push(action);
    if (digest !== null && bytes?.length !== 32) this.#oddDigests.set(action, digest.hex.slice(0, 256));
  }

  /** The same record in another file is no second action. */
  #isCopy(action: number, identity: Uint8Array | null): boolean {
    if (identity === null) return false;
    const known = this.#identities.last(identity);
    this.#identities.push(identity);
    this.#identityAction.push(action);
    const first = known < 0 ? -1 : this.#identityAction.at(known);
    if (first < 0 || this.exhibitOf(first) === this.exhibitOf(action)) return false;
    this.#leaders.set(action, this.leaderOf(first));
    return true;
  }

  /** What was asked and what came of it have one id and two phases. */
  #joinPhase(action: number, { phase, session, callIds }: RecordClaims): void {
    const own = callIds.at(-1);
    const number = phase === null || own === undefined ? phasesMax : this.#phases.numberOf(phase);
    if (own === undefined || number >= phasesMax) return;
    const hash = this.#crypto.sha256(utf8(`${session ?? ""}\0${own}`));
    const known = this.#own.last(hash);
    const leader = known < 0 ? -1 : this.#ownAction.at(known);
    const seen = leader < 0 ? 0 : (this.#phasesSeen.get(leader) ?? 0);
    if (leader >= 0 && (seen & (1 << number)) === 0) this.join(action, leader);
    this.#phasesSeen.set(this.leaderOf(action), (this.leaderOf(action) === leader ? seen : 0) | (1 << number));
    if (this.leaderOf(action) === leader) return;
    this.#own.push(hash);
    this.#ownAction.push(action);
  }

  /** This entry speaks of the action of another one. What it says of the decision, as the later one, holds. */
  join(action: number, leader: number): void {
    this.#leaders.set(action, leader);
    if (this.#decisions.at(action) >= 0) this.#decisions.set(leader, this.#decisions.at(action));
    if (this.#tools.at(leader) === noTool) this.#tools.set(leader, this.#tools.at(action));
  }

  /** An entry of the last exhibit repeats an earlier one of it, as the verification found: no second action. */
  repeats(exhibit: number, entry: number, first: number): void {
    const [copy, original] = [this.#find(exhibit, entry), this.#find(exhibit, first)];
    if (copy >= 0 && original >= 0) this.#leaders.set(copy, this.leaderOf(original));
  }

  #find(exhibit: number, entry: number): number {
    let [low, high] = [this.#fileFrom.get(exhibit) ?? this.length, this.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const away = this.entryOf(middle) - entry;
      if (away === 0) return middle;
      if (away < 0) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  exhibitOf(action: number): number {
    return this.#exhibits.at(action);
  }

  entryOf(action: number): number {
    return this.#entries.at(action);
  }

  /** By the log's own clock; NaN where it says none. */
  timeOf(action: number): number {
    return this.#times.at(action);
  }

  toolOf(action: number): number {
    return this.#tools.at(action);
  }

  /** The tool that it names, as a text to be shown. */
  toolName(action: number): string {
    return this.#strangeTools.get(action) ?? this.#book.toolName(this.toolOf(action));
  }

  sessionOf(action: number): number {
    return this.#sessions.at(action);
  }

  decisionOf(action: number): Decision | null {
    return decisions[this.#decisions.at(action)] ?? null;
  }

  /** The action that stands for this entry: itself, for most. */
  leaderOf(action: number): number {
    return this.#leaders.at(action);
  }

  /** The id of a call of the trace that it names at this rank, the most specific first; -1 where it names none that the trace has. */
  idOf(action: number, rank: number): number {
    const from = this.#idFrom.at(action);
    const to = action + 1 < this.length ? this.#idFrom.at(action + 1) : this.#ids.length;
    return from + rank < to ? this.#ids.at(from + rank) : -1;
  }

  /** Number of the form of its digest (`argumentForms`); -1 where it has none. */
  formOf(action: number): number {
    return this.#forms.at(action);
  }

  digestPlaceOf(action: number): number {
    return this.#digestAt.at(action);
  }

  /** The action whose digest stands at this place of `digests`. */
  digestOwner(place: number): number {
    return this.#digestOwner.at(place);
  }

  digestHex(action: number): string {
    const place = this.digestPlaceOf(action);
    return this.#oddDigests.get(action) ?? (place < 0 ? "" : toHex(this.digests.at(place)));
  }

  /** Entries of each action beside its leader, by leader. */
  followers(): ReadonlyMap<number, readonly number[]> {
    const found = new Map<number, number[]>();
    for (let action = 0; action < this.length; action++) {
      const leader = this.leaderOf(action);
      if (leader === action) continue;
      const list = found.get(leader) ?? [];
      list.push(action);
      found.set(leader, list);
    }
    return found;
  }
}

/** How many ids of one entry are heeded. */
export const idRanks = idsMax;
