import { answer } from "@/lib/api/answers.ts";
import { auditEntryQuerySchema } from "@/lib/api/auditContract.ts";
import { needLog, noSuchEntry, readEntryNumber } from "@/lib/api/auditLookups.ts";
import { handle, readQuery } from "@/lib/api/handler.ts";
import { needEvidence } from "@/lib/api/lookups.ts";
import { isEntryRevealed } from "@/lib/api/revealLookups.ts";
import { auditEntryDetail } from "@/lib/store/auditEntryDetail.ts";

/** One entry laid open: its text, the bytes that were signed, what disagrees, and where it stands in its chains. */
export const GET = handle<{ id: string; exhibit: string; entry: string }>(async ({ params, query, store }) => {
  const { limit, reveal } = readQuery(auditEntryQuerySchema, query);
  const { exhibit, log } = needLog(store, params.id, params.exhibit);
  const entry = readEntryNumber(params.entry);
  const detail = await needEvidence(store, params.id, (reading) => auditEntryDetail(store, params.id, reading, exhibit, entry, limit), isEntryRevealed(store, params.id, log.exhibit, entry, reveal));
  if (detail === null) throw noSuchEntry(params.exhibit);
  return answer(detail);
});
