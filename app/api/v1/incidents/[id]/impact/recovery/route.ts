import { answer } from "@/lib/api/answers.ts";
import { handle, readQuery } from "@/lib/api/handler.ts";
import { recoveryQuerySchema } from "@/lib/api/impactContract.ts";
import { needImpact } from "@/lib/api/impactLookups.ts";
import { firstHarmUs } from "@/lib/store/judgedEffects.ts";
import { recoveryPage } from "@/lib/store/recoveryPage.ts";

/** What there is to be done, page by page. */
export const GET = handle<{ id: string }>(({ params, query, store }) => {
  const asked = readQuery(recoveryQuerySchema, query);
  const { index, standing } = needImpact(store, params.id);
  return answer(recoveryPage(index, standing, asked, firstHarmUs(index.db, standing.overrides)));
});
