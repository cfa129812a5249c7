import { answer } from "@/lib/api/answers.ts";
import { timelineQuerySchema } from "@/lib/api/timelineContract.ts";
import { handle, readQuery } from "@/lib/api/handler.ts";
import { needTimeline } from "@/lib/api/timelineLookups.ts";
import { timelineFacets } from "@/lib/store/timelineFacets.ts";

/** Counts per value of every filter, under all the others. */
export const GET = handle<{ id: string }>(({ params, query, store }) => {
  const { index, marks } = needTimeline(store, params.id);
  return answer(timelineFacets(index, readQuery(timelineQuerySchema, query), marks));
});
