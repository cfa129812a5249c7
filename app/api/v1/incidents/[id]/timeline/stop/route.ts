import { answer } from "@/lib/api/answers.ts";
import { stopQuerySchema, timelineQuerySchema } from "@/lib/api/timelineContract.ts";
import { handle, readQuery } from "@/lib/api/handler.ts";
import { needTimeline } from "@/lib/api/timelineLookups.ts";
import { timelineStop } from "@/lib/store/timelineStops.ts";

/** The next or previous match, flagged, harmful or marked row. */
export const GET = handle<{ id: string }>(({ params, query, store }) => {
  const { index, marks } = needTimeline(store, params.id);
  return answer(timelineStop(index, readQuery(timelineQuerySchema, query), marks, readQuery(stopQuerySchema, query)));
});
