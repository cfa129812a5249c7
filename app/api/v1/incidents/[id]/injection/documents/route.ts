import { answer } from "@/lib/api/answers.ts";
import { handle, readQuery } from "@/lib/api/handler.ts";
import { documentsQuerySchema } from "@/lib/api/injectionContract.ts";
import { needIndex } from "@/lib/api/lookups.ts";
import { documentsPage } from "@/lib/store/documentViews.ts";

/** What the agent read, page by page. */
export const GET = handle<{ id: string }>(({ params, query, store }) => {
  const asked = readQuery(documentsQuerySchema, query);
  return answer(documentsPage(needIndex(store, params.id).db, asked));
});
