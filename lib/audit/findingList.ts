import type { FindingClass } from "./report.ts";

/** One break, named. Neighbouring entries with one class and one message are one finding. */
export type AuditFinding = { readonly class: FindingClass; readonly entry: number; readonly last?: number; readonly message: string };

type Run = { entry: number; last: number; message: string };

/** Gathers findings; the same class at the same entry is told once. Neighbours are joined at once: a million entries may have one fault. */
export class FindingList {
  readonly #byClass = new Map<FindingClass, Run[]>();

  add(name: FindingClass, entry: number, message: string): void {
    const runs = this.#byClass.get(name) ?? [];
    if (runs.length === 0) this.#byClass.set(name, runs);
    const last = runs.at(-1);
    if (last === undefined || entry > last.last + 1 || (entry === last.last + 1 && message !== last.message)) runs.push({ entry, last: entry, message });
    else if (entry === last.last + 1) last.last = entry;
    else this.#insert(runs, entry, message);
  }

  /** Findings come in the order of entries, but for a few. */
  #insert(runs: Run[], entry: number, message: string): void {
    const place = runs.findIndex((run) => entry <= run.last);
    const run = runs[place];
    if (run === undefined || entry < run.entry) runs.splice(place < 0 ? runs.length : place, 0, { entry, last: entry, message });
  }

  has(name: FindingClass): boolean {
    return this.#byClass.has(name);
  }

  /** By entry, then by class. */
  list(): AuditFinding[] {
    const all: AuditFinding[] = [];
    for (const [name, runs] of this.#byClass) for (const { entry, last, message } of runs) all.push(last === entry ? { class: name, entry, message } : { class: name, entry, last, message });
    return all.sort((a, b) => a.entry - b.entry || (a.class < b.class ? -1 : 1));
  }
}
