import { answer } from "@/lib/api/answers.ts";
import { runsQuerySchema } from "@/lib/api/compareContract.ts";
import { handle, readQuery } from "@/lib/api/handler.ts";
import { needImpact } from "@/lib/api/impactLookups.ts";
import { runsPage } from "@/lib/store/runList.ts";

/** The runs of the incident. */
export const GET = handle<{ id: string }>(({ params, query, store }) => {
  const { index, standing } = needImpact(store, params.id);
  return answer(runsPage(index, standing, readQuery(runsQuerySchema, query)));
});
