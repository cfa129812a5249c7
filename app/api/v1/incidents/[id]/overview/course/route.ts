import { answer } from "@/lib/api/answers.ts";
import { handle } from "@/lib/api/handler.ts";
import { needImpact } from "@/lib/api/impactLookups.ts";
import { incidentCourse } from "@/lib/store/incidentCourse.ts";

/** Calls over time, and the growth of the harm. */
export const GET = handle<{ id: string }>(({ params, store }) => {
  const { index, standing } = needImpact(store, params.id);
  return answer(incidentCourse(index, standing));
});
