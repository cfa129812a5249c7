import { isUnfinished, type JobRunner } from "../jobs/runner.ts";
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
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let toldAt = -Infinity;
      const tell = (job: Job): void => {
        const ended = !isUnfinished(job);
        // A reader that does not read must not fill the memory with news; it gets the latest when it reads again.
        if (!ended && (controller.desiredSize ?? 0) <= 0) return;
        if (!ended && job.exhibits.length > manyExhibits && performance.now() - toldAt < manyEveryMs) return;
        toldAt = performance.now();
        controller.enqueue(encoder.encode(`data: ${JSON.stringify(job)}\n\n`));
        if (!ended) return;
        stop();
        controller.close();
      };
      const heartbeat = setInterval(() => {
        if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(": still here\n\n"));
      }, heartbeatMs).unref();
      const unsubscribe = runner.subscribe(id, tell);
      stop = () => {
        clearInterval(heartbeat);
        unsubscribe();
      };
      const job = runner.job(id);
      if (job) tell(job);
    },
    cancel: () => stop(),
  });
  return new Response(body, {
    headers: { ...guardedHeaders, "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store, no-transform", "x-accel-buffering": "no" },
  });
}
