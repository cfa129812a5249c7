import { answer } from "@/lib/api/answers.ts";
import { handle } from "@/lib/api/handler.ts";
import { needImpact } from "@/lib/api/impactLookups.ts";
import { manualEvents } from "@/lib/store/events.ts";
import { impactOverview } from "@/lib/store/impactOverview.ts";

/** The parts of the run, as the timeline draws them. */
export const GET = handle<{ id: string }>(({ params, store }) => {
  const { index, standing } = needImpact(store, params.id);
  return answer({ phases: impactOverview(index, standing, manualEvents(store, params.id)).phases });
});
