import { sameBytes, toHex } from "../base/encodings.ts";
import { HashColumn, NameTable, NumberColumn } from "./columns.ts";
import { tie, type ChainContext, type PlacedLinks } from "./chainContext.ts";
import { ChainEnds } from "./chainEnds.ts";
import type { ChainLink } from "./profile.ts";

const noClosing = -2;
const closesUncounted = -1;

/** The hash chains of one file: what each record names as its predecessor, and what follows from it for place and end. */
export class ChainGraph implements PlacedLinks {
  readonly entryOf = new NumberColumn("int");
  readonly chainOf = new NumberColumn("int");
  readonly closes = new NumberColumn();
  readonly closesFile = new NumberColumn("tiny");
  readonly #own = new HashColumn();
  /** What each names as its predecessor. Nearly always a record before it has that hash, and its place is enough. */
  readonly #previousAt = new NumberColumn("int");
  readonly #elsewhere = new HashColumn();
  #byPrevious: HashColumn | null = null;
  readonly #isStart = new NumberColumn("tiny");
  readonly #sequence = new NumberColumn();
  readonly #firstSequence = new NumberColumn();
  readonly #chainId = new NumberColumn("int");
  readonly #chains = new NameTable();
  readonly #ids = new NameTable();
  #head: string | null = null;
  #ties: { readonly ties: Uint8Array; readonly predecessors: Int32Array } = { ties: new Uint8Array(), predecessors: new Int32Array() };

  get links(): number {
    return this.entryOf.length;
  }

  /** By which a successor would name the last record; null without a chain. */
  get head(): string | null {
    return this.#head;
  }

  /** Does a record of this hash stand in the file? */
  holds(hash: Uint8Array): boolean {
    return this.#own.last(hash) >= 0;
  }

  /** Once judged: how each link is tied, with its entry and the entry that it leads to (0 for none), in the order of the file. */
  *tied(): Generator<{ readonly entry: number; readonly how: number; readonly to: number }> {
    const { ties, predecessors } = this.#ties;
    for (let link = 0; link < this.links; link++) {
      const target = predecessors[link] ?? -1;
      yield { entry: this.entryOf.at(link), how: ties[link] ?? tie.skipped, to: target < 0 ? 0 : this.entryOf.at(target) };
    }
  }

  add(entry: number, link: ChainLink, hashOf: (text: string) => Uint8Array): void {
    this.entryOf.push(entry);
    this.chainOf.push(this.#chains.numberOf(link.chain));
    this.#chainId.push(link.chainId === null ? -1 : this.#ids.numberOf(link.chainId));
    this.#notePrevious(link.previous === null ? noHash : hashOf(link.previous));
    this.#own.push(hashOf(link.own));
    this.#head = link.own;
    this.#isStart.push(link.previous === null ? 1 : 0);
    this.#sequence.push(link.sequence ?? NaN);
    this.#firstSequence.push(link.firstSequence);
    this.closesFile.push(link.closes?.file === true ? 1 : 0);
    this.closes.push(link.closes === null ? noClosing : (link.closes.count ?? closesUncounted));
  }

  #notePrevious(hash: Uint8Array): void {
    const known = this.#own.last(hash);
    const named = known >= 0 ? -1 : this.#elsewhere.last(hash);
    this.#previousAt.push(known >= 0 ? known : ~(named >= 0 ? named : this.#elsewhere.push(hash)));
    this.#byPrevious = null;
  }

