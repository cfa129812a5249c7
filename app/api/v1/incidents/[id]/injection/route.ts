import { answer } from "@/lib/api/answers.ts";
import { handle } from "@/lib/api/handler.ts";
import { needImpact } from "@/lib/api/impactLookups.ts";
import { injectionOverview } from "@/lib/store/injectionOverview.ts";

/** Was it intent or injection. */
export const GET = handle<{ id: string }>(({ params, store }) => {
  const { index, standing } = needImpact(store, params.id);
  return answer(injectionOverview(index.db, standing));
});
