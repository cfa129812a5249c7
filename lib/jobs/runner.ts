import { mkdirSync, renameSync, rmSync } from "node:fs";
import type { Job } from "../api/contract.ts";
import type { Actor } from "../store/custodyLog.ts";
import { indexPartPath, indexPath, unpackedFolder } from "../store/dataFolder.ts";
import { evidenceOf } from "../store/evidenceReading.ts";
import { exhibitRecords } from "../store/exhibits.ts";
import { nowUs } from "../store/ids.ts";
import { closeIndex } from "../store/incidentIndex.ts";
import type { Store } from "../store/incidents.ts";
import { endJob, incidentExists, queueJob, saveJob, storedJob } from "../store/jobRecords.ts";
import type { AnalysisEnd, AnalysisStarter, RunningAnalysis } from "./analysisWorker.ts";
import { progressed } from "./progress.ts";

/** How often the progress of a running job is written down. */
const saveEveryMs = 1_000;

type Live = {
  job: Job;
  readonly listeners: Set<(job: Job) => void>;
  run: RunningAnalysis | null;
  savedAtMs: number;
};

/**
 * Analyses, one at a time, off the request thread. Whoever asked may go away: the work belongs to the job. Nothing of it
 * shows before it is complete: the index is built beside the old one and takes its place in one step.
 */
export class JobRunner {
  readonly #live = new Map<string, Live>();
  readonly #waiting: string[] = [];
  #running: string | null = null;

  constructor(readonly store: Store, readonly root: string, private readonly startAnalysis: AnalysisStarter) {}

  /** Queues an analysis of everything the incident holds; where one is waiting or running, that one is the answer. */
  analyze(incident: string, actor: Actor): Job {
    const unfinished = this.unfinishedOf(incident);
    if (unfinished) return unfinished;
    const exhibits = exhibitRecords(this.store, incident).map(({ number, name, bytes }) => ({
      exhibit: `x${number}`, name, bytes, bytesDone: 0, records: 0, problems: 0, format: null,
    }));
    const job = queueJob(this.store, incident, exhibits, actor);
    this.#live.set(job.id, { job, listeners: new Set(), run: null, savedAtMs: 0 });
    this.#waiting.push(job.id);
    this.#next();
    return this.job(job.id) ?? job;
  }

  /** The job as it stands this moment. */
  job(id: string): Job | null {
    return this.#live.get(id)?.job ?? storedJob(this.store, id);
  }

  unfinishedOf(incident: string): Job | null {
    for (const { job } of this.#live.values()) if (job.incident === incident && isUnfinished(job)) return job;
    return null;
  }

  /** Tells `listener` of every change until the job ends; the answer takes it off the list. */
  subscribe(id: string, listener: (job: Job) => void): () => void {
    const live = this.#live.get(id);
    live?.listeners.add(listener);
    return () => void live?.listeners.delete(listener);
  }

  /** The job counts as cancelled at once; its worker stops at its next look at the flag, and is ended where it does not. */
  cancel(id: string, actor: Actor): Job | null {
    const live = this.#live.get(id);
    if (!live || !isUnfinished(live.job)) return this.job(id);
    const waitingAt = this.#waiting.indexOf(id);
    if (waitingAt >= 0) this.#waiting.splice(waitingAt, 1);
    live.run?.cancel();
    this.#end(live, { state: "cancelled", error: null }, actor);
    if (!live.run) this.#live.delete(id);
    return live.job;
  }

  #next(): void {
    const id = this.#running === null ? this.#waiting.shift() : undefined;
    const live = id === undefined ? undefined : this.#live.get(id);
    if (id === undefined || !live) return;
    this.#running = id;
    this.#change(live, { state: "running", startedUs: nowUs() });
    saveJob(this.store, live.job);
    const { dataDir } = this.store;
    mkdirSync(unpackedFolder(dataDir), { recursive: true });
    const indexPart = indexPartPath(dataDir, live.job.incident, id);
    const inputs = evidenceOf(this.store, live.job.incident);
    live.run = this.startAnalysis({ root: this.root, indexPart, scratch: unpackedFolder(dataDir), inputs }, {
      onProgress: (reports) => {
        if (!isUnfinished(live.job)) return;
        this.#change(live, progressed(live.job, reports));
        if (performance.now() - live.savedAtMs < saveEveryMs) return;
        live.savedAtMs = performance.now();
        saveJob(this.store, live.job);
      },
      onEnd: (how) => this.#workerEnded(live, indexPart, how, inputs.length),
    });
  }

  #workerEnded(live: Live, indexPart: string, how: AnalysisEnd, analysed: number): void {
    try {
      if (isUnfinished(live.job)) this.#conclude(live, indexPart, how, analysed);
    } catch (error) {
      // Nobody above could answer for it: this runs when the thread is gone. The next start says "interrupted".
      console.error(error);
    } finally {
      rmSync(indexPart, { force: true });
      this.#live.delete(live.job.id);
      this.#running = null;
      this.#next();
    }
  }

  #conclude(live: Live, indexPart: string, how: AnalysisEnd, analysed: number): void {
    if (how.kind === "cancelled") return this.#end(live, { state: "cancelled", error: null }, "aftertrace");
    if (how.kind === "failed") return this.#end(live, { state: "failed", error: how.message }, "aftertrace");
    try {
      this.#publish(live, indexPart, analysed);
    } catch (error) {
      this.#end(live, { state: "failed", error: error instanceof Error ? error.message : String(error) }, "aftertrace");
    }
  }

  /** Puts the finished index in the place of the old one: before this step nobody sees any of it, after it all of it. */
  #publish(live: Live, indexPart: string, analysed: number): void {
    const path = indexPath(this.store.dataDir, live.job.incident);
    closeIndex(path);
    renameSync(indexPart, path);
    this.#end(live, { state: "done", error: null }, "aftertrace", analysed);
  }

  #end(live: Live, { state, error }: { state: "done" | "cancelled" | "failed"; error: string | null }, actor: Actor, analysed = 0): void {
    this.#change(live, { state, error, endedUs: nowUs() }, false);
    const { incident } = live.job;
    if (incidentExists(this.store, incident)) {
      const hasMore = exhibitRecords(this.store, incident).length > analysed;
      const incidentState = state === "done" ? (hasMore ? "stale" : "ready") : state;
      const detail = state === "done" ? `${analysed} exhibits` : (error ?? "no findings were kept");
      endJob(this.store, live.job, { state, incidentState, detail }, actor);
    }
    // Told last: whoever hears "done" finds the findings in place.
    for (const listener of live.listeners) listener(live.job);
  }

  #change(live: Live, change: Partial<Job>, tell = true): void {
    live.job = { ...live.job, ...change };
    if (tell) for (const listener of live.listeners) listener(live.job);
  }
}

export function isUnfinished({ state }: Job): boolean {
  return state === "queued" || state === "running";
}
