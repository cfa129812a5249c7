import { answer } from "@/lib/api/answers.ts";
import { handle, readQuery } from "@/lib/api/handler.ts";
import { needImpact } from "@/lib/api/impactLookups.ts";
import { replayStopQuerySchema } from "@/lib/api/replayContract.ts";
import { needTimeline } from "@/lib/api/timelineLookups.ts";
import { replayStop } from "@/lib/store/replayWindow.ts";

/** The next or previous harmful call. */
export const GET = handle<{ id: string }>(({ params, query, store }) => {
  const { standing } = needImpact(store, params.id);
  return answer(replayStop(needTimeline(store, params.id).index, standing, readQuery(replayStopQuerySchema, query)));
});
