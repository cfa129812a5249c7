import { answer } from "@/lib/api/answers.ts";
import { auditEntryQuerySchema } from "@/lib/api/auditContract.ts";
import { needLog, noSuchEntry, readEntryNumber } from "@/lib/api/auditLookups.ts";
import { handle, readQuery } from "@/lib/api/handler.ts";
import { needEvidence } from "@/lib/api/lookups.ts";
import { auditEntryDetail } from "@/lib/store/auditEntryDetail.ts";

/** One entry laid open: its text, the bytes that were signed, what disagrees, and where it stands in its chains. */
export const GET = handle<{ id: string; exhibit: string; entry: string }>(async ({ params, query, store }) => {
  const { limit } = readQuery(auditEntryQuerySchema, query);
  const { exhibit } = needLog(store, params.id, params.exhibit);
  const detail = await needEvidence(store, params.id, (reading) => auditEntryDetail(store, params.id, reading, exhibit, readEntryNumber(params.entry), limit));
  if (detail === null) throw noSuchEntry(params.exhibit);
  return answer(detail);
});
