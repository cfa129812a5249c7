import type { Job } from "../api/contract.ts";
import type { AnalysisProgress } from "../pipeline.ts";

/** A job after the worker's reports. Counts never go back, whatever order the reports come in. */
export function progressed(job: Job, reports: readonly AnalysisProgress[]): Pick<Job, "stage" | "done" | "total" | "exhibits"> {
  const last = reports.at(-1);
  if (!last) return job;
  const byExhibit = new Map(reports.map((report) => [`x${report.number}`, report]));
  // While reading, `done` counts the exhibits that lie behind.
  const behind = last.stage === "open" || last.stage === "read" ? last.done : job.exhibits.length;
  const exhibits = job.exhibits.map((one, place) => {
    const { bytesDone = 0, records = 0, problems = 0, format = null } = byExhibit.get(one.exhibit) ?? {};
    return {
      ...one, records: Math.max(one.records, records), problems: Math.max(one.problems, problems), format: format ?? one.format,
      // What comes out of a compressed file is longer than the file.
      bytesDone: place < behind ? one.bytes : Math.max(one.bytesDone, Math.min(bytesDone, one.bytes)),
    };
  });
  return { stage: last.stage, done: last.done, total: last.total, exhibits };
}

/**
 * Gathers reports and passes them on at most every `everyMs`: the last one of each exhibit, so that none ends short of
 * its end. `now` is a monotonic clock in milliseconds.
 */
export function gatherProgress(pass: (reports: AnalysisProgress[]) => void, everyMs: number, now: () => number) {
  const latest = new Map<number | null, AnalysisProgress>();
  let passedAt = -Infinity;
  const flush = (): void => {
    if (latest.size === 0) return;
    passedAt = now();
    pass([...latest.values()]);
    latest.clear();
  };
  return {
    add(report: AnalysisProgress): void {
      // Deleted first, so that the newest report stands last.
      latest.delete(report.number);
      latest.set(report.number, report);
      if (now() - passedAt >= everyMs) flush();
    },
    flush,
  };
}
