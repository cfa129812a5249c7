import { answer } from "@/lib/api/answers.ts";
import { overviewQuerySchema, timelineQuerySchema } from "@/lib/api/timelineContract.ts";
import { handle, readQuery } from "@/lib/api/handler.ts";
import { needTimeline } from "@/lib/api/timelineLookups.ts";
import { manualEvents } from "@/lib/store/events.ts";
import { timelineOverview } from "@/lib/store/timelineOverview.ts";

/** The whole timeline at a glance. */
export const GET = handle<{ id: string }>(({ params, query, store }) => {
  const { index, marks } = needTimeline(store, params.id);
  const events = manualEvents(store, params.id);
  return answer(timelineOverview(index, readQuery(timelineQuerySchema, query), marks, readQuery(overviewQuerySchema, query), events));
});
