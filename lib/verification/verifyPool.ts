import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { BlockReports } from "./blockReports.ts";
import type { WorkerStart, WorkerTask } from "./verifyWorker.ts";

type Waiting = { readonly resolve: (reports: BlockReports) => void; readonly reject: (error: Error) => void };

/** One processor is left for reading and putting together. */
export const workerCount = Math.max(1, availableParallelism() - 1);

/** Threads that judge blocks, and hand the results back in any order; the caller keeps theirs. */
export class VerifyPool {
  readonly #workers: Worker[];
  readonly #waiting = new Map<number, Waiting>();
  #next = 0;

  constructor(script: string, start: WorkerStart, size = workerCount) {
    this.#workers = Array.from({ length: size }, () => this.#start(script, start));
  }

  #start(script: string, start: WorkerStart): Worker {
    const worker = new Worker(script, { workerData: start });
    worker.on("message", ({ number, ...reports }: BlockReports & { readonly number: number }) => {
      this.#waiting.get(number)?.resolve(reports);
      this.#waiting.delete(number);
    });
    worker.on("error", (error) => {
      for (const waiting of this.#waiting.values()) waiting.reject(error instanceof Error ? error : new Error(String(error)));
      this.#waiting.clear();
    });
    return worker;
  }

  get size(): number {
    return this.#workers.length;
  }

  judge(bytes: Uint8Array): Promise<BlockReports> {
    const number = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      const task: WorkerTask = { number, bytes };
      this.#workers[number % this.#workers.length]?.postMessage(task);
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}
