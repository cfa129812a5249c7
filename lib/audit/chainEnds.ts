import { toolkitRoot } from "./merkle.ts";
import { tie, type ChainContext, type PlacedLinks } from "./chainContext.ts";

type Ties = { readonly ties: Uint8Array; readonly predecessors: Int32Array; readonly roots: Int32Array };
/** One run of a chain in the file: from a start, or from where the file begins, to the next start. */
type Run = { chain: number; members: number; last: number; gap: boolean; latest: number; closing: number };

const clockWords = "it claims an earlier time than {}, which comes before it";

/** Where the chains of a file end, whether that is proven, and whether their clocks run forward. */
export class ChainEnds {
  readonly #graph: PlacedLinks;
  readonly #context: ChainContext;
  readonly #ties: Ties;
  readonly #runs: Run[] = [];
  readonly #runOfRoot = new Map<number, Run>();
  readonly #current = new Map<number, Run>();
  readonly #followed: Uint8Array;

  constructor(graph: PlacedLinks, context: ChainContext, ties: Ties) {
    this.#graph = graph;
    this.#context = context;
    this.#ties = ties;
    this.#followed = new Uint8Array(graph.links);
    for (const target of ties.predecessors) if (target >= 0) this.#followed[target] = 1;
  }

  tell(): void {
    if (this.#graph.isUnlinked()) {
      this.#fileOrderClock();
      this.#fileEnd();
      return;
    }
    this.#walk();
    const whole = this.#runs.some(({ closing }) => closing >= 0 && this.#graph.closesFile.at(closing) === 1 && this.#graph.entryOf.at(closing) === this.#context.entries);
    this.#runs.forEach((run, place) => this.#runEnd(run, place === this.#runs.length - 1, whole));
  }

  /** Entries in file order: which run each belongs to, and its time against the one before it in the chain. */
  #walk(): void {
    let link = 0;
    let touched: Run[] = [];
    for (let entry = 1; entry <= this.#context.entries; entry++) {
      const here: Run[] = [];
      for (; link < this.#graph.links && this.#graph.entryOf.at(link) === entry; link++) here.push(this.#enter(link, entry));
      if (here.length > 0) touched = here;
      // What cannot be read belongs to whatever was going on.
      else if (this.#context.isUnreadable(entry)) for (const run of touched) this.#extend(run, entry);
    }
  }

  #enter(link: number, entry: number): Run {
    const how = this.#ties.ties[link] ?? tie.skipped;
    const run = this.#runFor(link, how);
    this.#extend(run, entry);
    if (how === tie.skipped) return run;
    if (how !== tie.start && how !== tie.linked) run.gap = true;
    const before = this.#ties.predecessors[link] ?? -1;
    const earlier = how === tie.linked ? this.#graph.entryOf.at(before) : how === tie.start ? -1 : run.latest;
    if (earlier > 0 && this.#context.time(entry) < this.#context.time(earlier))
      this.#context.findings.add("clock_backwards", entry, clockWords, earlier);
    run.latest = entry;
    if (this.#graph.closes.at(link) >= -1 && this.#followed[link] === 0 && this.#context.trusted(entry)) run.closing = link;
    return run;
  }

  #runFor(link: number, how: number): Run {
    const chain = this.#graph.chainOf.at(link);
    const root = this.#ties.roots[link] ?? link;
    const hasStart = how !== tie.skipped && this.#ties.ties[root] === tie.start;
    const known = hasStart ? this.#runOfRoot.get(root) : this.#current.get(chain);
    const run = known ?? this.#newRun(chain);
    if (hasStart) this.#runOfRoot.set(root, run);
    this.#current.set(chain, run);
    return run;
  }

  #newRun(chain: number): Run {
    const run = { chain, members: 0, last: 0, gap: false, latest: -1, closing: -1 };
    this.#runs.push(run);
    return run;
  }

  #extend(run: Run, entry: number): void {
    if (!this.#context.isCopy(entry)) run.members += 1;
    run.last = Math.max(run.last, entry);
  }

  #runEnd(run: Run, isLast: boolean, fileClosed: boolean): void {
    const { findings, declared, entries } = this.#context;
    if (declared !== null && isLast) return this.#declaredEnd(run.gap);
    const count = run.closing < 0 ? -1 : this.#graph.closes.at(run.closing);
    if (count > run.members && !run.gap) findings.add("missing_entry", isLast ? entries + 1 : run.last + 1, `the closing record says ${count} records, ${run.members} are here`);
    if (run.closing < 0 && !fileClosed && run.members > 1) findings.add("tail_unproven", run.last, "nothing shows whether entries after it existed");
  }

  #fileEnd(): void {
    const { findings, declared, entries } = this.#context;
    if (declared !== null) return this.#declaredEnd(false);
    if (entries > 1) findings.add("tail_unproven", entries, "nothing shows whether entries after it existed");
  }

  #declaredEnd(gap: boolean): void {
    const { findings, declared, entries, hashOf, sha256 } = this.#context;
    if (declared === null || gap) return;
    const { count, head, root = null } = declared;
    if (count !== null && count > entries) findings.add("missing_entry", entries + 1, `${count} entries were declared, ${entries} are here`);
    else if (head !== null && !this.#graph.endsWith(hashOf(head), count === entries - 1 ? 1 : 0)) findings.add("missing_entry", entries + 1, "the head that was declared is the hash of another record than the last one here");
    else if (root !== null && toolkitRoot(this.#graph.ownHashes(), sha256) !== root.toLowerCase()) findings.add("missing_entry", entries + 1, "the root that was declared stands over other records than those here");
  }

  /** Where nothing links the entries, the file's own order is all there is. */
  #fileOrderClock(): void {
    const { entries, time, sound, isCopy, findings } = this.#context;
    let before = -1;
    for (let entry = 1; entry <= entries; entry++) {
      if (!sound(entry) || isCopy(entry) || Number.isNaN(time(entry))) continue;
      if (before > 0 && time(entry) < time(before)) findings.add("clock_backwards", entry, clockWords, before);
      before = entry;
    }
  }
}
