import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, onTestFinished, test, vi } from "vitest";
import type { Job } from "../../lib/api/contract.ts";
import { workerStarter, type AnalysisEvents } from "../../lib/jobs/analysisWorker.ts";
import { isUnfinished } from "../../lib/jobs/liveJob.ts";
import { JobRunner } from "../../lib/jobs/runner.ts";
import { checkCustody } from "../../lib/store/custodyCheck.ts";
import { custodyLines } from "../../lib/store/custodyLog.ts";
import { indexFolder, indexPath } from "../../lib/store/dataFolder.ts";
import { closeIndex } from "../../lib/store/incidentIndex.ts";
import { createIncident, deleteIncident, incidentRecord, type Store } from "../../lib/store/incidents.ts";
import { incidentView } from "../../lib/store/incidentView.ts";
import { interruptUnfinished, queueJob, storedJob } from "../../lib/store/jobRecords.ts";
import { hand, tempStore } from "../store/tempStore.ts";

const root = process.cwd();
const bundle: { bundle(): Promise<void> } = await import(join(root, "bin", "bundle.mjs"));
beforeAll(() => bundle.bundle(), 30_000);

function runnerOver(store: Store): JobRunner {
  return new JobRunner(store, root, workerStarter(join(root, "dist", "worker.mjs")));
}

/** Waits for the last word of a job. */
function ended(runner: JobRunner, id: string): Promise<Job> {
  return new Promise((resolve) => {
    const look = (job: Job | null) => job && !isUnfinished(job) && resolve(job);
    runner.subscribe(id, look);
    look(runner.job(id));
  });
}

/** Waits until nothing of an unfinished index is left: then the worker is gone. */
async function swept(store: Store): Promise<void> {
  const parts = () => (existsSync(indexFolder(store.dataDir)) ? readdirSync(indexFolder(store.dataDir)).filter((name) => name.includes(".part")) : []);
  for (let tries = 0; parts().length > 0 && tries < 200; tries++) await new Promise((resolve) => setTimeout(resolve, 20));
}

const turn = (number: number) => JSON.stringify({ messages: [{ role: "user", content: `question ${number}` }, { role: "assistant", content: `answer ${number}` }] });
const conversation = (turns: number): string => Array.from({ length: turns }, (_, number) => turn(number)).join("\n");

async function incidentWith(store: Store, content: string): Promise<string> {
  const incident = createIncident(store, { title: "t" }, "responder");
  await hand(store, incident, "a.jsonl", content);
  onTestFinished(() => closeIndex(indexPath(store.dataDir, incident)));
  return incident;
}

test("a finished analysis appears in one step, with its custody line", async () => {
  const store = tempStore();
  const incident = await incidentWith(store, conversation(20));
  const runner = runnerOver(store);
  const job = await ended(runner, runner.analyze(incident, "responder").id);
  expect(job).toMatchObject({ state: "done", error: null });
  const record = incidentRecord(store, incident);
  expect(record).toMatchObject({ state: "ready", indexJob: job.id });
  expect(readdirSync(indexFolder(store.dataDir))).toEqual([`${incident}.sqlite`]);
  const view = record && incidentView(store, record, job);
  expect(view?.counts?.messages).toBe(40);
  expect(view?.exhibits[0]?.findings?.records).toEqual({ read: 20, kept: 20, skipped: 0 });
  expect(custodyLines(store.cases, incident).map(({ event }) => event).slice(-2)).toEqual(["analysis.started", "analysis.done"]);
  expect(checkCustody(store.cases, incident).ok).toBe(true);
});

test("cancelling takes effect at once and leaves the exhibits and no partial findings", async () => {
  const store = tempStore();
  const incident = await incidentWith(store, conversation(60_000));
  const runner = runnerOver(store);
  const { id } = runner.analyze(incident, "responder");
  await new Promise<void>((resolve) => {
    const stop = runner.subscribe(id, (job) => {
      if (job.stage !== "read") return;
      stop();
      resolve();
    });
  });
  const before = performance.now();
  const cancelled = runner.cancel(id, "responder");
  expect(performance.now() - before).toBeLessThan(5_000);
  expect(cancelled).toMatchObject({ state: "cancelled" });
  expect(storedJob(store, id)?.state).toBe("cancelled");
  await swept(store);
  expect(readdirSync(indexFolder(store.dataDir))).toEqual([]);
  const record = incidentRecord(store, incident);
  expect(record && incidentView(store, record, cancelled)).toMatchObject({ state: "cancelled", counts: null, exhibits: [{ id: "x1", findings: null }] });
});

