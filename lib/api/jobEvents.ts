import { isUnfinished } from "../jobs/liveJob.ts";
import type { JobRunner } from "../jobs/runner.ts";
import { guardedHeaders } from "./answers.ts";
import type { Job } from "./contract.ts";

/** A comment now and then keeps proxies from taking a quiet line for a dead one. */
const heartbeatMs = 15_000;
/** Jobs over many exhibits are long texts: they are told less often. */
const manyExhibits = 100;
const manyEveryMs = 1_000;

/** Tells a job's progress until it ends or the reader goes away; the job itself goes on. */
export function jobEvents(runner: JobRunner, id: string): Response {
  const encoder = new TextEncoder();
  let stop = (): void => undefined;
  let catchUp = (): void => undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let toldAt = -Infinity;
      let untold: Job | null = null;
      const isRead = () => (controller.desiredSize ?? 0) > 0;
      const tell = (job: Job): void => {
        const ended = !isUnfinished(job);
        untold = job;
        // A reader that does not read must not fill the memory with news: it gets the latest when it reads again.
        if (!ended && !isRead()) return;
        if (!ended && job.exhibits.length > manyExhibits && performance.now() - toldAt < manyEveryMs) return;
        toldAt = performance.now();
        untold = null;
        controller.enqueue(encoder.encode(`data: ${JSON.stringify(job)}\n\n`));
        if (!ended) return;
        stop();
        controller.close();
      };
      catchUp = () => void (untold && tell(untold));
      const heartbeat = setInterval(() => isRead() && controller.enqueue(encoder.encode(": still here\n\n")), heartbeatMs).unref();
      const unsubscribe = runner.subscribe(id, tell);
      stop = () => {
        clearInterval(heartbeat);
        unsubscribe();
      };
      const job = runner.job(id);
      if (job) tell(job);
    },
    pull: () => catchUp(),
    cancel: () => stop(),
  });
  return new Response(body, {
    headers: { ...guardedHeaders, "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store, no-transform", "x-accel-buffering": "no" },
  });
}
