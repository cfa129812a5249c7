import type { FindingClass } from "./report.ts";

/** One break, named. Neighbouring entries with one class and one message are one finding. */
export type AuditFinding = { readonly class: FindingClass; readonly entry: number; readonly last?: number; readonly message: string };

/** What is said of an entry; of one that refers to another, that other's number stands for `{}`. */
type Words = { readonly message: string; readonly other: number | null };
type Run = Words & { readonly entry: number; last: number };

/** Gathers findings; the same class at the same entry is told once. Neighbours are joined at once: a million entries may have one fault. */
export class FindingList {
  readonly #byClass = new Map<FindingClass, Run[]>();

  /** `other`: the entry that `{}` in the message stands for. Neighbours that refer to neighbours are one finding. */
  add(name: FindingClass, entry: number, message: string, other: number | null = null): void {
    const runs = this.#byClass.get(name) ?? [];
    if (runs.length === 0) this.#byClass.set(name, runs);
    const last = runs.at(-1);
    if (last === undefined || entry > last.last + 1 || (entry === last.last + 1 && !goesOn(last, entry, { message, other }))) runs.push({ entry, last: entry, message, other });
    else if (entry === last.last + 1) last.last = entry;
    else insert(runs, { entry, last: entry, message, other });
  }

  has(name: FindingClass): boolean {
    return this.#byClass.has(name);
  }

  /** By entry, then by class. */
  list(): AuditFinding[] {
    const all: AuditFinding[] = [];
    for (const [name, runs] of this.#byClass)
      for (const run of runs) all.push({ class: name, entry: run.entry, ...(run.last === run.entry ? {} : { last: run.last }), message: told(run) });
    return all.sort((a, b) => a.entry - b.entry || (a.class < b.class ? -1 : 1));
  }
}

function goesOn(run: Run, entry: number, { message, other }: Words): boolean {
  if (message !== run.message) return false;
  return run.other === null || other === null ? run.other === other : other - entry === run.other - run.entry;
}

/** Findings come in the order of entries, but for a few. */
function insert(runs: Run[], added: Run): void {
  const place = runs.findIndex((run) => added.entry <= run.last);
  const run = runs[place];
  if (run === undefined || added.entry < run.entry) runs.splice(place < 0 ? runs.length : place, 0, added);
}

function told({ message, other, entry, last }: Run): string {
  return other === null ? message : message.replace("{}", last === entry ? `entry ${other}` : `entries ${other} to ${other + last - entry}`);
}
