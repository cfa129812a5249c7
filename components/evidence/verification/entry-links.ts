import type { AuditEntry } from "@/lib/api/auditContract.ts";

/** Where an entry leads to; null where there is no page for it. */
export type EntryLinks = {
  /** The exact bytes of the entry in its exhibit. */
  readonly raw: (entry: Pick<AuditEntry, "at" | "offset" | "length">) => string | null;
  /** The call that it was paired with, on the timeline. */
  readonly call: (pair: NonNullable<AuditEntry["pair"]>) => string | null;
};

export const noLinks: EntryLinks = { raw: () => null, call: () => null };
