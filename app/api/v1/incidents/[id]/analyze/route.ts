import { answer, ApiError } from "@/lib/api/answers.ts";
import { handle } from "@/lib/api/handler.ts";
import { needIncident } from "@/lib/api/lookups.ts";
import { currentRunner } from "@/lib/jobs/current.ts";
import { exhibitRecords } from "@/lib/store/exhibits.ts";

/** Queues an analysis of everything the incident holds, or answers with the one that is under way. */
export const POST = handle<{ id: string }>(({ params, store }) => {
  needIncident(store, params.id);
  if (exhibitRecords(store, params.id).length === 0)
    throw new ApiError(409, "no_exhibits", "This incident holds no exhibits yet.", `Send one first: POST /api/v1/incidents/${params.id}/exhibits?name=…`);
  return answer(currentRunner().analyze(params.id, "responder"), 202);
});
