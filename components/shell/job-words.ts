import type { Job } from "@/lib/api/contract.ts";

const stageWords: Record<Job["stage"], string> = {
  open: "Opening", read: "Reading", join: "Joining", order: "Ordering", finish: "Finishing",
};

export const isLive = (job: Job | null): job is Job => job !== null && (job.state === "queued" || job.state === "running");

/** The stage as a word: it is what screen readers hear when it changes. */
export function stageText(job: Job): string {
  return job.state === "queued" ? "Waiting" : stageWords[job.stage];
}

/** Whole percent, or null while it is not known how much there is. */
export function percentOf(job: Pick<Job, "done" | "total">): number | null {
  return job.total <= 0 ? null : Math.min(100, Math.floor((100 * job.done) / job.total));
}

/** "Importing, 62 %". */
export function jobText(job: Job): string {
  const percent = percentOf(job);
  return percent === null || job.state === "queued" ? "Importing, waiting" : `Importing, ${percent} %`;
}
