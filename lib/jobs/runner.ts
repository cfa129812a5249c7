import { mkdirSync } from "node:fs";
import type { Job } from "../api/contract.ts";
import { forLog } from "../base/errorText.ts";
import type { Actor } from "../store/custodyLog.ts";
import { bundlePartPath, indexPartPath, indexPath, unpackedFolder } from "../store/dataFolder.ts";
import { evidenceOf } from "../store/evidenceReading.ts";
import { exhibitRecords } from "../store/exhibits.ts";
import { nowUs } from "../store/ids.ts";
import type { Store } from "../store/incidents.ts";
import { startBundle, type BundleStarter } from "./bundleStart.ts";
import { compareRestored } from "./compareRestored.ts";
import { publishBundle } from "./publishBundle.ts";
import { incidentExists, queueJob, saveJob, storedJob } from "../store/jobRecords.ts";
import type { AnalysisEnd, AnalysisStarter } from "./analysisWorker.ts";
import { attempt, wordsFor } from "./failure.ts";
import { dropIndexPart, publishIndex } from "./indexPart.ts";
import { keySetOf } from "../store/incidentKeys.ts";
import { isUnfinished, LiveJob } from "./liveJob.ts";
import { progressed } from "./progress.ts";
import { isVerifiable } from "./verifiable.ts";
import { writeEnd, type End } from "./writeEnd.ts";

/** Jobs that read the evidence; a bundle only packs what is there. */
const readingKinds: readonly Job["kind"][] = ["analyze", "verify"];

/** How often the progress of a running job is written down. */
const saveEveryMs = 1_000;

/**
 * Analyses, one at a time, off the request thread. Whoever asked may go away: the work belongs to the job. Nothing of it
 * shows before it is complete: the index is built beside the old one and takes its place in one step.
 */
export class JobRunner {
  readonly #live = new Map<string, LiveJob>();
  readonly #waiting: string[] = [];
  #running: string | null = null;
  /** Incidents whose keys changed while a job of theirs was at work under the old ones. */
  readonly #again = new Set<string>();

  constructor(readonly store: Store, readonly root: string, private readonly startAnalysis: AnalysisStarter, private readonly startPacking: BundleStarter = startBundle) {}

  /** Queues an analysis of everything the incident holds; where one is waiting or running, that one is the answer. */
  analyze(incident: string, actor: Actor): Job {
    return this.unfinishedOf(incident) ?? this.#queue(incident, actor, "analyze");
  }

  /**
   * Verifies the signed logs of an incident with the keys that are trusted now, without reading its traces again. Where there is no
   * index of everything that it holds, it is analysed. A job that waits will use these keys; one that is at work is followed by another.
   */
  verify(incident: string, actor: Actor): Job {
    const unfinished = this.unfinishedOf(incident);
    if (unfinished?.state === "running" && this.#live.get(unfinished.id)?.keySet !== keySetOf(this.store, incident).digest) this.#again.add(incident);
    return unfinished ?? this.#queue(incident, actor, isVerifiable(this.store, incident) ? "verify" : "analyze");
  }

  /** Queues the making of a bundle; where one is waiting or at work, that one is the answer. */
  bundle(incident: string, actor: Actor): Job {
    return this.unfinishedOf(incident, ["bundle"]) ?? this.#queue(incident, actor, "bundle");
  }

  #queue(incident: string, actor: Actor, kind: Job["kind"]): Job {
    const exhibits = exhibitRecords(this.store, incident).map(({ number, name, bytes }) => ({
      exhibit: `x${number}`, name, bytes, bytesDone: 0, records: 0, problems: 0, format: null,
    }));
    const job = queueJob(this.store, incident, exhibits, actor, kind);
    this.#live.set(job.id, new LiveJob(job));
    this.#waiting.push(job.id);
    this.#next();
    return this.job(job.id) ?? job;
  }

  /** The job as it stands this moment. */
  job(id: string): Job | null {
    return this.#live.get(id)?.job ?? storedJob(this.store, id);
  }

