import { answer } from "@/lib/api/answers.ts";
import { handle, readQuery } from "@/lib/api/handler.ts";
import { needImpact } from "@/lib/api/impactLookups.ts";
import { originsQuerySchema } from "@/lib/api/injectionContract.ts";
import { originsPage } from "@/lib/store/callOrigins.ts";

/** Why calls were made, page by page. */
export const GET = handle<{ id: string }>(({ params, query, store }) => {
  const asked = readQuery(originsQuerySchema, query);
  const { index, standing } = needImpact(store, params.id);
  return answer(originsPage(index.db, standing, asked));
});
