import type { AuditEntry } from "@/lib/api/auditContract.ts";
import { PagedRows } from "../../shell/paged-rows.ts";
import type { EntryFilter, EntrySource } from "./entry-source.ts";

/** The entries of one log that pass a filter. Another filter, or a log that was verified anew, is another store. */
export class EntryStore extends PagedRows<AuditEntry> {
  readonly filter: EntryFilter | null;

  constructor(source: EntrySource, filter: EntryFilter | null) {
    super(async (from, count, signal) => {
      const answer = await source.window(from, count, filter, signal);
      return answer.ok ? { ok: true, value: { total: answer.value.total, of: answer.value.of, rows: answer.value.entries } } : answer;
    });
    this.filter = filter;
  }
}
