import type { Job } from "../api/contract.ts";
import type { Actor } from "../store/custodyLog.ts";
import { exhibitRecords } from "../store/exhibits.ts";
import type { Store } from "../store/incidents.ts";
import { bundleCustody, keepBundle, type MadeBundle } from "../store/bundleRecords.ts";
import { writeCases } from "../store/openDatabase.ts";
import { endJob, incidentExists, type JobEnd } from "../store/jobRecords.ts";

export type End = { readonly state: "done" | "cancelled" | "failed"; readonly error: string | null };

/** What a job saw: how many exhibits, and which trusted keys, by the digest that the findings name; and the bundle that it made. */
export type Seen = { readonly exhibits: number; readonly keySet: string; readonly made?: MadeBundle | null };

/** Writes down how a job ended, with the incident's state and the custody line. */
export function writeEnd(store: Store, job: Job, { state, error }: End, actor: Actor, seen: Seen): void {
  // The incident may have been deleted by the time the worker stopped.
  if (!incidentExists(store, job.incident)) return;
  if (job.kind === "bundle") return writeBundleEnd(store, job, { state, error }, actor, seen.made ?? null);
  const hasMore = exhibitRecords(store, job.incident).length > seen.exhibits;
  const ended: JobEnd["incidentState"] = state === "done" ? (hasMore ? "stale" : "ready") : state;
  // A verification changes verdicts; whether everything was analysed is as it was.
  const incidentState = job.kind === "verify" ? null : ended;
  const detail = state === "done" ? `${seen.exhibits} exhibits, trusted keys ${seen.keySet}` : (error ?? (job.kind === "verify" ? "the verdicts before it stand" : "no findings were kept"));
  endJob(store, job, { state, incidentState, detail }, actor);
}

/** A bundle changes nothing of the incident. The line of the custody log names it by its manifest. */
function writeBundleEnd(store: Store, job: Job, { state, error }: End, actor: Actor, made: MadeBundle | null): void {
  if (state !== "done" || made === null) return endJob(store, job, { state: state === "done" ? "failed" : state, incidentState: null, detail: error ?? "no bundle was kept" }, actor);
  const { text, ...more } = bundleCustody(job.incident, made);
  writeCases(store.cases, () => {
    keepBundle(store, job.incident, made);
    endJob(store, job, { state, incidentState: null, detail: text, more }, actor);
  });
}
