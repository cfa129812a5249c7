import { expect, test } from "vitest";
import type { Job } from "../../lib/api/contract.ts";
import { jobEvents } from "../../lib/api/jobEvents.ts";
import { JobRunner } from "../../lib/jobs/runner.ts";
import { createIncident } from "../../lib/store/incidents.ts";
import type { AnalysisEvents } from "../../lib/jobs/analysisWorker.ts";
import { hand, tempStore } from "../store/tempStore.ts";

test("a reader that does not read is not sent news without end, and hears the end all the same", async () => {
  const store = tempStore();
  const incident = createIncident(store, { title: "t" }, "responder");
  await hand(store, incident, "a.json", "{}");
  const workers: AnalysisEvents[] = [];
  const runner = new JobRunner(store, process.cwd(), (_, events) => {
    workers.push(events);
    return { cancel: () => undefined };
  });
  const { id } = runner.analyze(incident, "responder");
  const { body } = jobEvents(runner, id);
  const report = { stage: "read", number: 1, done: 0, total: 1, bytesDone: 1, problems: 0, format: null } as const;
  for (let records = 0; records < 1_000; records++) workers[0]?.onProgress([{ ...report, records }]);
  workers[0]?.onEnd({ kind: "failed", message: "no" });
  const told: Job[] = [];
  for await (const chunk of body ?? []) told.push(JSON.parse(Buffer.from(chunk).toString().replace("data: ", "")));
  expect(told.length).toBeLessThan(5);
  expect(told.at(-1)).toMatchObject({ state: "failed", error: "no" });
});
