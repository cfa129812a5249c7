import type { AuditEntriesPage, AuditEntryDetail } from "@/lib/api/auditContract.ts";
import { ask, type Answer } from "../../shell/api.ts";
import { auditEntriesPath } from "./audit-api.ts";
import type { EntryFilter, EntrySource, EntryWindow } from "./entry-source.ts";

/** The most entries that the API gives at once. */
const pageEntries = 500;

type Fetch = (path: string, signal: AbortSignal) => Promise<Answer<AuditEntriesPage>>;

/**
 * The entries of a log in the API, which pages by the number of the last entry. Without a filter an entry's place is its
 * number; with one, the pages before are walked once, and where each page begins is kept.
 */
export function apiEntrySource(incident: string, exhibit: string, fetchPage: Fetch = (path, signal) => ask<AuditEntriesPage>(path, { signal })): EntrySource {
  const path = auditEntriesPath(incident, exhibit);
  const walks = new Map<EntryFilter, FilteredWalk>();
  return {
    window: async (from, count, filter, signal) => {
      if (filter === null) return windowOf(await fetchPage(`${path}?${new URLSearchParams({ after: String(from), count: String(count) })}`, signal));
      const walk = walks.get(filter) ?? new FilteredWalk((after, size, abort) => fetchPage(`${path}?${new URLSearchParams({ after: String(after), count: String(size), class: filter })}`, abort));
      walks.set(filter, walk);
      return await walk.window(from, count, signal);
    },
    detail: (entry, limit, signal) => ask<AuditEntryDetail>(`${path}/${entry}?${new URLSearchParams({ limit: String(limit) })}`, { signal }),
  };
}

function windowOf(answer: Answer<AuditEntriesPage>): Answer<EntryWindow> {
  return answer.ok ? { ok: true, value: { total: answer.value.total, of: answer.value.of, entries: answer.value.entries } } : answer;
}

/** Finds places of a filtered list by walking it page by page; a place that was passed once is found at once. */
class FilteredWalk {
  readonly #page: (after: number, count: number, signal: AbortSignal) => Promise<Answer<AuditEntriesPage>>;
  /** The last entry before each place that is a multiple of the page; -1 behind the end. */
  readonly #after: number[] = [0];

  constructor(page: (after: number, count: number, signal: AbortSignal) => Promise<Answer<AuditEntriesPage>>) {
    this.#page = page;
  }

  async window(from: number, count: number, signal: AbortSignal): Promise<Answer<EntryWindow>> {
    const step = Math.floor(from / pageEntries);
    for (;;) {
      const known = Math.min(step, this.#after.length - 1);
      const answer = await this.#page(this.#after[known] ?? 0, pageEntries, signal);
      if (!answer.ok) return answer;
      const { total, of, entries, next } = answer.value;
      if (next !== null) this.#after[known + 1] = next;
      const offset = from - known * pageEntries;
      if (known < step && next !== null) continue;
      const here = known < step ? [] : entries.slice(offset, offset + count);
      const isShort = here.length < count && next !== null && known === step;
      return isShort ? await this.#joined(here, from, count, { total, of }, signal) : { ok: true, value: { total, of, entries: here } };
    }
  }

  /** A stretch over the end of a page. */
  async #joined(here: EntryWindow["entries"], from: number, count: number, size: Pick<EntryWindow, "total" | "of">, signal: AbortSignal): Promise<Answer<EntryWindow>> {
    const rest = await this.window(from + here.length, count - here.length, signal);
    return rest.ok ? { ok: true, value: { ...size, entries: [...here, ...rest.value.entries] } } : rest;
  }
}
