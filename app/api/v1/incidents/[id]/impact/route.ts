import { answer } from "@/lib/api/answers.ts";
import { handle } from "@/lib/api/handler.ts";
import { needImpact } from "@/lib/api/impactLookups.ts";
import { manualEvents } from "@/lib/store/events.ts";
import { impactOverview } from "@/lib/store/impactOverview.ts";

/** Everything the head of the Impact page shows. */
export const GET = handle<{ id: string }>(({ params, store }) => {
  const { index, standing } = needImpact(store, params.id);
  return answer(impactOverview(index, standing, manualEvents(store, params.id)));
});
