import type { Job } from "../api/contract.ts";
import type { Actor } from "../store/custodyLog.ts";
import { exhibitRecords } from "../store/exhibits.ts";
import type { Store } from "../store/incidents.ts";
import { endJob, incidentExists, type JobEnd } from "../store/jobRecords.ts";

export type End = { readonly state: "done" | "cancelled" | "failed"; readonly error: string | null };

/** Writes down how a job ended, with the incident's state and the custody line. `analysed`: how many exhibits it saw. */
export function writeEnd(store: Store, job: Job, { state, error }: End, actor: Actor, analysed: number): void {
  // The incident may have been deleted by the time the worker stopped.
  if (!incidentExists(store, job.incident)) return;
  const hasMore = exhibitRecords(store, job.incident).length > analysed;
  const incidentState: JobEnd["incidentState"] = state === "done" ? (hasMore ? "stale" : "ready") : state;
  const detail = state === "done" ? `${analysed} exhibits` : (error ?? "no findings were kept");
  endJob(store, job, { state, incidentState, detail }, actor);
}
