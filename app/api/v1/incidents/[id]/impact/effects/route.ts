import { answer } from "@/lib/api/answers.ts";
import { handle, readQuery } from "@/lib/api/handler.ts";
import { effectsQuerySchema } from "@/lib/api/impactContract.ts";
import { needImpact } from "@/lib/api/impactLookups.ts";
import { effectsPage } from "@/lib/store/effectsPage.ts";
import { firstHarmUs } from "@/lib/store/judgedEffects.ts";

/** Effects of calls, page by page. */
export const GET = handle<{ id: string }>(({ params, query, store }) => {
  const asked = readQuery(effectsQuerySchema, query);
  const { index, standing } = needImpact(store, params.id);
  return answer(effectsPage(index, standing, asked, firstHarmUs(index.db, standing.overrides)));
});
