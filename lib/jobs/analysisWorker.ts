import { Worker } from "node:worker_threads";
import { wordsFor } from "./failure.ts";
import type { AnalysisOrder, WorkerMessage } from "./protocol.ts";

/** How long a cancelled worker may take to stop by itself before it is ended. */
const gracePeriodUsualMs = 5_000;
/** The worker streams; what grows beyond this is a mistake and must not take the server with it. */
const heapMbMax = 1_536;

export type AnalysisEvents = {
  readonly onProgress: (message: Extract<WorkerMessage, { type: "progress" }>["progress"]) => void;
  /** Called once, when the thread is gone. */
  readonly onEnd: (how: AnalysisEnd) => void;
};
export type AnalysisEnd = { readonly kind: "done" } | { readonly kind: "cancelled" } | { readonly kind: "failed"; readonly message: string };
export type RunningAnalysis = { readonly cancel: () => void };
export type AnalysisStarter = (order: Omit<AnalysisOrder, "cancel">, events: AnalysisEvents) => RunningAnalysis;

/** Starts analyses as worker threads of the bundle at `bundlePath`. */
export function workerStarter(bundlePath: string, gracePeriodMs = gracePeriodUsualMs): AnalysisStarter {
  return (order, events) => {
    const cancel = new SharedArrayBuffer(4);
    const flag = new Int32Array(cancel);
    const workerData: AnalysisOrder = { ...order, cancel };
    const worker = new Worker(bundlePath, { workerData, resourceLimits: { maxOldGenerationSizeMb: heapMbMax } });
    let end: AnalysisEnd | null = null;
    let lastResort: NodeJS.Timeout | undefined;
    worker.on("message", (message: WorkerMessage) => {
      if (message.type === "progress") events.onProgress(message.progress);
      else end = message.type === "failed" ? { kind: "failed", message: message.message } : { kind: message.type };
    });
    worker.on("error", (error) => {
      end = { kind: "failed", message: wordsFor(error) };
    });
    worker.on("exit", () => {
      clearTimeout(lastResort);
      const stopped = Atomics.load(flag, 0) !== 0;
      events.onEnd(end ?? (stopped ? { kind: "cancelled" } : { kind: "failed", message: "The analysis ended without a result." }));
    });
    return {
      cancel: () => {
        Atomics.store(flag, 0, 1);
        lastResort ??= setTimeout(() => void worker.terminate(), gracePeriodMs).unref();
      },
    };
  };
}
