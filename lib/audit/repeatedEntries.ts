import { HashColumn, NumberColumn } from "./columns.ts";
import type { FindingList } from "./findingList.ts";

type Test = (entry: number) => boolean;

/** Which entries stand in the log twice: the same bytes, or another record of the same event. */
export class RepeatedEntries {
  readonly #digests = new HashColumn();
  /** Of the ids that the evidence itself gives: who makes two alike only accuses an entry of their own. */
  readonly #events = new HashColumn(16);
  readonly #eventEntry = new NumberColumn("int");
  /** Once told: each entry that repeats an earlier one, with the nearest of those. */
  readonly firsts = new Map<number, number>();

  /** The next entry: the hash of its bytes, and of the event that it names; null where it names none. */
  add(digest: Uint8Array, event: Uint8Array | null): void {
    this.#digests.push(digest);
    if (event === null) return;
    this.#events.push(event);
    this.#eventEntry.push(this.#digests.length);
  }

  /** Exact copies of earlier entries, which the chains leave out. What is not sound is no original. */
  tellCopies(findings: FindingList, sound: Test): ReadonlySet<number> {
    const copies = new Set<number>();
    for (let place = 0; place < this.#digests.length; place++) {
      const first = sound(place + 1) ? before(this.#digests, place, (at) => sound(at + 1)) : -1;
      if (first < 0) continue;
      copies.add(place + 1);
      this.firsts.set(place + 1, first + 1);
      findings.add("duplicate_entry", place + 1, "the same bytes as {}", first + 1);
    }
    return copies;
  }

  /** Events told again. `isAside`: the entry stands in a second history, which tells the events of the first once more; the fork is the finding. */
  tellEvents(findings: FindingList, { sound, isCopy, isAside }: { readonly sound: Test; readonly isCopy: Test; readonly isAside: Test }): void {
    const entryAt = (place: number): number => this.#eventEntry.at(place);
    for (let place = 0; place < this.#events.length; place++) {
      const entry = entryAt(place);
      if (isCopy(entry) || !sound(entry)) continue;
      const first = before(this.#events, place, (at) => sound(entryAt(at)) && (!isAside(entryAt(at)) || isAside(entry)));
      if (first < 0) continue;
      this.firsts.set(entry, entryAt(first));
      findings.add("duplicate_entry", entry, "it repeats the event of {}", entryAt(first));
    }
  }
}

/** The nearest place before this one with the same hash that counts; -1 for none. */
function before(column: HashColumn, place: number, counts: Test): number {
  let at = column.before(place);
  while (at >= 0 && !counts(at)) at = column.before(at);
  return at;
}
