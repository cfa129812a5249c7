import { isCrossCheckList, type CrossCheckList } from "./cross-check/cross-check-words.ts";
import type { EntryFilter } from "./verification/entry-source.ts";
import { isEntryFilter } from "./verification/entry-words.ts";

/** What is open on the evidence page. The address bar is its one home. */
export type EvidenceAddress = {
  /** The log whose entries the following two speak of: `x2`. */
  readonly log: string | null;
  readonly entry: number | null;
  readonly filter: EntryFilter | null;
  /** The list of the cross-check; null: the first that has a row. */
  readonly check: CrossCheckList | null;
};

export type Misread = { readonly name: string; readonly value: string };
type Source = { readonly get: (name: string) => string | null };

/** Reads the address; what does not parse falls back and is named. */
export function readEvidenceAddress(source: Source): { readonly address: EvidenceAddress; readonly misread: readonly Misread[] } {
  const misread: Misread[] = [];
  const read = <T>(name: string, parse: (text: string) => T | null): T | null => {
    const text = source.get(name);
    if (text === null || text === "") return null;
    const value = parse(text);
    if (value === null) misread.push({ name, value: text });
    return value;
  };
  const address = {
    log: read("log", (text) => (/^x[1-9]\d{0,8}$/.test(text) ? text : null)),
    entry: read("entry", (text) => (/^[1-9]\d{0,9}$/.test(text) ? Number(text) : null)),
    filter: read("class", (text) => (isEntryFilter(text) ? text : null)),
    check: read("check", (text) => (isCrossCheckList(text) ? text : null)),
  };
  return { address, misread };
}

/** Writes the address; what is as usual is left out. An entry belongs to a log. */
export function writeEvidenceAddress({ log, entry, filter, check }: EvidenceAddress): string {
  const query = new URLSearchParams();
  if (log !== null) query.set("log", log);
  if (log !== null && entry !== null) query.set("entry", String(entry));
  if (log !== null && filter !== null) query.set("class", filter);
  if (check !== null) query.set("check", check);
  return query.size === 0 ? "" : `?${query}`;
}

/** The address of one entry, for links from other pages. */
export function entryHref(incident: string, log: string, entry: number): string {
  return `/incidents/${incident}/evidence${writeEvidenceAddress({ log, entry, filter: null, check: null })}`;
}
