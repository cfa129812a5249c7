import { BytePlaces, evidenceLength, LinePlaces } from "@/lib/audit/bytePlaces.ts";
import { NameTable, NumberColumn } from "@/lib/audit/columns.ts";
import type { LogEntry } from "@/lib/audit/logEntries.ts";
import type { EntryReport, Holding, ShownKey } from "@/lib/audit/report.ts";

/** A key that the log brings, with the first entry that holds under it, and how many do. */
export type ShownInLog = ShownKey & { readonly entry: number; readonly entries: number };

/** Keys that are kept; whoever makes a log can make a key for each of its entries. */
const keysMax = 100;

/** What is kept of every entry while a log is verified, in columns: where it stands, what it claims, and under which key it holds. */
export class EntryColumns {
  readonly #text: string;
  readonly #bytePlaces = new BytePlaces();
  readonly #linePlaces: LinePlaces;
  readonly #starts = new NumberColumn();
  readonly #lengths = new NumberColumn();
  readonly #offsets = new NumberColumn();
  readonly #lines = new NumberColumn();
  readonly #times = new NumberColumn();
  readonly #holds: Holding["by"][] = [];
  readonly #keyOf = new NumberColumn();
  readonly #keys = new NameTable();
  readonly #owner = new Map<string, number>();
  readonly #shown = new Map<string, ShownKey & { entry: number; entries: number }>();

  constructor(text: string) {
    this.#text = text;
    this.#bytePlaces.push(text);
    this.#linePlaces = new LinePlaces(text);
  }

  get count(): number {
    return this.#starts.length;
  }

  readonly add = ({ text, start }: LogEntry, { holding, time, links, shown }: EntryReport): void => {
    this.#starts.push(start);
    this.#lengths.push(text.length);
    this.#offsets.push(this.#bytePlaces.at(start));
    this.#lines.push(this.#linePlaces.at(start));
    this.#times.push(time ?? NaN);
    this.#holds.push(holding.by);
    this.#keyOf.push(holding.by === "trusted" || holding.by === "embedded" ? this.#keys.numberOf(holding.fingerprint) : -1);
    for (const { own } of links) if (!this.#owner.has(own)) this.#owner.set(own, this.count);
    for (const key of shown) this.#show(key);
  };

  #show(key: ShownKey): void {
    const known = this.#shown.get(key.fingerprint);
    if (known !== undefined) known.entries += 1;
    else if (this.#shown.size < keysMax) this.#shown.set(key.fingerprint, { ...key, entry: this.count, entries: 1 });
  }

  /** The keys that entries bring and hold under, whether they are trusted or not. */
  get shown(): readonly ShownInLog[] {
    return [...this.#shown.values()];
  }

  textOf(entry: number): string {
    const start = this.#starts.at(entry - 1);
    return this.#text.slice(start, start + this.#lengths.at(entry - 1));
  }

  /** Where the entry lies in the file, in bytes. */
  bytesOf(entry: number): { readonly offset: number; readonly length: number } {
    return { offset: this.#offsets.at(entry - 1), length: evidenceLength(this.textOf(entry)) };
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

  /** The entry that a link leads to; null where it leads to none of this file. */
  entryOf(hash: string): number | null {
    return this.#owner.get(hash) ?? null;
  }

  lineOf(entry: number): number {
    return this.#lines.at(entry - 1);
  }
}
