import type { Job } from "@/lib/api/contract.ts";

const stageWords: Record<Job["stage"], string> = {
  open: "Opening", read: "Reading", join: "Joining", order: "Ordering", finish: "Finishing",
};

export const isLive = (job: Job | null): job is Job => job !== null && (job.state === "queued" || job.state === "running");

/** The stage as a word: it is what screen readers hear when it changes. */
export function stageText(job: Job): string {
  return job.state === "queued" ? "Waiting" : stageWords[job.stage];
}

/** From which percent on each stage counts, about as long as the stages take. */
const stageStart: Record<Job["stage"], number> = { open: 0, read: 0, join: 70, order: 90, finish: 96 };
const stageEnd: Record<Job["stage"], number> = { open: 0, read: 70, join: 90, order: 96, finish: 100 };

/**
 * Whole percent of the job. `done` and `total` count within a stage, so the stages are strung together; reading counts
 * by bytes, because one exhibit may be as long as all others together.
 */
export function percentOf(job: Pick<Job, "stage" | "done" | "total" | "exhibits">): number {
  const [done, total] = job.stage === "open" || job.stage === "read" ? bytesOf(job) : [job.done, job.total];
  const start = stageStart[job.stage];
  const end = job.stage === "open" ? stageEnd.read : stageEnd[job.stage];
  return Math.floor(start + (end - start) * (total <= 0 ? 0 : Math.min(1, done / total)));
}

function bytesOf({ exhibits }: Pick<Job, "exhibits">): readonly [number, number] {
  return [exhibits.reduce((sum, { bytesDone }) => sum + bytesDone, 0), exhibits.reduce((sum, { bytes }) => sum + bytes, 0)];
}

/** "Importing, 62 %". */
export function jobText(job: Job): string {
  return job.state === "queued" ? "Importing, waiting" : `Importing, ${percentOf(job)} %`;
}