  /** The hash that a link names as its predecessor; zeros where it names none. */
  #previous(link: number): Uint8Array {
    const at = this.#previousAt.at(link);
    return at >= 0 ? this.#own.at(at) : this.#elsewhere.at(~at);
  }

  /** All links by what they name, made when it is asked for the first time: only endorsements ask. */
  #namers(): HashColumn {
    if (this.#byPrevious !== null) return this.#byPrevious;
    const made = new HashColumn();
    for (let link = 0; link < this.links; link++) made.push(this.#previous(link));
    return this.#byPrevious = made;
  }

  /** Entries that hold only under their own key and claim to belong to a chain with a trusted signer: by its name, or by naming one of its records. */
  claimsOf(isTrusted: (entry: number) => boolean, isEmbedded: (entry: number) => boolean): ReadonlySet<number> {
    const ids = new Set<number>();
    const members = new Set<number>();
    for (let link = 0; link < this.links; link++) if (isTrusted(this.entryOf.at(link))) ids.add(this.#chainId.at(link));
    ids.delete(-1);
    const claims = (link: number): boolean => ids.has(this.#chainId.at(link)) || this.#candidates(link).some((at) => isTrusted(this.entryOf.at(at)) || members.has(this.entryOf.at(at)));
    for (let grown = true; grown;) {
      grown = false;
      for (let link = 0; link < this.links; link++) {
        const entry = this.entryOf.at(link);
        if (!isEmbedded(entry) || members.has(entry) || !claims(link)) continue;
        members.add(entry);
        grown = true;
      }
    }
    return members;
  }

  /** The entries that name this one as their predecessor, and those that name them, and so on: they were written after it, wherever they stand. */
  after(entry: number): ReadonlySet<number> {
    const links: number[] = [];
    for (let link = 0; link < this.links; link++) if (this.entryOf.at(link) === entry) links.push(link);
    const seen = new Set(links);
    const namers = this.#namers();
    for (let link = links.pop(); link !== undefined; link = links.pop()) {
      for (let next = namers.last(this.#own.at(link)); next >= 0; next = namers.before(next)) {
        if (seen.has(next) || this.#isStart.at(next) === 1) continue;
        seen.add(next);
        links.push(next);
      }
    }
    return new Set([...seen].map((link) => this.entryOf.at(link)));
  }

  /** Links whose own hash is what this one names as its predecessor, latest first. */
  #candidates(link: number): number[] {
    const found: number[] = [];
    if (this.#isStart.at(link) === 1) return found;
    for (let at = this.#own.last(this.#previous(link)); at >= 0; at = this.#own.before(at)) if (at !== link) found.push(at);
    return found;
  }

  /** Tells every break of place, order and completeness. `isAside`: does an entry stand in a second history, in or behind one that forked? */
  judge(context: ChainContext): { readonly isAside: (entry: number) => boolean } {
    const { ties, predecessors } = this.#ties = this.#tieAll(context);
    this.#tellGaps(context, ties);
    const forked = this.#tellForks(context, ties, predecessors);
    const { roots, places } = this.#placesOf(predecessors);
    this.#tellOrder(context, ties, roots, places);
    new ChainEnds(this, context, { ties, predecessors, roots }).tell();
    const aside = this.#behind(forked, predecessors);
    return { isAside: (entry) => aside.has(entry) };
  }

  /** The entries of these links and of all that follow them. Forks are rare: without one nothing is walked. */
  #behind(forked: ReadonlySet<number>, predecessors: Int32Array): ReadonlySet<number> {
    const entries = new Set<number>();
    if (forked.size === 0) return entries;
    const isBehind = new Map<number, boolean>();
    for (let link = 0; link < this.links; link++) {
      const way: number[] = [];
      let at = link;
      for (; at >= 0 && !forked.has(at) && !isBehind.has(at); at = predecessors[at] ?? -1) {
        isBehind.set(at, false);
        way.push(at);
      }
      const found = forked.has(at) || isBehind.get(at) === true;
      for (const one of way) isBehind.set(one, found);
      if (found) entries.add(this.entryOf.at(link));
    }
    return entries;
  }

  #tieAll({ sound, isCopy }: ChainContext): { readonly ties: Uint8Array; readonly predecessors: Int32Array } {
    const ties = new Uint8Array(this.links);
    const predecessors = new Int32Array(this.links).fill(-1);
    const isWhole = (link: number): boolean => sound(this.entryOf.at(link)) && !isCopy(this.entryOf.at(link));
    const lastOfChain = new Map<number, number>();
    for (let link = 0; link < this.links; link++) {
      const chain = this.chainOf.at(link);
      const before = lastOfChain.get(chain) ?? -1;
      lastOfChain.set(chain, link);
      ties[link] = !isWhole(link) ? tie.skipped : this.#isStart.at(link) === 1 ? tie.start : this.#tieOf(link, before, isWhole, sound, predecessors);
    }
    return { ties, predecessors };
  }

  #tieOf(link: number, before: number, isWhole: (link: number) => boolean, sound: (entry: number) => boolean, predecessors: Int32Array): number {
    const candidates = this.#candidates(link).filter((at) => this.chainOf.at(at) === this.chainOf.at(link));
    const target = candidates.findLast(isWhole) ?? -1;
    if (target >= 0) {
      predecessors[link] = target;
      return tie.linked;
    }
    const entry = this.entryOf.at(link);
    // What is wrong with the entry before it explains why nothing has the hash that this one names.
    const explained = candidates.length > 0 || (entry > 1 && !sound(entry - 1)) || (before >= 0 && !sound(this.entryOf.at(before)));
    return explained ? tie.explained : tie.dangling;
  }

  #tellGaps({ findings, entries, keeps }: ChainContext, ties: Uint8Array): void {
    if (entries < 2) return;
    const chains = new Set<number>();
    for (let link = 0; link < this.links; link++) {
      const isFirst = !chains.has(this.chainOf.at(link));
      chains.add(this.chainOf.at(link));
      const lateStart = ties[link] === tie.start && this.#sequence.at(link) > this.#firstSequence.at(link);
      if (ties[link] !== tie.dangling && !lateStart) continue;
      const entry = this.entryOf.at(link);
      const rotated = entries === keeps ? `; head rotated by the producer, which keeps the last ${entries} records` : "";
      findings.add("missing_entry", entry, isFirst ? `the log does not begin here: the record before it is not in the file${rotated}` : "at least one record is missing before it: what it names as its predecessor is not in the file");
    }
  }

  #tellForks({ findings }: ChainContext, ties: Uint8Array, predecessors: Int32Array): ReadonlySet<number> {
    const forked = new Set<number>();
    const firstChild = new Int32Array(this.links).fill(-1);
    const missing = new HashColumn();
    const missingLink: number[] = [];
    for (let link = 0; link < this.links; link++) {
      const entry = this.entryOf.at(link);
      const target = predecessors[link] ?? -1;
      let other = target >= 0 ? (firstChild[target] ?? -1) : -1;
      if (target >= 0 && other < 0) firstChild[target] = link;
      if (ties[link] === tie.dangling) {
        const known = missing.last(this.#previous(link));
        other = known < 0 ? -1 : (missingLink[known] ?? -1);
        missing.push(this.#previous(link));
        missingLink.push(link);
      }
      if (other < 0 || this.entryOf.at(other) === entry || this.chainOf.at(other) !== this.chainOf.at(link)) continue;
      forked.add(link);
      findings.add("forked", entry, "it names the same predecessor as {}: two histories were signed", this.entryOf.at(other));
    }
    return forked;
  }

  /** For each link the first link of its stretch, and how many lie between. */
  #placesOf(predecessors: Int32Array): { readonly roots: Int32Array; readonly places: Int32Array } {
    const roots = new Int32Array(this.links).fill(-1);
    const places = new Int32Array(this.links);
    const way: number[] = [];
    for (let link = 0; link < this.links; link++) {
      let at = link;
      // A loop of hashes cannot be made, but what was said to be one must not hang the reader.
      while ((roots[at] ?? -1) < 0 && (predecessors[at] ?? -1) >= 0 && way.length <= this.links) {
        way.push(at);
        at = predecessors[at] ?? -1;
      }
      if ((roots[at] ?? -1) < 0) roots[at] = at;
      for (let next = way.pop(); next !== undefined; next = way.pop()) {
        roots[next] = roots[at] ?? at;
        places[next] = (places[at] ?? 0) + 1;
        at = next;
      }
    }
    return { roots, places };
  }

  #tellOrder({ findings }: ChainContext, ties: Uint8Array, roots: Int32Array, places: Int32Array): void {
    const farthest = new Int32Array(this.links).fill(-1);
    for (let link = 0; link < this.links; link++) {
      if (ties[link] === tie.skipped) continue;
      const root = roots[link] ?? link;
      const place = places[link] ?? 0;
      if (place < (farthest[root] ?? -1)) findings.add("reordered", this.entryOf.at(link), "it stands after an entry that comes later in the chain");
      farthest[root] = Math.max(place, farthest[root] ?? -1);
    }
  }

  /** Does no record name one before it? Then nothing holds them together, though their format has links. */
  isUnlinked(): boolean {
    for (let link = 0; link < this.links; link++) if (this.#isStart.at(link) === 0 || this.#chainId.at(link) >= 0) return false;
    return true;
  }

  /** Is this the hash of the last record of the file, or of one so many before it? */
  endsWith(hash: Uint8Array, behind: number): boolean {
    return this.links > behind && sameBytes(this.#own.at(this.links - 1 - behind), hash);
  }

  ownHashes(): readonly string[] {
    return Array.from({ length: this.links }, (_, link) => toHex(this.#own.at(link)));
  }
}

const noHash = new Uint8Array(32);
