import type { z } from "zod";
import type { AuditEntryDetail, auditEntriesPageSchema } from "@/lib/api/auditContract.ts";
import { ask, type Answer } from "../../shell/api.ts";
import { windowRows } from "../../timeline/rows/windows.ts";
import { auditEntriesPath } from "./audit-api.ts";
import type { EntryFilter, EntrySource, EntryWindow } from "./entry-source.ts";

type EntriesPage = z.infer<typeof auditEntriesPageSchema>;
type Fetch = (path: string, signal: AbortSignal) => Promise<Answer<EntriesPage>>;

/** Entries asked for at once while a filtered list is walked: two windows, below what the API gives at most. */
const pageEntries = windowRows * 2;

/**
 * The entries of a log in the API, which pages by the number of the last entry. Without a filter an entry's place is its
 * number; with one, the pages before a place are walked once, and where each page begins is kept.
 */
export function apiEntrySource(incident: string, exhibit: string, fetchPage: Fetch = (path, signal) => ask<EntriesPage>(path, { signal })): EntrySource {
  const path = auditEntriesPath(incident, exhibit);
  const walks = new Map<EntryFilter, FilteredWalk>();
  const read = (query: Readonly<Record<string, string>>, signal: AbortSignal) => fetchPage(`${path}?${new URLSearchParams(query)}`, signal);
  return {
    window: async (from, count, filter, signal) => {
      if (filter === null) return windowOf(await read({ after: String(from), count: String(count) }, signal), 0, count);
      const walk = walks.get(filter) ?? new FilteredWalk((after, abort) => read({ after: String(after), count: String(pageEntries), class: filter }, abort));
      walks.set(filter, walk);
      return await walk.window(from, count, signal);
    },
    detail: (entry, limit, signal) => ask<AuditEntryDetail>(`${path}/${entry}?${new URLSearchParams({ limit: String(limit) })}`, { signal }),
  };
}

function windowOf(answer: Answer<EntriesPage>, from: number, count: number): Answer<EntryWindow> {
  if (!answer.ok) return answer;
  const { total, of, entries } = answer.value;
  return { ok: true, value: { total, of, entries: entries.slice(from, from + count) } };
}

/** Finds places of a filtered list by walking it page by page; a page that was passed once is found at once. */
class FilteredWalk {
  readonly #page: (after: number, signal: AbortSignal) => Promise<Answer<EntriesPage>>;
  /** The last entry before each page, as far as it was walked. */
  readonly #after: number[] = [0];

  constructor(page: (after: number, signal: AbortSignal) => Promise<Answer<EntriesPage>>) {
    this.#page = page;
  }

  /** A window begins and ends inside one page, because windows divide it. */
  async window(from: number, count: number, signal: AbortSignal): Promise<Answer<EntryWindow>> {
    const wanted = Math.floor(from / pageEntries);
    for (;;) {
      const at = Math.min(wanted, this.#after.length - 1);
      const answer = await this.#page(this.#after[at] ?? 0, signal);
      const next = answer.ok ? answer.value.next : null;
      if (next !== null) this.#after[at + 1] = next;
      if (at === wanted || next === null) return windowOf(answer, at === wanted ? from - at * pageEntries : pageEntries, count);
    }
  }
}
