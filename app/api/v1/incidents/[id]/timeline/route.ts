import { answer } from "@/lib/api/answers.ts";
import { timelineQuerySchema } from "@/lib/api/timelineContract.ts";
import { handle, readQuery } from "@/lib/api/handler.ts";
import { needTimeline } from "@/lib/api/timelineLookups.ts";
import { timelineWindow } from "@/lib/store/timeline.ts";

/** A window of rows. */
export const GET = handle<{ id: string }>(({ params, query, store }) => {
  const { index, marks } = needTimeline(store, params.id);
  return answer(timelineWindow(index, readQuery(timelineQuerySchema, query), marks));
});
