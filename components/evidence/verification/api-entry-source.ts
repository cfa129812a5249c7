import type { z } from "zod";
import type { AuditEntryDetail, auditEntriesPageSchema } from "@/lib/api/auditContract.ts";
import { ask } from "../../shell/api.ts";
import { auditEntriesPath } from "./audit-api.ts";
import type { EntrySource } from "./entry-source.ts";

type EntriesPage = z.infer<typeof auditEntriesPageSchema>;

/** The entries of a log in the API, by their place in the filtered list. */
export function apiEntrySource(incident: string, exhibit: string): EntrySource {
  const path = auditEntriesPath(incident, exhibit);
  return {
    window: async (from, count, filter, signal) => {
      const query = new URLSearchParams({ from: String(from), count: String(count), ...(filter !== null && { class: filter }) });
      return await ask<EntriesPage>(`${path}?${query}`, { signal });
    },
    detail: (entry, limit, signal) => ask<AuditEntryDetail>(`${path}/${entry}?${new URLSearchParams({ limit: String(limit) })}`, { signal }),
  };
}
