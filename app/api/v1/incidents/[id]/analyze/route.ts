import { answer } from "@/lib/api/answers.ts";
import { handle } from "@/lib/api/handler.ts";
import { needExhibits } from "@/lib/api/lookups.ts";
import { currentRunner } from "@/lib/jobs/current.ts";

/** Queues an analysis of everything the incident holds, or answers with the one that is under way. */
export const POST = handle<{ id: string }>(({ params, store }) => {
  needExhibits(store, params.id);
  return answer(currentRunner().analyze(params.id, "responder"), 202);
});
