import { answer } from "@/lib/api/answers.ts";
import { handle } from "@/lib/api/handler.ts";
import { needExhibits } from "@/lib/api/lookups.ts";
import { currentRunner } from "@/lib/jobs/current.ts";

/** Verifies the signed logs again with the keys that are trusted now, or answers with the job that is under way. What was never analysed is analysed. */
export const POST = handle<{ id: string }>(({ params, store }) => {
  needExhibits(store, params.id);
  return answer(currentRunner().verify(params.id, "responder"), 202);
});
