import { currentRunner } from "../jobs/current.ts";
import { isId } from "../store/ids.ts";
import { ApiError } from "./answers.ts";
import type { Job } from "./contract.ts";

/** The job of this id as it stands, or the refusal that says so. */
export function needJob(id: string): Job {
  const job = isId(id) ? currentRunner().job(id) : null;
  if (job) return job;
  throw new ApiError(404, "no_such_job", "There is no job of this id.", "See /api/v1/jobs for the latest.");
}
