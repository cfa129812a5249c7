import { NameTable, NumberColumn } from "@/lib/audit/columns.ts";
import type { Container, LogEntry } from "@/lib/audit/logEntries.ts";
import type { ChainLink } from "@/lib/audit/profile.ts";
import type { EntryReport, Holding } from "@/lib/audit/report.ts";

/** What is kept of every entry while a log is verified, in columns: where it stands, what it claims, and under which key it holds. */
export class EntryColumns {
  readonly #starts = new NumberColumn();
  readonly #lengths = new NumberColumn();
  readonly #lines = new NumberColumn();
  readonly #times = new NumberColumn();
  readonly #holds: Holding["by"][] = [];
  readonly #keyOf = new NumberColumn();
  readonly #keys = new NameTable();
  readonly #owner = new Map<string, number>();
  readonly #text: string;
  #line = 1;
  #lineAt = 0;
  #head: ChainLink | null = null;
  first: { readonly entry: number; readonly timeUs: number } | null = null;
  last: { readonly entry: number; readonly timeUs: number } | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  get count(): number {
    return this.#starts.length;
  }

  /** The hash of the last record that stands in a chain. */
  get head(): string | null {
    return this.#head?.own ?? null;
  }

  readonly add = ({ text, start }: LogEntry, { holding, time, links }: EntryReport): void => {
    this.#starts.push(start);
    this.#lengths.push(text.length);
    this.#lines.push(this.#lineOf(start));
    this.#times.push(time ?? NaN);
    this.#holds.push(holding.by);
    this.#keyOf.push(holding.by === "trusted" || holding.by === "embedded" ? this.#keys.numberOf(holding.fingerprint) : -1);
    const entry = this.count;
    for (const { own } of links) if (!this.#owner.has(own)) this.#owner.set(own, entry);
    this.#head = links[0] ?? this.#head;
    if (time === null) return;
    this.first ??= { entry, timeUs: time };
    this.last = { entry, timeUs: time };
  };

  textOf(entry: number): string {
    const start = this.#starts.at(entry - 1);
    return this.#text.slice(start, start + this.#lengths.at(entry - 1));
  }

  timeOf(entry: number): number | null {
    const time = this.#times.at(entry - 1);
    return Number.isNaN(time) ? null : time;
  }

  holdingOf(entry: number): Holding["by"] {
    return this.#holds[entry - 1] ?? "none";
  }

  fingerprintOf(entry: number): string | null {
    return this.#keys.names[this.#keyOf.at(entry - 1)] ?? null;
  }

  /** The first entry that holds under a key which only the log brings, for each such key, and how many do. */
  embedded(): { readonly fingerprint: string; readonly entry: number; readonly entries: number }[] {
    const found = new Map<string, { fingerprint: string; entry: number; entries: number }>();
    for (let entry = 1; entry <= this.count; entry++) {
      const fingerprint = this.holdingOf(entry) === "embedded" ? this.fingerprintOf(entry) : null;
      if (fingerprint === null) continue;
      const known = found.get(fingerprint) ?? { fingerprint, entry, entries: 0 };
      known.entries += 1;
      found.set(fingerprint, known);
    }
    return [...found.values()];
  }

  /** The entry that a link leads to; null where it leads to none of this file. */
  entryOf(hash: string): number | null {
    return this.#owner.get(hash) ?? null;
  }

  /** The place in words, as the API has it. */
  placeOf(entry: number, container: Container): string {
    switch (container) {
      case "lines": case "tokens": return `line ${this.#lines.at(entry - 1)}`;
      case "array": return `/${entry - 1}`;
      case "receipts": return `element ${entry}`;
      case "object": case "note": return "file";
      case "sqlite": return `row ${entry}`;
    }
  }

  /** Entries come in the order of the text: line ends are counted once. */
  #lineOf(start: number): number {
    for (let at = this.#text.indexOf("\n", this.#lineAt); at >= 0 && at < start; at = this.#text.indexOf("\n", at + 1)) {
      this.#line += 1;
      this.#lineAt = at + 1;
    }
    return this.#line;
  }
}
