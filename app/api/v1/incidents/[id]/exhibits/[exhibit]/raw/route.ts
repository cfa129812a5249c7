import { handle, readQuery } from "@/lib/api/handler.ts";
import { needExhibit } from "@/lib/api/lookups.ts";
import { rawQuerySchema } from "@/lib/api/queries.ts";
import { rangeAnswer, storedFileAnswer } from "@/lib/api/rawAnswer.ts";
import { isStretchRevealed } from "@/lib/api/revealLookups.ts";
import { readPlace, readRange } from "@/lib/store/rawBytes.ts";

/**
 * The bytes of an exhibit. Without a query: the whole file as it was given, credentials and all. With `at` or `offset`: a stretch of it as it is
 * read, which differs from the file where that is compressed, and where credentials are masked: byte for byte as long.
 */
export const GET = handle<{ id: string; exhibit: string }>(async ({ params, query, store }) => {
  const record = needExhibit(store, params.id, params.exhibit);
  const { at, offset, length, reveal } = readQuery(rawQuerySchema, query);
  if (at !== undefined) return rangeAnswer(record, await readPlace(store, params.id, record.number, at));
  if (offset !== undefined) {
    const revealed = await isStretchRevealed(store, params.id, { exhibit: record.number, offset, length }, reveal);
    return rangeAnswer(record, await readRange(store, params.id, record.number, { offset, length }, revealed));
  }
  return storedFileAnswer(store, record);
});
