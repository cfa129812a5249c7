import { and, desc, eq, inArray, ne } from "drizzle-orm";
import { z } from "zod";
import { incidents, jobs } from "../../drizzle/cases.ts";
import { exhibitProgressSchema, type Job } from "../api/contract.ts";
import type { CustodyEvent } from "./custodyEvents.ts";
import { appendCustody, type Actor, type CustodyMore } from "./custodyLog.ts";
import { newId, nowUs } from "./ids.ts";
import { setIncidentState, type RestingState, type Store } from "./incidents.ts";
import { writeCases } from "./openDatabase.ts";

type JobRecord = typeof jobs.$inferSelect;
type FinalState = "done" | "cancelled" | "failed" | "interrupted";

const eventsOf = { analyze: "analysis", verify: "verification", bundle: "bundling" } as const satisfies Readonly<Record<Job["kind"], string>>;

/** Enters a job that waits for its turn. */
export function queueJob({ cases }: Store, incident: string, exhibits: Job["exhibits"], actor: Actor, kind: Job["kind"] = "analyze"): Job {
  const record: JobRecord = {
    id: newId(), incident, kind, state: "queued", stage: "open", exhibits: JSON.stringify(exhibits), done: 0,
    total: exhibits.reduce((sum, { bytes }) => sum + bytes, 0), createdUs: nowUs(), startedUs: null, endedUs: null, error: null,
  };
  writeCases(cases, () => {
    cases.insert(jobs).values(record).run();
    appendCustody(cases, incident, actor, `${eventsOf[kind]}.started`, `job ${record.id} over ${exhibits.length} exhibits`);
  });
  return jobOf(record);
}

/** Keeps how far a running job has come. */
export function saveJob({ cases }: Store, job: Job): void {
  writeCases(cases, () => {
    const { id, kind, state, stage, done, total, startedUs, endedUs, error } = job;
    cases.update(jobs).set({ kind, state, stage, done, total, startedUs, endedUs, error, exhibits: JSON.stringify(job.exhibits) }).where(eq(jobs.id, id)).run();
  });
}

/** `incidentState`: null leaves the incident as it is. */
export type JobEnd = { readonly state: FinalState; readonly incidentState: RestingState | null; readonly detail: string; readonly more?: CustodyMore };

/** Ends a job: its state, the incident's and the custody line in one transaction. */
export function endJob(store: Store, job: Job, { state, incidentState, detail, more = {} }: JobEnd, actor: Actor): void {
  const { cases } = store;
  const event: CustodyEvent = `${eventsOf[job.kind]}.${state}`;
  writeCases(cases, () => {
    saveJob(store, job);
    if (incidentState !== null) setIncidentState(cases, job.incident, incidentState, state === "done" ? job.id : undefined);
    appendCustody(cases, job.incident, actor, event, `job ${job.id}: ${detail}`, more);
  });
}

/** After a restart nobody works on these any more: they say so, and the incident can be analysed again. */
export function interruptUnfinished(store: Store): number {
  const { cases } = store;
  const left = cases.select().from(jobs).where(inArray(jobs.state, ["queued", "running"])).all();
  for (const record of left) {
    const job: Job = { ...jobOf(record), state: "interrupted", endedUs: nowUs(), error: `The app was stopped before the ${eventsOf[record.kind]} was complete.` };
    // A later analysis may have ended well where a full disk kept this one's end from being written down.
    // A verification leaves what was there before it.
    const isLatest = job.kind === "analyze" && latestJob(store, job.incident)?.id === job.id;
    endJob(store, job, { state: "interrupted", incidentState: isLatest ? "interrupted" : null, detail: "the app was stopped" }, "aftertrace");
  }
  return left.length;
}

export function storedJob({ cases }: Store, id: string): Job | null {
  const record = cases.select().from(jobs).where(eq(jobs.id, id)).get();
  return record ? jobOf(record) : null;
}

/** The newest job that reads the evidence of an incident. */
export function latestJob({ cases }: Store, incident: string): Job | null {
  const record = cases.select().from(jobs).where(and(eq(jobs.incident, incident), ne(jobs.kind, "bundle"))).orderBy(desc(jobs.createdUs), desc(jobs.id)).limit(1).get();
  return record ? jobOf(record) : null;
}

/** The newest jobs of all incidents, newest first. */
export function recentJobs({ cases }: Store, count: number): Job[] {
  return cases.select().from(jobs).orderBy(desc(jobs.createdUs), desc(jobs.id)).limit(count).all().map(jobOf);
}

/** Does the incident still exist? A job may outlive it by the time its worker takes to stop. */
export function incidentExists({ cases }: Store, id: string): boolean {
  return cases.select({ id: incidents.id }).from(incidents).where(eq(incidents.id, id)).get() !== undefined;
}

function jobOf({ createdUs: _, ...record }: JobRecord): Job {
  return { ...record, exhibits: z.array(exhibitProgressSchema).parse(JSON.parse(record.exhibits)) };
}
