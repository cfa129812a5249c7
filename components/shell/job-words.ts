import type { Job } from "@/lib/api/contract.ts";

const stageWords: Record<Job["stage"], string> = {
  open: "Opening", read: "Reading", join: "Joining", order: "Ordering", effects: "Looking at effects", injection: "Looking for who asked", audit: "Verifying signed logs", pack: "Packing", finish: "Finishing",
};

export const isLive = (job: Job | null): job is Job => job !== null && (job.state === "queued" || job.state === "running");

/** The stage as a word: it is what screen readers hear when it changes. */
export function stageText(job: Job): string {
  return job.state === "queued" ? "Waiting" : stageWords[job.stage];
}

/** From which percent on each stage counts, about as long as the stages take. */
const stageStart: Record<Job["stage"], number> = { open: 0, read: 0, join: 50, order: 58, effects: 60, injection: 84, audit: 92, pack: 0, finish: 98 };
const stageEnd: Record<Job["stage"], number> = { open: 0, read: 50, join: 58, order: 60, effects: 84, injection: 92, audit: 98, pack: 100, finish: 100 };
/** A job that only verifies has no other stage that takes time. */
const verifyStart = 0;

/**
 * Whole percent of the job. `done` and `total` count within a stage, so the stages are strung together; reading counts
 * by bytes, because one exhibit may be as long as all others together.
 */
export function percentOf(job: Pick<Job, "stage" | "done" | "total" | "exhibits"> & Partial<Pick<Job, "kind">>): number {
  const [done, total] = job.stage === "open" || job.stage === "read" ? bytesOf(job) : [job.done, job.total];
  const start = job.kind === "verify" && job.stage === "audit" ? verifyStart : stageStart[job.stage];
  const end = job.stage === "open" ? stageEnd.read : stageEnd[job.stage];
  return Math.floor(start + (end - start) * (total <= 0 ? 0 : Math.min(1, done / total)));
}

function bytesOf({ exhibits }: Pick<Job, "exhibits">): readonly [number, number] {
  return [exhibits.reduce((sum, { bytesDone }) => sum + bytesDone, 0), exhibits.reduce((sum, { bytes }) => sum + bytes, 0)];
}

const jobWords: Readonly<Record<Job["kind"], string>> = { analyze: "Importing", verify: "Verifying", bundle: "Making a bundle" };

/** "Importing, 62 %". */
export function jobText(job: Job): string {
  const what = jobWords[job.kind];
  return job.state === "queued" ? `${what}, waiting` : `${what}, ${percentOf(job)} %`;
}
