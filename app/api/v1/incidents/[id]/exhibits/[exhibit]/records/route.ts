import { answer } from "@/lib/api/answers.ts";
import { handle, readQuery } from "@/lib/api/handler.ts";
import { needExhibit, needIndex } from "@/lib/api/lookups.ts";
import { recordsQuerySchema } from "@/lib/api/queries.ts";
import { entryCount, entryRecords } from "@/lib/store/entryRecords.ts";
import { recordCount, recordsFrom } from "@/lib/store/recordLookup.ts";

/** Where each record lies, in file order. */
export const GET = handle<{ id: string; exhibit: string }>(({ params, query, store }) => {
  const { number } = needExhibit(store, params.id, params.exhibit);
  const { from, count } = readQuery(recordsQuerySchema, query);
  const { db } = needIndex(store, params.id);
  const ofTrace = recordCount(db, number);
  const records = ofTrace > 0 ? recordsFrom(db, number, from, count) : entryRecords(db, number, from, count);
  const last = records.at(-1);
  return answer({ total: ofTrace > 0 ? ofTrace : entryCount(db, number), records, next: last && records.length === count ? last.number + 1 : null });
});
