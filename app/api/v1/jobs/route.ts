import { answer } from "@/lib/api/answers.ts";
import { handle } from "@/lib/api/handler.ts";
import { currentRunner } from "@/lib/jobs/current.ts";
import { recentJobs } from "@/lib/store/jobRecords.ts";

const jobsShown = 100;

/** The newest jobs, newest first. */
export const GET = handle(({ store }) => {
  const runner = currentRunner();
  return answer({ jobs: recentJobs(store, jobsShown).map((job) => runner.job(job.id) ?? job) });
});
