import type { FindingClass } from "./report.ts";

/** One break, named. Neighbouring entries with one class and one message are one finding. */
export type AuditFinding = { readonly class: FindingClass; readonly entry: number; readonly last?: number; readonly message: string };

/** Gathers findings; the same class at the same entry is told once. */
export class FindingList {
  readonly #byClass = new Map<FindingClass, Map<number, string>>();

  add(name: FindingClass, entry: number, message: string): void {
    const known = this.#byClass.get(name) ?? new Map<number, string>();
    if (!known.has(entry)) known.set(entry, message);
    this.#byClass.set(name, known);
  }

  has(name: FindingClass): boolean {
    return this.#byClass.has(name);
  }

  /** By entry, then by class, neighbours joined. */
  list(): AuditFinding[] {
    const all: AuditFinding[] = [];
    for (const [name, entries] of this.#byClass) {
      let open: { class: FindingClass; entry: number; last: number; message: string } | null = null;
      for (const [entry, message] of [...entries].sort(([a], [b]) => a - b)) {
        if (open !== null && entry === open.last + 1 && message === open.message) open.last = entry;
        else {
          if (open !== null) all.push(closed(open));
          open = { class: name, entry, last: entry, message };
        }
      }
      if (open !== null) all.push(closed(open));
    }
    return all.sort((a, b) => a.entry - b.entry || (a.class < b.class ? -1 : 1));
  }
}

function closed({ last, ...finding }: { class: FindingClass; entry: number; last: number; message: string }): AuditFinding {
  return last === finding.entry ? finding : { ...finding, last };
}
