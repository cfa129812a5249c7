import type { AuditFinding } from "@/lib/audit/findingList.ts";
import { contentClasses, placeClasses, type ContentClass, type FindingClass } from "@/lib/audit/report.ts";
import type { EntryFilter } from "../../evidence/verification/entry-source.ts";
import { EntryRuns, lastAtMost, type Run } from "./entry-runs.ts";

type Told<Class> = { readonly class: Class; readonly message: string };
export type EntryFindings = { readonly content: Told<ContentClass> | null; readonly places: readonly Told<(typeof placeClasses)[number]>[] };

/** The findings of a log by entry, and the entries by finding. */
export class FindingIndex {
  readonly #entries: number;
  readonly #byClass = new Map<FindingClass, { readonly found: AuditFinding[]; readonly starts: number[] }>();
  readonly #sets = new Map<EntryFilter, EntryRuns>();

  /** `findings` in the order of entries, as a verdict has them. */
  constructor(findings: readonly AuditFinding[], entries: number) {
    this.#entries = entries;
    for (const one of findings) {
      const known = this.#byClass.get(one.class) ?? { found: [], starts: [] };
      this.#byClass.set(one.class, known);
      known.found.push(one);
      known.starts.push(one.entry);
    }
  }

  at(entry: number): EntryFindings {
    const [content = null] = contentClasses.flatMap((name) => this.#told(name, entry));
    return { content, places: placeClasses.flatMap((name) => this.#told(name, entry)) };
  }

  /** The entries that a filter lets through. */
  passing(filter: EntryFilter): EntryRuns {
    const known = this.#sets.get(filter) ?? this.#make(filter);
    this.#sets.set(filter, known);
    return known;
  }

  #make(filter: EntryFilter): EntryRuns {
    if (filter === "sound") return this.passing("any").others(this.#entries);
    const names: readonly FindingClass[] = filter === "any" ? [...this.#byClass.keys()] : [filter];
    return new EntryRuns(names.flatMap((name) => (this.#byClass.get(name)?.found ?? []).map(runOf)), this.#entries);
  }

  #told<Class extends FindingClass>(name: Class, entry: number): Told<Class>[] {
    const known = this.#byClass.get(name);
    const one = known?.found[lastAtMost(known.starts, entry)];
    return one !== undefined && entry <= (one.last ?? one.entry) ? [{ class: name, message: one.message }] : [];
  }
}

function runOf({ entry, last = entry }: AuditFinding): Run {
  return { from: entry, to: last };
}
