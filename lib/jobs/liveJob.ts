import type { Job } from "../api/contract.ts";
import type { MadeBundle } from "../store/bundleRecords.ts";
import type { RunningAnalysis } from "./analysisWorker.ts";

/** A job of this process, with those who follow it. */
export class LiveJob {
  readonly listeners = new Set<(job: Job) => void>();
  /** Its worker, once it has one. */
  run: RunningAnalysis | null = null;
  savedAtMs = 0;
  /** The trusted keys that it works with, by the digest that the findings name; empty before it begins. */
  keySet = "";
  /** What a job that makes a bundle made. */
  made: MadeBundle | null = null;
  /** Its end, where that could not be written down yet: the disk was full. */
  unwritten: (() => void) | null = null;

  constructor(public job: Job) {}

  get id(): string {
    return this.job.id;
  }

  change(change: Partial<Job>): void {
    this.job = { ...this.job, ...change };
  }

  tell(): void {
    for (const listener of this.listeners) listener(this.job);
  }
}

export function isUnfinished({ state }: Job): boolean {
  return state === "queued" || state === "running";
}