test("one analysis runs at a time; the next starts when it ends, and asking twice is asking once", async () => {
  const store = tempStore();
  const [first, second] = [await incidentWith(store, conversation(5)), await incidentWith(store, conversation(6))];
  const runner = runnerOver(store);
  const a = runner.analyze(first, "responder");
  const b = runner.analyze(second, "responder");
  expect([runner.job(a.id)?.state, runner.job(b.id)?.state]).toEqual(["running", "queued"]);
  expect(runner.analyze(second, "responder").id).toBe(b.id);
  expect((await ended(runner, a.id)).state).toBe("done");
  expect((await ended(runner, b.id)).state).toBe("done");
});

test("an incident deleted while it is analysed leaves no index behind", async () => {
  const store = tempStore();
  const incident = await incidentWith(store, conversation(20_000));
  const runner = runnerOver(store);
  const { id } = runner.analyze(incident, "responder");
  runner.cancel(id, "responder");
  deleteIncident(store, incident, "responder");
  await swept(store);
  // The worker stops at its next look at the flag, and what it had begun goes with it.
  await vi.waitFor(() => expect(readdirSync(indexFolder(store.dataDir))).toEqual([]), { timeout: 20_000, interval: 50 });
});

test("an exhibit that comes while the others are analysed leaves the findings stale", async () => {
  const store = tempStore();
  const incident = await incidentWith(store, conversation(2_000));
  const runner = runnerOver(store);
  const { id } = runner.analyze(incident, "responder");
  await hand(store, incident, "late.jsonl", turn(1));
  await ended(runner, id);
  expect(incidentRecord(store, incident)?.state).toBe("stale");
});

test("a worker that dies fails its job with words, and the next job still runs", async () => {
  const store = tempStore();
  const incident = await incidentWith(store, turn(1));
  const broken = new JobRunner(store, root, workerStarter(join(root, "test", "jobs", "dyingWorker.mjs")));
  const job = await ended(broken, broken.analyze(incident, "responder").id);
  expect(job).toMatchObject({ state: "failed", error: "the disk is full" });
  expect(incidentRecord(store, incident)?.state).toBe("failed");
  const again = broken.analyze(incident, "responder");
  expect(again.id).not.toBe(job.id);
  await ended(broken, again.id);
});

test("a worker that does not look up is ended after the time it is given, and the next job runs", async () => {
  const store = tempStore();
  const incident = await incidentWith(store, turn(1));
  const stubborn = workerStarter(join(root, "test", "jobs", "stubbornWorker.mjs"), 50);
  const usual = workerStarter(join(root, "dist", "worker.mjs"));
  let starts = 0;
  const runner = new JobRunner(store, root, (order, events) => (starts++ === 0 ? stubborn : usual)(order, events));
  const { id } = runner.analyze(incident, "responder");
  const next = runner.analyze(await incidentWith(store, turn(2)), "responder");
  expect(runner.cancel(id, "responder")?.state).toBe("cancelled");
  expect(runner.job(next.id)?.state).toBe("queued");
  expect((await ended(runner, next.id)).state).toBe("done");
});

test("on a full disk a job's end is told, kept in memory, and written down as soon as there is room", async () => {
  const logged = vi.spyOn(console, "error").mockReturnValue(undefined);
  onTestFinished(() => logged.mockRestore());
  const store = tempStore();
  const incident = await incidentWith(store, turn(1));
  const workers: AnalysisEvents[] = [];
  const runner = new JobRunner(store, root, (_, events) => {
    workers.push(events);
    return { cancel: () => undefined };
  });
  const { id } = runner.analyze(incident, "responder");
  store.cases.$client.exec(`create trigger full before update on jobs begin select raise(fail, 'disk'); end`);
  const told = ended(runner, id);
  expect(runner.cancel(id, "responder")?.state).toBe("cancelled");
  expect((await told).state).toBe("cancelled");
  expect([runner.job(id)?.state, storedJob(store, id)?.state]).toEqual(["cancelled", "running"]);
  store.cases.$client.exec("drop trigger full");
  workers[0]?.onEnd({ kind: "cancelled" });
  expect(storedJob(store, id)?.state).toBe("cancelled");
  expect(incidentRecord(store, incident)?.state).toBe("cancelled");
});

test("after a restart unfinished jobs say that they were interrupted", async () => {
  const store = tempStore();
  const incident = await incidentWith(store, turn(1));
  const job = queueJob(store, incident, [], "responder");
  expect(interruptUnfinished(store)).toBe(1);
  expect(storedJob(store, job.id)?.state).toBe("interrupted");
  expect(incidentRecord(store, incident)?.state).toBe("interrupted");
  expect(interruptUnfinished(store)).toBe(0);
});

test("an older job that nobody ended does not take a later analysis back", async () => {
  const store = tempStore();
  const incident = await incidentWith(store, turn(1));
  queueJob(store, incident, [], "responder");
  const runner = runnerOver(store);
  await ended(runner, runner.analyze(incident, "responder").id);
  expect(interruptUnfinished(store)).toBe(1);
  expect(incidentRecord(store, incident)?.state).toBe("ready");
});
