import type { AuditEntry, AuditEntryDetail } from "@/lib/api/auditContract.ts";
import type { FindingClass } from "@/lib/audit/report.ts";
import type { Answer } from "../../shell/api.ts";

/** Which entries a list shows. `any`: those with a finding; `sound`: those without one. */
export type EntryFilter = FindingClass | "any" | "sound";

/** Entries at places `from` onwards of the filtered list. `total` pass the filter, `of` there are in all. */
export type EntryWindow = { readonly total: number; readonly of: number; readonly entries: readonly AuditEntry[] };

/** Where the entries of one verified log come from: the API, or the verification in this page. A log that was verified anew is another source. */
export type EntrySource = {
  readonly window: (from: number, count: number, filter: EntryFilter | null, signal: AbortSignal) => Promise<Answer<EntryWindow>>;
  /** `limit`: characters of a text and bytes of a message, before they are cut. */
  readonly detail: (entry: number, limit: number, signal: AbortSignal) => Promise<Answer<AuditEntryDetail>>;
};
