import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { BlockReports, EntryBlock } from "./blockReports.ts";
import type { WorkerStart, WorkerTask } from "./verifyWorker.ts";

type Waiting = { readonly resolve: (reports: BlockReports) => void; readonly reject: (error: Error) => void };

/** One processor is left for reading and putting together. */
export const workerCount = Math.max(1, availableParallelism() - 1);

/** What is judged lives for a block: more room for it only makes the process larger. */
const maxYoungGenerationSizeMb = 6;

/** Threads that judge blocks, and hand the results back in any order; the caller keeps theirs. */
export class VerifyPool {
  readonly #workers: Worker[];
  readonly #waiting = new Map<number, Waiting>();
  #next = 0;
  #failure: Error | null = null;

  constructor(script: string, start: WorkerStart, size = workerCount) {
    this.#workers = Array.from({ length: size }, () => this.#start(script, start));
  }

  #start(script: string, start: WorkerStart): Worker {
    const worker = new Worker(script, { workerData: start, resourceLimits: { maxYoungGenerationSizeMb } });
    worker.on("message", ({ number, ...reports }: BlockReports & { readonly number: number }) => {
      this.#waiting.get(number)?.resolve(reports);
      this.#waiting.delete(number);
    });
    worker.on("error", (error) => this.#fail(error instanceof Error ? error : new Error(String(error))));
    worker.on("exit", (code) => this.#fail(new Error(`a verifying thread ended with ${code}`)));
    return worker;
  }

  /** Without one of its threads the pool cannot answer for every block any more. */
  #fail(error: Error): void {
    this.#failure ??= error;
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }

  /** Blocks that were given away and have not come back. */
  get queued(): number {
    return this.#waiting.size;
  }

  judge(block: EntryBlock): Promise<BlockReports> {
    const number = this.#next++;
    return new Promise((resolve, reject) => {
      if (this.#failure !== null) return reject(this.#failure);
      this.#waiting.set(number, { resolve, reject });
      const task: WorkerTask = { number, block };
      this.#workers[number % this.#workers.length]?.postMessage(task);
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}
