import { answer } from "@/lib/api/answers.ts";
import { timelineQuerySchema } from "@/lib/api/timelineContract.ts";
import { handle, readQuery } from "@/lib/api/handler.ts";
import { needEvidence } from "@/lib/api/lookups.ts";
import { needTimeline } from "@/lib/api/timelineLookups.ts";
import { searchTimeline } from "@/lib/store/search.ts";

/** Rows that hold the words, with the place where they stand; `from` goes on at `next`. */
export const GET = handle<{ id: string }>(async ({ params, query, store }) => {
  const parsed = readQuery(timelineQuerySchema, query);
  return answer(await needEvidence(store, params.id, (reading) => searchTimeline(needTimeline(store, params.id), reading, parsed)));
});
