import { answer } from "@/lib/api/answers.ts";
import { handle } from "@/lib/api/handler.ts";
import { needImpact } from "@/lib/api/impactLookups.ts";
import { incidentOverview } from "@/lib/store/incidentOverview.ts";

/** What the Overview and the marks of the tabs say. */
export const GET = handle<{ id: string }>(({ params, store }) => {
  const { index, standing } = needImpact(store, params.id);
  return answer(incidentOverview(index, standing));
});
