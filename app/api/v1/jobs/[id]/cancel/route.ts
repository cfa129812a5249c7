import { answer } from "@/lib/api/answers.ts";
import { handle } from "@/lib/api/handler.ts";
import { needJob } from "@/lib/api/jobLookup.ts";
import { currentRunner } from "@/lib/jobs/current.ts";

/** Stops a job; one that has ended stays as it is. */
export const POST = handle<{ id: string }>(({ params }) => {
  const { id } = needJob(params.id);
  return answer(currentRunner().cancel(id, "responder"));
});
