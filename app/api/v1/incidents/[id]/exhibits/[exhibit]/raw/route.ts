import { handle, readQuery } from "@/lib/api/handler.ts";
import { needExhibit } from "@/lib/api/lookups.ts";
import { rawQuerySchema } from "@/lib/api/queries.ts";
import { rangeAnswer, storedFileAnswer } from "@/lib/api/rawAnswer.ts";
import { readPlace, readRange } from "@/lib/store/rawBytes.ts";

/**
 * The original bytes. Without a query: the whole file as it was given. With `at` or `offset`: a stretch of it as it is
 * read, which differs from the file only where that is compressed.
 */
export const GET = handle<{ id: string; exhibit: string }>(async ({ params, query, store }) => {
  const record = needExhibit(store, params.id, params.exhibit);
  const { at, offset, length } = readQuery(rawQuerySchema, query);
  if (at !== undefined) return rangeAnswer(record, await readPlace(store, params.id, record.number, at));
  if (offset !== undefined) return rangeAnswer(record, await readRange(store, params.id, record.number, offset, length));
  return storedFileAnswer(store, record);
});
