import { handle } from "@/lib/api/handler.ts";
import { jobEvents } from "@/lib/api/jobEvents.ts";
import { needJob } from "@/lib/api/jobLookup.ts";
import { currentRunner } from "@/lib/jobs/current.ts";

/** Server-Sent Events: the job now, then at each change until it ends. */
export const GET = handle<{ id: string }>(({ params }) => {
  needJob(params.id);
  return jobEvents(currentRunner(), params.id);
});