  unfinishedOf(incident: string, kinds: readonly Job["kind"][] = readingKinds): Job | null {
    for (const { job } of this.#live.values()) if (job.incident === incident && kinds.includes(job.kind) && isUnfinished(job)) return job;
    return null;
  }

  /** Cancels whatever waits or works for an incident. */
  cancelAll(incident: string, actor: Actor): void {
    for (const { job } of this.#live.values()) if (job.incident === incident) this.cancel(job.id, actor);
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
    if (!live.run) this.#forget(live);
    return live.job;
  }

  #next(): void {
    const id = this.#running === null ? this.#waiting.shift() : undefined;
    const live = id === undefined ? undefined : this.#live.get(id);
    if (id === undefined || !live) return;
    this.#running = id;
    live.change({ state: "running", startedUs: nowUs() });
    live.tell();
    const isBundle = live.job.kind === "bundle";
    const indexPart = (isBundle ? bundlePartPath : indexPartPath)(this.store.dataDir, live.job.incident, id);
    try {
      if (isBundle) this.#pack(live, indexPart);
      else this.#start(live, indexPart);
    } catch (error) {
      this.#workerEnded(live, indexPart, { kind: "failed", message: wordsFor(error) }, 0);
    }
  }

  #pack(live: LiveJob, part: string): void {
    const { store } = this;
    const { incident } = live.job;
    live.change({ stage: "pack" });
    saveJob(store, live.job);
    live.run = this.startPacking({ store, incident, part }, {
      onProgress: (done, total) => {
        if (!isUnfinished(live.job)) return;
        live.change({ done, total });
        live.tell();
      },
      onEnd: (how) => {
        live.made = how.kind === "done" ? how.made : null;
        this.#workerEnded(live, part, how, live.job.exhibits.length);
      },
    });
  }

  #start(live: LiveJob, indexPart: string): void {
    const { store } = this;
    const { incident } = live.job;
    // Exhibits may have come while it waited.
    if (!isVerifiable(store, incident)) live.change({ kind: "analyze" });
    saveJob(store, live.job);
    const scratch = unpackedFolder(store.dataDir);
    mkdirSync(scratch, { recursive: true });
    const inputs = evidenceOf(store, incident);
    const { keys, digest } = keySetOf(store, incident);
    live.keySet = digest;
    this.#again.delete(incident);
    const verified = live.job.kind === "verify" ? indexPath(store.dataDir, incident) : null;
    live.run = this.startAnalysis({ root: this.root, indexPart, scratch, inputs, keys, verified }, {
      onProgress: (reports) => {
        if (!isUnfinished(live.job)) return;
        live.change(progressed(live.job, reports));
        live.tell();
        if (performance.now() - live.savedAtMs < saveEveryMs) return;
        live.savedAtMs = performance.now();
        attempt(() => saveJob(store, live.job));
      },
      onEnd: (how) => this.#workerEnded(live, indexPart, how, inputs.length),
    });
  }

  #workerEnded(live: LiveJob, indexPart: string, how: AnalysisEnd, analysed: number): void {
    // Removed first where it is not wanted: on a full disk its end could not be written down otherwise.
    if (how.kind !== "done" || !isUnfinished(live.job)) dropIndexPart(indexPart);
    if (isUnfinished(live.job)) this.#conclude(live, indexPart, how, analysed);
    dropIndexPart(indexPart);
    this.#forget(live);
    this.#running = null;
    if (this.#again.delete(live.job.incident) && incidentExists(this.store, live.job.incident)) this.verify(live.job.incident, "aftertrace");
    else this.#next();
  }

  #conclude(live: LiveJob, indexPart: string, how: AnalysisEnd, analysed: number): void {
    if (how.kind === "cancelled") return this.#end(live, { state: "cancelled", error: null }, "aftertrace");
    if (how.kind === "failed") return this.#end(live, { state: "failed", error: how.message }, "aftertrace");
    try {
      (live.job.kind === "bundle" ? publishBundle : publishIndex)(this.store.dataDir, live.job.incident, indexPart);
      this.#write(live, { state: "done", error: null }, "aftertrace", analysed);
      if (live.job.kind !== "bundle") void compareRestored(this.store, live.job.incident).catch((error: unknown) => console.error(forLog(error)));
      return live.tell();
    } catch (error) {
      return this.#end(live, { state: "failed", error: wordsFor(error) }, "aftertrace");
    }
  }

  /** Ends a job without findings. Who follows it hears so even where it cannot be written down. */
  #end(live: LiveJob, end: End, actor: Actor): void {
    live.unwritten = () => this.#write(live, end, actor, 0);
    if (attempt(live.unwritten)) live.unwritten = null;
    live.tell();
  }

  #write(live: LiveJob, end: End, actor: Actor, analysed: number): void {
    live.change({ ...end, endedUs: nowUs() });
    writeEnd(this.store, live.job, end, actor, { exhibits: analysed, keySet: live.keySet, made: live.made });
  }

  /** What is written down need not be kept in memory. */
  #forget(live: LiveJob): void {
    if (live.unwritten === null || attempt(live.unwritten)) this.#live.delete(live.id);
  }
}
