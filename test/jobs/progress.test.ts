import { expect, test } from "vitest";
import type { Job } from "../../lib/api/contract.ts";
import { gatherProgress, progressed } from "../../lib/jobs/progress.ts";
import type { AnalysisProgress } from "../../lib/pipeline.ts";

const report = (number: number | null, records: number, change: Partial<AnalysisProgress> = {}): AnalysisProgress => ({
  stage: "read", number, done: 0, total: 2, bytesDone: records, records, problems: 0, format: "a.b", ...change,
});

test("reports are passed on ten times a second at most, and the last of each exhibit is never lost", () => {
  let clock = 0;
  const passed: AnalysisProgress[][] = [];
  const gather = gatherProgress((reports) => passed.push(reports), 100, () => clock);
  for (let step = 1; step <= 1_000; step++) {
    clock += 1;
    gather.add(report(step <= 500 ? 1 : 2, step));
  }
  gather.flush();
  expect(passed.length).toBeLessThanOrEqual(12);
  const all = passed.flat();
  expect(all.findLast(({ number }) => number === 1)?.records).toBe(500);
  expect(all.at(-1)?.records).toBe(1_000);
});

test("counts never go back, and what lies behind counts as read", () => {
  const exhibit = (id: string) => ({ exhibit: id, name: id, bytes: 10, bytesDone: 0, records: 0, problems: 0, format: null });
  const job: Job = {
    id: "j", incident: "i", kind: "analyze", state: "running", stage: "open", exhibits: [exhibit("x1"), exhibit("x2")], done: 0, total: 2,
    startedUs: 1, endedUs: null, error: null,
  };
  const first = { ...job, ...progressed(job, [report(1, 8)]) };
  const second = { ...first, ...progressed(first, [report(1, 3), report(2, 50, { done: 1 })]) };
  expect(second.exhibits).toMatchObject([{ records: 8, bytesDone: 10, format: "a.b" }, { records: 50, bytesDone: 10 }]);
});
